import type { components } from "../../generated/openapi";

type Schemas = components["schemas"];

export type Status = Schemas["Status"];
export type ScheduleWindow = Schemas["ScheduleWindow"];
export type AttributeRule = Schemas["AttributeRule"];
export type GroupRule = Schemas["GroupRule"];
export type TitleRule = Schemas["TitleRule"] & {
  /** The titles whose holders manage personas of this one in their own circle. */
  managed_by?: string[];
};
export type PersonaSchema = Schemas["PersonaSchema"] & {
  calendar?: { enabled?: boolean };
  /** The names of the realm's assessments; left out without any. */
  assessments?: string[];
  /** Whether the realm has reviews. */
  reviews?: boolean;
  /** What users can do without; left out where there are no reminders. */
  mails?: { reminders: boolean };
  /** Whether some titles are managed by holders of others. */
  stewards?: boolean;
  /** Whether people can be invited. */
  invitations?: boolean;
  /** What a request for a title that needs approval says; left out where it says nothing. */
  requests?: { reason?: "none" | "optional" | "required" };
  circles: { stewards_see?: "username" | "name" | "none" };
};
export type ProblemDetail = Schemas["Problem"];

/** A persona; its attributes, and groups of them as objects, stand beside the fixed members. */
export type Persona = Pick<
  Schemas["Persona"],
  | "id"
  | "persona_id"
  | "user_sub"
  | "title"
  | "circle"
  | "status"
  | "active"
  | "valid_from"
  | "valid_till"
  | "schedule"
  | "active_until"
  | "next_active_from"
  | "created_at"
  | "updated_at"
> & {
  note?: string;
  /** Of one that waits for approval: why it was asked for, when, and until when it waits. */
  reason?: string;
  requested_at?: string;
  request_ends_at?: string;
} & Record<string, unknown>;

/** What forms need of a schema. */
export type FormSchema = Pick<PersonaSchema, "attributes" | "groups">;
