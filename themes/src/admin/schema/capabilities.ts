import type { Field } from "./fields";

type Member =
  | "calendar"
  | "agents"
  | "history"
  | "audit"
  | "reviews"
  | "requests"
  | "invitations"
  | "mails"
  | "registration";

/** A member of a capability, with what it is where the schema does not name it. */
type Capability = {
  of: Member;
  member: string;
  field: Field;
  unset: unknown;
  /** Whether it is shown only where the schema has the capability. */
  detail?: boolean;
};

/** What a realm can switch on, in the order in which it is shown. */
export const CAPABILITIES: Capability[] = [
  {
    of: "calendar",
    member: "enabled",
    field: { name: "calendar", kind: "flag" },
    unset: false,
  },
  {
    of: "agents",
    member: "mcp",
    field: { name: "agents", kind: "flag" },
    unset: false,
  },
  {
    of: "history",
    member: "enabled",
    field: { name: "history", kind: "flag" },
    unset: false,
  },
  {
    of: "history",
    member: "keep_days",
    field: { name: "history_keep_days", kind: "number", required: true },
    unset: 400,
    detail: true,
  },
  {
    of: "history",
    member: "on_user_removal",
    field: {
      name: "history_on_user_removal",
      kind: "choice",
      options: ["remove", "anonymise"],
    },
    unset: "remove",
    detail: true,
  },
  {
    of: "audit",
    member: "reads",
    field: { name: "audit_reads", kind: "flag" },
    unset: false,
  },
  {
    of: "reviews",
    member: "enabled",
    field: { name: "reviews", kind: "flag" },
    unset: false,
  },
  {
    of: "requests",
    member: "reason",
    field: {
      name: "requests_reason",
      kind: "choice",
      options: ["none", "optional", "required"],
    },
    unset: "none",
  },
  {
    of: "requests",
    member: "expire_days",
    field: { name: "requests_expire_days", kind: "number" },
    unset: undefined,
  },
  {
    of: "invitations",
    member: "enabled",
    field: { name: "invitations", kind: "flag" },
    unset: false,
  },
  {
    of: "invitations",
    member: "expire_days",
    field: { name: "invitations_expire_days", kind: "number", required: true },
    unset: 7,
    detail: true,
  },
  {
    of: "invitations",
    member: "organizations",
    field: {
      name: "invitations_organizations",
      kind: "choice",
      options: ["members", "domains", "join"],
    },
    unset: "members",
    detail: true,
  },
  {
    of: "invitations",
    member: "requests_per_minute",
    field: {
      name: "invitations_per_minute",
      kind: "number",
      required: true,
    },
    unset: 120,
    detail: true,
  },
  {
    of: "mails",
    member: "expiry_days",
    field: { name: "mails_expiry_days", kind: "numbers" },
    unset: [],
  },
  {
    of: "mails",
    member: "requests",
    field: { name: "mails_requests", kind: "flag" },
    unset: false,
  },
  {
    of: "mails",
    member: "decisions",
    field: { name: "mails_decisions", kind: "flag" },
    unset: false,
  },
  {
    of: "mails",
    member: "reviews",
    field: { name: "mails_reviews", kind: "flag" },
    unset: false,
  },
  {
    of: "registration",
    member: "hide_addresses",
    field: { name: "hide_addresses", kind: "flag" },
    unset: false,
  },
  {
    of: "registration",
    member: "requests_per_minute",
    field: { name: "registrations_per_minute", kind: "number", required: true },
    unset: 10,
  },
  {
    of: "registration",
    member: "client_requests_per_minute",
    field: {
      name: "client_registrations_per_minute",
      kind: "number",
      required: true,
    },
    unset: 60,
  },
];
