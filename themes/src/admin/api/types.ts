import type { Option, Question } from "../../shared/assessment/types";
import type {
  AttributeRule,
  GroupRule,
  Persona,
  PersonaSchema,
  Status,
  TitleRule,
} from "../../shared/api/types";
import type { Day } from "../insights/periods";
import type { InvitationRule } from "./invitationRule";

/** A persona as administrators see it. */
export type OwnedPersona = Persona & { username: string };

/** With display names as they are written: some have none, some a key of a text. */
type Written<T> = Omit<T, "display_name" | "option_display_names"> & {
  display_name?: string;
  option_display_names?: Record<string, string>;
};

type WrittenGroup = Written<Omit<GroupRule, "attributes">> & {
  attributes: Written<AttributeRule>[];
};

/** A question with what its answers are worth. */
export type AdminQuestion = Omit<Question, "options"> & {
  options?: (Option & { score?: number })[];
};

/** How a result is made of answers. */
export type AdminOutcome = {
  name: string;
  formula?: "sum" | "mean" | "weighted";
  questions?: string[];
  weights?: Record<string, number>;
  bands?: { from: number; value: string | number }[];
  attribute?: string;
};

/** An assessment as administrators write it. */
export type AdminAssessment = {
  name: string;
  display_name?: string;
  description?: string;
  version?: number;
  questions?: AdminQuestion[];
  results?: AdminOutcome[];
  pass?: { result: string; at_least: number };
  valid_days?: number;
  retake?: { after_days?: number; max_attempts?: number };
};

/** The schema as administrators read and write it. */
export type AdminSchema = Omit<
  PersonaSchema,
  | "statuses"
  | "titles"
  | "attributes"
  | "groups"
  | "assessments"
  | "history"
  | "reviews"
  | "requests"
  | "invitations"
  | "stewards"
> & {
  titles: Written<TitleRule>[];
  attributes: Written<AttributeRule>[];
  groups: WrittenGroup[];
  agents?: { mcp?: boolean };
  assessments?: AdminAssessment[];
  history?: {
    enabled?: boolean;
    keep_days?: number;
    on_user_removal?: "remove" | "anonymise";
  };
  audit?: { reads?: boolean };
  reviews?: { enabled?: boolean };
  requests?: {
    reason?: "none" | "optional" | "required";
    expire_days?: number;
  };
  invitations?: InvitationRule;
  mails?: {
    expiry_days?: number[];
    requests?: boolean;
    decisions?: boolean;
    reviews?: boolean;
  };
  registration?: {
    hide_addresses?: boolean;
    requests_per_minute?: number;
    client_requests_per_minute?: number;
  };
};

/** What a realm has of what personas need, by part. */
export type SetUpState = {
  set_up: boolean;
  complete: boolean;
  parts: Record<string, boolean>;
  client_scope: string | null;
  strings_scope: string | null;
  agents_scope: string | null;
  circles_scope: string | null;
  warnings: string[];
  attributes_put_back?: { at: string; attributes: string[] };
};

export type BulkAction =
  | "approve"
  | "reject"
  | "activate"
  | "suspend"
  | "revoke"
  | "extend"
  | "delete";

export type BulkItem = {
  id: string;
  code: number;
  detail?: string;
  /** Only where filters have found it. */
  username?: string;
  title?: string;
  circle?: string;
};

export type BulkResult = {
  succeeded: number;
  failed: number;
  results: BulkItem[];
  /** Where the personas that the filters find go on. */
  cursor?: string;
};

export type Statistics = {
  total: number;
  by_status: Record<Status, number>;
  active_now: number;
  by_title: { title: string; count: number }[];
  by_circle: { circle: string; count: number }[];
  other: { by_title: number; by_circle: number };
  expiring: Record<string, number>;
  created_per_day: Day[];
  ended_per_day: Day[];
  active_per_day: Day[];
  expiring_per_day: Day[];
  users: number;
};

export type ImportResult = {
  id: string;
  mode: string;
  dry_run: boolean;
  lines: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  failed: number;
  problems: {
    line: number;
    detail: string;
    errors?: Record<string, string>;
  }[];
  problems_omitted: number;
  warnings: string[];
};

export type ImportProgress = Omit<
  ImportResult,
  "problems" | "problems_omitted" | "warnings"
> & {
  state: "running" | "done" | "failed" | "cancelled";
  /** The part of its file that is next; only where the file comes in parts. */
  next_part?: number;
  started_at: string;
  updated_at: string;
};

export type Explanation = {
  scope: string[];
  tokens: Record<string, Record<string, unknown>>;
  mappers: { name: string; scope: string; claim: string; tokens: string[] }[];
  personas: {
    id: string;
    title: string;
    circle: string;
    status: Status;
    in_token: boolean;
    rule: string | null;
    detail: string;
  }[];
  expires_at: string | null;
  warnings: string[];
};
