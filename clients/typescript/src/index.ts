export { PersonaClaims, type ClaimedPersona } from "./claims.js";
export { PersonaClient, type PersonaClientOptions } from "./client.js";
export {
  ChangedMeanwhileError,
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  PersonaClientError,
  PROBLEM_KINDS,
  ProblemError,
  type ProblemKind,
  TokenError,
  TooManyRequestsError,
  UnauthenticatedError,
  UnreachableError,
} from "./errors.js";
export {
  clientCredentials,
  refreshing,
  type ClientCredentials,
  type RefreshingLogin,
  type TokenSource,
} from "./tokens.js";
export {
  PERSONA_STATUSES,
  type AttributeRule,
  type CircleRule,
  type GroupRule,
  type Health,
  type Limits,
  type NewPersona,
  type Persona,
  type PersonaChange,
  type PersonaFilter,
  type PersonaHolder,
  type PersonaSchema,
  type PersonaStatus,
  type ScheduleWindow,
  type TitleRule,
  type User,
} from "./types.js";
