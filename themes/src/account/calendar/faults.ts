import type { TFunction } from "i18next";
import type { UseFormReturn } from "react-hook-form";
import { problemOf } from "../../shared/api/problem";
import { showFaults } from "../../shared/form/values";
import { isZone } from "../../shared/zonedTime";
import { type EventInputs, INPUT_NAMES } from "./values";

/** Says what can't be sent yet; tells whether everything can. */
export function isComplete(
  inputs: EventInputs,
  form: UseFormReturn<EventInputs>,
  t: TFunction,
): boolean {
  const faults: [keyof EventInputs, string][] = [];
  if (inputs.title.trim() === "") {
    faults.push(["title", "personas.calendar.missing.title"]);
  }
  if (!inputs.is_all_day && !isZone(inputs.time_zone)) {
    faults.push(["time_zone", "personas.calendar.missing.zone"]);
  }
  if (inputs.start_at === "") {
    faults.push(["start_at", "personas.calendar.missing.time"]);
  }
  if (inputs.end_at === "") {
    faults.push(["end_at", "personas.calendar.missing.time"]);
  } else if (
    inputs.is_all_day
      ? inputs.end_at.slice(0, 10) < inputs.start_at.slice(0, 10)
      : inputs.end_at < inputs.start_at
  ) {
    faults.push(["end_at", "personas.calendar.missing.order"]);
  }
  faults.forEach(([name, key]) => form.setError(name, { message: t(key) }));
  return faults.length === 0;
}

/** Puts what the server refused on the fields, else above the form. */
export function putFaults(
  error: unknown,
  form: UseFormReturn<EventInputs>,
  t: TFunction,
) {
  const problem = problemOf(error);
  if (!showFaults(problem, new Set(INPUT_NAMES), form.setError)) {
    form.setError("root", {
      message:
        problem.status === 0 ? t("personas.error.network") : problem.message,
    });
  }
}
