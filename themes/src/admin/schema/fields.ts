/** How a member of the schema is edited. */
export type Field = {
  name: string;
  kind:
    | "text"
    | "lines"
    | "number"
    | "numbers"
    | "flag"
    | "choice"
    | "default"
    | "roles"
    | "schedule"
    | "rows"
    | "several"
    | "optionNames";
  options?: readonly string[];
  required?: boolean;
  /** Of `rows`: what each has. */
  columns?: readonly Column[];
};

export type Column = { name: string; kind: "text" | "number" };

export type Values = Record<string, unknown>;

const TYPES = [
  "string",
  "boolean",
  "integer",
  "number",
  "date-time",
  "email",
  "enum",
  "string-list",
  "map",
] as const;

const DISPLAY_NAME: Field = { name: "display_name", kind: "text" };

const TITLE_FIELDS: Field[] = [
  { name: "name", kind: "text", required: true },
  DISPLAY_NAME,
  { name: "description", kind: "text" },
  { name: "self_service", kind: "flag" },
  { name: "needs_approval", kind: "flag" },
  { name: "can_be_invited", kind: "flag" },
  { name: "can_be_delegated_to", kind: "flag" },
  { name: "allowed_actions", kind: "lines" },
  { name: "acr", kind: "text" },
  { name: "roles", kind: "roles" },
  { name: "schedule", kind: "schedule" },
  {
    name: "schedule_editable_by",
    kind: "choice",
    options: ["administrator", "user"],
  },
  { name: "requires", kind: "lines" },
];

/** The fields of a title; others of the schema, or the title itself, may manage it. */
export const titleFields = (titles: readonly string[]): Field[] => [
  ...TITLE_FIELDS,
  { name: "managed_by", kind: "several", options: titles },
];

export const GROUP_FIELDS: Field[] = [
  { name: "name", kind: "text", required: true },
  DISPLAY_NAME,
  { name: "description", kind: "text" },
];

export const LIMIT_FIELDS: Field[] = [
  { name: "personas_per_user", kind: "number", required: true },
  { name: "default_validity_days", kind: "number", required: true },
  { name: "max_validity_days", kind: "number" },
  { name: "requests_per_minute", kind: "number", required: true },
  { name: "client_requests_per_minute", kind: "number", required: true },
];

const ATTRIBUTE_START: Field[] = [
  { name: "name", kind: "text", required: true },
  DISPLAY_NAME,
  { name: "type", kind: "choice", options: TYPES, required: true },
  { name: "description", kind: "text" },
  { name: "default", kind: "default" },
  { name: "required", kind: "flag" },
];

const ATTRIBUTE_END: Field[] = [
  { name: "editable_by", kind: "choice", options: ["user", "administrator"] },
  { name: "in_tokens", kind: "flag" },
  { name: "encrypted", kind: "flag" },
];

const RANGE: Field[] = [
  { name: "min", kind: "number" },
  { name: "max", kind: "number" },
];

const LENGTH: Field[] = [
  { name: "min_length", kind: "number" },
  { name: "max_length", kind: "number" },
  { name: "pattern", kind: "text" },
];

const OPTIONS: Field = { name: "options", kind: "lines" };
const OPTION_NAMES: Field = {
  name: "option_display_names",
  kind: "optionNames",
};

/** What means something for attributes of certain types only. */
export const RULE_NAMES: ReadonlySet<string> = new Set([
  ...[...RANGE, ...LENGTH, OPTIONS, OPTION_NAMES].map(({ name }) => name),
  ...["from", "to", "from_text", "to_text"],
]);

/** The fields of an attribute of a type: others mean nothing there. */
export function attributeFields(type: unknown): Field[] {
  const rules: Record<string, Field[]> = {
    integer: RANGE,
    number: RANGE,
    string: [...LENGTH, OPTIONS, OPTION_NAMES],
    enum: [{ ...OPTIONS, required: true }, OPTION_NAMES],
    "string-list": [...RANGE, ...LENGTH, OPTIONS, OPTION_NAMES],
    map: [...RANGE, ...LENGTH, OPTIONS],
  };
  return [...ATTRIBUTE_START, ...(rules[String(type)] ?? []), ...ATTRIBUTE_END];
}
