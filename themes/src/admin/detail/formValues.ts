import type { FormSchema } from "../../shared/api/types";
import { scheduleText, sentSchedule } from "../../shared/form/schedule";
import {
  changedAttributes,
  fieldNames,
  type FormValues,
  toFormValues,
} from "../../shared/form/values";
import type { OwnedPersona } from "../api/types";

export const TEXTS = ["title", "circle", "status", "note"] as const;
export const TIMES = ["valid_from", "valid_till"] as const;

/** What the form shows; an attribute cannot be named like a fixed member, so all stand side by side. */
export function valuesOf(
  schema: FormSchema,
  persona?: OwnedPersona,
): FormValues {
  return {
    title: persona?.title ?? "",
    circle: persona?.circle ?? "",
    status: persona?.status ?? "active",
    note: persona?.note ?? "",
    valid_from: persona?.valid_from ?? "",
    valid_till: persona?.valid_till ?? "",
    schedule: scheduleText(persona?.schedule),
    ...toFormValues(schema, persona),
  };
}

/** The members that were changed, as the API takes them. */
export function changes(
  schema: FormSchema,
  values: FormValues,
  before: FormValues,
): Record<string, unknown> {
  const fixed: Record<string, unknown> = {};
  for (const name of TEXTS) {
    if (values[name] !== before[name]) {
      fixed[name] = values[name] === "" ? null : values[name];
    }
  }
  for (const name of TIMES) {
    if (values[name] !== before[name]) {
      fixed[name] = values[name] || null;
    }
  }
  if (values["schedule"] !== before["schedule"]) {
    fixed["schedule"] = sentSchedule(values["schedule"] as string);
  }
  return { ...fixed, ...changedAttributes(schema, values, before) };
}

export function formFields(schema: FormSchema): Set<string> {
  return new Set([...TEXTS, ...TIMES, "schedule", ...fieldNames(schema)]);
}
