import { isCarried } from "../../shared/form/number";

/** How a member of the schema is edited. */
export type Field = {
  name: string;
  kind:
    | "text"
    | "lines"
    | "number"
    | "flag"
    | "choice"
    | "default"
    | "roles"
    | "optionNames";
  options?: readonly string[];
  required?: boolean;
};

export type Values = Record<string, unknown>;

export const TYPES = [
  "string",
  "boolean",
  "integer",
  "number",
  "date-time",
  "email",
  "enum",
  "string-list",
] as const;

const DISPLAY_NAME: Field = { name: "display_name", kind: "text" };

export const TITLE_FIELDS: Field[] = [
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
export const RULE_NAMES: ReadonlySet<string> = new Set(
  [...RANGE, ...LENGTH, OPTIONS, OPTION_NAMES].map(({ name }) => name),
);

/** The fields of an attribute of a type: others mean nothing there. */
export function attributeFields(type: unknown): Field[] {
  const rules: Record<string, Field[]> = {
    integer: RANGE,
    number: RANGE,
    string: [...LENGTH, OPTIONS, OPTION_NAMES],
    enum: [{ ...OPTIONS, required: true }, OPTION_NAMES],
    "string-list": [...RANGE, ...LENGTH, OPTIONS, OPTION_NAMES],
  };
  return [...ATTRIBUTE_START, ...(rules[String(type)] ?? []), ...ATTRIBUTE_END];
}

type Roles = { realm?: string[]; clients?: Record<string, string[]> };

/** Roles of the realm, then those of clients as `client: role`, one a line. */
function rolesText({ realm = [], clients = {} }: Roles): string {
  const ofClients = Object.entries(clients).flatMap(([client, names]) =>
    names.map((name) => `${client}: ${name}`),
  );
  return [...realm, ...ofClients].join("\n");
}

function rolesOf(text: string): Roles | undefined {
  const roles = {
    realm: [] as string[],
    clients: {} as Record<string, string[]>,
  };
  const lines = text.split("\n").map((line) => line.trim());
  for (const line of lines.filter((line) => line !== "")) {
    const colon = line.indexOf(": ");
    if (colon < 0) {
      roles.realm.push(line);
    } else {
      const client = line.slice(0, colon).trim();
      (roles.clients[client] ??= []).push(line.slice(colon + 2).trim());
    }
  }
  return lines.some((line) => line !== "") ? roles : undefined;
}

/** What an input shows of a value. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.join("\n");
  }
  if (typeof value === "object" && value !== null) {
    return rolesText(value);
  }
  return typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
    ? String(value)
    : "";
}

/** What a text stands for; undefined, which leaves the member out, for an empty one. */
export function fromText(field: Field, text: string, type: unknown): unknown {
  if (field.kind === "lines") {
    return text === "" ? [] : text.split("\n");
  }
  if (text === "") {
    return undefined;
  }
  if (field.kind === "number") {
    return numberOr(text);
  }
  return field.kind === "default" ? defaultOf(text, type) : text;
}

function defaultOf(text: string, type: unknown): unknown {
  switch (type) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "integer":
    case "number":
      return numberOr(text);
    case "string-list":
      return text.split("\n");
    default:
      return text;
  }
}

/** A text that would become another number stays one, which the dialog refuses. */
function numberOr(text: string): number | string {
  return isCarried(text, false) ? Number(text) : text;
}

/** Whether a field holds a text where a number is due. */
export function isLostNumber({ name, kind }: Field, values: Values): boolean {
  const due =
    kind === "number" ||
    (kind === "default" &&
      (values["type"] === "integer" || values["type"] === "number"));
  return due && typeof values[name] === "string" && values[name] !== "";
}

/** Without empty names and those of options that are gone; undefined where none is left. */
function namesOfOptions(names: unknown, options: unknown) {
  const left = ((options ?? []) as unknown[]).map((one) => String(one).trim());
  const kept = Object.entries((names ?? {}) as Record<string, string>).filter(
    ([option, name]) => left.includes(option) && name !== "",
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** Without empty lists and empty lines, which an attribute must not have; roles are a text until here. */
export function cleaned(values: Values): Values {
  return Object.fromEntries(
    Object.entries({
      ...values,
      option_display_names: namesOfOptions(
        values["option_display_names"],
        values["options"],
      ),
    })
      .map(([name, value]): [string, unknown] => [
        name,
        Array.isArray(value)
          ? value
              .map((line) => String(line).trim())
              .filter((line) => line !== "")
          : name === "roles" && typeof value === "string"
            ? rolesOf(value)
            : value,
      ])
      .filter(
        ([name, value]) =>
          value !== undefined &&
          !(name === "options" && (value as unknown[]).length === 0),
      ),
  );
}
