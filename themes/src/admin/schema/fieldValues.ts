import { mapOf, rowsOfDefault } from "../../shared/form/map";
import { isCarried } from "../../shared/form/number";
import type { ScheduleWindow } from "../../shared/api/types";
import { scheduleText, sentSchedule } from "../../shared/form/schedule";
import type { Field, Values } from "./fields";

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

/** Whole numbers between commas; what is none yet stays the text that it is. */
const numbersOf = (text: string) =>
  text === ""
    ? []
    : text
        .split(",")
        .map((part) => (/^\s*\d{1,9}\s*$/.test(part) ? Number(part) : part));

/** What an input shows of a value. */
export function asText(value: unknown): string {
  if (Array.isArray(value) && value.some((one) => typeof one === "number")) {
    return value.map(String).join(",");
  }
  if (Array.isArray(value)) {
    return value.filter((line) => typeof line === "string").join("\n");
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
  if (field.kind === "numbers") {
    return numbersOf(text);
  }
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

/** The default as the schema has it: that of a map is rows until here, and one of another type is left out. */
function defaultFor(type: unknown, value: unknown): unknown {
  if (type === "map") {
    const map = mapOf(rowsOfDefault(value));
    return Object.keys(map).length > 0 ? map : undefined;
  }
  const rows =
    Array.isArray(value) && value.some((one) => typeof one === "object");
  const object = typeof value === "object" && !Array.isArray(value);
  return rows || object ? undefined : value;
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
  const { schedule, ...others } = values;
  const windows = sentSchedule(
    scheduleText(schedule as ScheduleWindow[] | undefined),
  );
  return { ...cleanedTexts(others), ...(windows && { schedule: windows }) };
}

const isRow = (line: unknown) => typeof line === "object" && line !== null;

function cleanedTexts(values: Values): Values {
  return Object.fromEntries(
    Object.entries({
      ...values,
      default: defaultFor(values["type"], values["default"]),
      option_display_names: namesOfOptions(
        values["option_display_names"],
        values["options"],
      ),
    })
      .map(([name, value]): [string, unknown] => [
        name,
        Array.isArray(value)
          ? (value as unknown[])
              .map((line) => (isRow(line) ? line : String(line).trim()))
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
