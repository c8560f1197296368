import { Form } from "@patternfly/react-core";
import { FieldInput } from "./FieldInput";
import type { Field } from "./fields";
import type { EditorProps } from "./OtherEditors";

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

const CAPABILITIES: Capability[] = [
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

/** What a realm switches on beside personas. */
export const CapabilitiesEditor = ({
  draft,
  onChange,
  disabled,
  faults,
}: EditorProps) => (
  <Form
    isHorizontal
    isWidthLimited
    onSubmit={(event) => event.preventDefault()}
  >
    {CAPABILITIES.filter(
      ({ of, detail }) => !detail || draft[of] !== undefined,
    ).map(({ of, member, field, unset }) => {
      const present = (draft[of] ?? {}) as Record<string, unknown>;
      return (
        <FieldInput
          key={field.name}
          field={field}
          values={{ [field.name]: present[member] ?? unset }}
          onChange={(values) =>
            onChange({
              ...draft,
              [of]: { ...present, [member]: values[field.name] },
            })
          }
          disabled={disabled}
          error={faults[`${of}.${member}`]}
        />
      );
    })}
  </Form>
);
