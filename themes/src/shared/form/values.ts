import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { ProblemError } from "../api/problem";
import type { AttributeRule, FormSchema } from "../api/types";
import { mapOf, type MapRow, type MapValue, rowsOf } from "./map";

export type FormValue = string | boolean | string[] | MapRow[];
export type FormValues = Record<string, FormValue | Record<string, FormValue>>;

/** What inputs show of a persona's attributes, or of their defaults for a new one. */
export function toFormValues(
  schema: FormSchema,
  persona: Record<string, unknown> = {},
): FormValues {
  const values: FormValues = {};
  for (const rule of schema.attributes) {
    values[rule.name] = toInputValue(rule, persona[rule.name]);
  }
  for (const group of schema.groups) {
    const inside = (persona[group.name] ?? {}) as Record<string, unknown>;
    values[group.name] = Object.fromEntries(
      group.attributes.map((rule) => [
        rule.name,
        toInputValue(rule, inside[rule.name]),
      ]),
    );
  }
  return values;
}

/** The attributes as the API takes them: those whose input differs from before; `null` where it was emptied. */
export function changedAttributes(
  schema: FormSchema,
  values: FormValues,
  before: FormValues,
): Record<string, unknown> {
  const changes = changed(schema.attributes, values, before);
  for (const group of schema.groups) {
    const inside = changed(
      group.attributes,
      values[group.name] as FormValues,
      before[group.name] as FormValues,
    );
    if (Object.keys(inside).length > 0) {
      changes[group.name] = inside;
    }
  }
  return changes;
}

/** Puts the server's faults on the fields that the form has; tells whether there is one. */
export function showFaults<T extends FieldValues>(
  problem: ProblemError,
  fields: Set<string>,
  setError: UseFormSetError<T>,
): boolean {
  const known = Object.entries(problem.errors).filter(([name]) =>
    fields.has(fieldOf(name)),
  );
  for (const [name, message] of known) {
    const field = fieldOf(name);
    setError(field as Path<T>, { message: faultText(name, message) });
  }
  return known.length > 0;
}

/** The field that shows a fault: that of "schedule[0].end" is "schedule". */
export const fieldOf = (name: string) => name.replace(/\[.*$/, "");

/** A fault as its field tells it, with the place where the field has more than one. */
export const faultText = (name: string, message: string) =>
  fieldOf(name) === name ? message : `${placeIn(name)}: ${message}`;

/** Where in its field a fault is, counted as people do: "schedule[0].end" is in "1. end". */
const placeIn = (name: string) =>
  name
    .slice(fieldOf(name).length)
    .replace(/\[(\d+)\]\.?/g, (_, index: string) => `${Number(index) + 1}. `)
    .trim();

/** Every field of the schema by the name that the server gives it in its faults. */
export function fieldNames(schema: FormSchema): string[] {
  return [
    ...schema.attributes.map(({ name }) => name),
    ...schema.groups.flatMap((group) =>
      group.attributes.map(({ name }) => `${group.name}.${name}`),
    ),
  ];
}

function changed(
  rules: AttributeRule[],
  values: FormValues,
  before: FormValues,
): Record<string, unknown> {
  return Object.fromEntries(
    rules
      .filter(
        ({ name }) =>
          JSON.stringify(values[name]) !== JSON.stringify(before[name]),
      )
      .map((rule) => [
        rule.name,
        fromInputValue(rule, values[rule.name] as FormValue),
      ]),
  );
}

function toInputValue(rule: AttributeRule, stored: unknown): FormValue {
  const value = stored ?? rule.default;
  switch (rule.type) {
    case "boolean":
      return value === true;
    case "string-list":
      return Array.isArray(value) ? (value as string[]) : [];
    case "map":
      return rowsOf((value ?? {}) as MapValue);
    default:
      return typeof value === "string" || typeof value === "number"
        ? String(value)
        : "";
  }
}

function fromInputValue(rule: AttributeRule, value: FormValue): unknown {
  if (rule.type === "map") {
    const map = mapOf(value as MapRow[]);
    return Object.keys(map).length > 0 ? map : null;
  }
  if (typeof value !== "string") {
    return value;
  }
  if (value.trim() === "") {
    return null;
  }
  switch (rule.type) {
    case "integer":
    case "number":
      return Number.isNaN(Number(value)) ? value : Number(value);
    default:
      return value;
  }
}
