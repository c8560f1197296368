import type { Persona, PersonaSchema } from "../../shared/api/types";
import { scheduleText, sentSchedule } from "../../shared/form/schedule";
import {
  changedAttributes,
  fieldNames,
  type FormValues,
  toFormValues,
} from "../../shared/form/values";

/** Inputs of the members that every persona has. */
type Fixed = {
  title: string;
  circle: string;
  valid_from: string;
  valid_till: string;
  schedule: string;
  /** Why a title is asked for that needs approval, where the realm wants to know. */
  reason?: string;
};

export type PersonaInputs = Fixed & FormValues;

const TEXTS = ["title", "circle", "valid_from", "valid_till"] as const;

/** Whether requests say why; where they do not, an attribute may have the same name. */
export const takesReason = ({ requests }: PersonaSchema) =>
  requests?.reason === "optional" || requests?.reason === "required";

export const inputNames = (schema: PersonaSchema) =>
  new Set<string>([
    ...TEXTS,
    "schedule",
    ...(takesReason(schema) ? ["reason"] : []),
    ...fieldNames(schema),
  ]);

export function toInputs(
  schema: PersonaSchema,
  persona?: Persona,
): PersonaInputs {
  return {
    ...toFormValues(schema, persona),
    title: persona?.title ?? "",
    circle: persona?.circle ?? "",
    valid_from: persona?.valid_from ?? "",
    valid_till: persona?.valid_till ?? "",
    schedule: scheduleText(persona?.schedule),
    ...(takesReason(schema) ? { reason: persona?.reason ?? "" } : {}),
  };
}

/** The members that differ from what the form began with. */
export function toChanges(
  schema: PersonaSchema,
  inputs: PersonaInputs,
  before: PersonaInputs,
): Record<string, unknown> {
  const changes = changedAttributes(schema, inputs, before);
  if (inputs.schedule !== before.schedule) {
    changes["schedule"] = sentSchedule(inputs.schedule);
  }
  if (takesReason(schema) && inputs.reason !== before.reason) {
    changes["reason"] = inputs.reason?.trim() || null;
  }
  for (const name of TEXTS) {
    if (inputs[name] !== before[name]) {
      changes[name] = name.startsWith("valid_")
        ? inputs[name] || null
        : inputs[name].trim();
    }
  }
  return changes;
}

/** A new persona: what was filled in, and an answer to each yes or no that must have one. */
export function toBody(
  schema: PersonaSchema,
  inputs: PersonaInputs,
): Record<string, unknown> {
  const answers = schema.attributes
    .filter(
      ({ type, required, default: value, editable_by: by }) =>
        type === "boolean" && required && value === undefined && by === "user",
    )
    .map(({ name }) => [name, inputs[name]] as const);
  return {
    ...Object.fromEntries(answers),
    ...toChanges(schema, inputs, toInputs(schema)),
  };
}
