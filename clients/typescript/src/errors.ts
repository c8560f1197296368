import { isObject, parse } from "./json.js";

/** Kinds of problems, by which programs decide. */
export const PROBLEM_KINDS = [
  "invalid-request",
  "unreadable-body",
  "invalid-persona",
  "invalid-schema",
  "invalid-registration",
  "duplicate-persona",
  "too-many-personas",
  "invalid-token",
  "invalid-client",
  "stronger-login-required",
  "permission-missing",
  "not-the-owner",
  "change-not-permitted",
  "not-steward",
  "transient-user",
  "pairwise-client",
  "registration-not-permitted",
  "registration-needs-page",
  "origin-not-allowed",
  "realm-disabled",
  "https-required",
  "realm-not-set-up",
  "persona-not-found",
  "user-not-found",
  "client-not-found",
  "import-not-found",
  "preset-not-found",
  "event-not-found",
  "assessment-not-found",
  "review-not-found",
  "circle-not-found",
  "invitation-not-found",
  "no-persona-selected",
  "state-conflict",
  "calendar-full",
  "ambiguous-persona-id",
  "no-history",
  "no-login-session",
  "schema-in-use",
  "new-stewards",
  "unreadable-schema",
  "concurrent-changes",
] as const;

/** One of the kinds; `other` where the status says everything, or for a kind of a later version. */
export type ProblemKind = (typeof PROBLEM_KINDS)[number] | "other";

const PREFIX = "https://keycloakpersonas.github.io/problems/";
const LONGEST_DETAIL = 2000;

/** An answer of the server, as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The seconds of `Retry-After`, where it has seconds. */
export const retryAfter = ({ headers }: Answer): number | undefined => {
  const value = headers.get("Retry-After")?.trim() ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
};

/** What this client throws. No message of it has a token or a secret. */
export class PersonaClientError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** No answer has come in time, or none that can be read. */
export class UnreachableError extends PersonaClientError {}

/** The token endpoint has refused an access token (RFC 6749, section 5.2). */
export class TokenError extends PersonaClientError {
  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The code, such as `invalid_grant` for a refresh token that has ended: the user has to log in again. */
    readonly error: string,
    description: string,
  ) {
    super(
      `No access token: ${[error, description].filter(Boolean).join(", ")}`,
    );
  }
}

/** The API has refused a call (RFC 9457), which has changed nothing. There is a class for each status that programs react to. */
export class ProblemError extends PersonaClientError {
  /** The HTTP status. */
  readonly status: number;
  /** The URI of the kind of problem; `about:blank` where the status says everything. */
  readonly type: string;
  /** What is wrong by member or parameter, `group.attribute` within a group. */
  readonly errors: Readonly<Record<string, string>>;
  /** The id under which the server's log has the request; empty if a proxy has answered. */
  readonly requestId: string;

  constructor(answer: Answer) {
    const json = parse(answer.text);
    const problem = isObject(json) ? json : {};
    const text = (name: string) =>
      typeof problem[name] === "string" ? problem[name] : "";
    super(
      (text("detail") || text("error")).slice(0, LONGEST_DETAIL) ||
        `The server has answered ${answer.status}`,
    );
    this.status = answer.status;
    this.type = text("type") || "about:blank";
    this.errors = isObject(problem["errors"])
      ? Object.fromEntries(
          Object.entries(problem["errors"]).map(([k, v]) => [k, String(v)]),
        )
      : {};
    this.requestId = answer.headers.get("X-Request-Id") ?? "";
  }

  /** The kind of problem. */
  get kind(): ProblemKind {
    return PROBLEM_KINDS.find((kind) => this.type === PREFIX + kind) ?? "other";
  }
}

/** 400: a member or a parameter is at fault. */
export class InvalidError extends ProblemError {}

/** 401: the token is not valid, or a stronger login is required. */
export class UnauthenticatedError extends ProblemError {
  /** The levels of which a new login must reach one (RFC 9470); empty if none is required. */
  readonly acrValues: readonly string[];

  constructor(answer: Answer) {
    super(answer);
    const challenge = answer.headers.get("WWW-Authenticate") ?? "";
    const values = /acr_values="([^"]*)"/.exec(challenge)?.[1] ?? "";
    this.acrValues = values.split(" ").filter(Boolean);
  }
}

/** 403: a role is missing, or a rule does not permit it. */
export class ForbiddenError extends ProblemError {}

/** 404: there is no such persona or user, or the realm is not set up. */
export class NotFoundError extends ProblemError {}

/** 409: the state does not permit it. */
export class ConflictError extends ProblemError {}

/** 412: the persona has changed since it was read. */
export class ChangedMeanwhileError extends ProblemError {}

/** 429: too many calls, also after the client has waited as often and as long as it may. */
export class TooManyRequestsError extends ProblemError {
  /** How many seconds to wait before the next call. */
  readonly retryAfter: number;

  constructor(answer: Answer) {
    super(answer);
    this.retryAfter = retryAfter(answer) ?? 1;
  }
}

const CLASSES: Readonly<Record<number, new (answer: Answer) => ProblemError>> =
  {
    400: InvalidError,
    401: UnauthenticatedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    412: ChangedMeanwhileError,
    429: TooManyRequestsError,
  };

export const problemOf = (answer: Answer): ProblemError =>
  new (CLASSES[answer.status] ?? ProblemError)(answer);
