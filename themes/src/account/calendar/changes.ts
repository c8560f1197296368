import { instantIn, plusDays } from "../../shared/zonedTime";
import type { OccurrenceChange } from "./types";
import type { EventInputs } from "./values";

const OPTIONAL = [
  "persona_id",
  "color",
  "location",
  "description",
  "rrule",
] as const;

const timesOf = ({ is_all_day, start_at, end_at, time_zone }: EventInputs) =>
  is_all_day
    ? {
        start_at: start_at.slice(0, 10),
        end_at: plusDays(end_at.slice(0, 10), 1),
      }
    : {
        start_at: instantIn(start_at, time_zone) ?? start_at,
        end_at: instantIn(end_at, time_zone) ?? end_at,
      };

/** What is left out, as the event's times are sent. A line that is none goes as it is, and the server says so. */
const datesOf = ({ exdate, is_all_day, time_zone, start_at }: EventInputs) =>
  exdate
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const day = /^\d{4}-\d\d-\d\d$/.test(line);
      return is_all_day
        ? line.slice(0, 10)
        : (instantIn(day ? line + start_at.slice(10) : line, time_zone) ??
            line);
    });

/** A new event as the API takes it. */
export function toBody(inputs: EventInputs): Record<string, unknown> {
  const exdate = datesOf(inputs);
  return {
    title: inputs.title.trim(),
    is_all_day: inputs.is_all_day,
    time_zone: inputs.time_zone,
    ...timesOf(inputs),
    ...Object.fromEntries(
      OPTIONAL.map((name) => [name, inputs[name].trim()] as const).filter(
        ([, value]) => value !== "",
      ),
    ),
    ...(inputs.rrule && exdate.length > 0 ? { exdate } : {}),
  };
}

/** The members that differ from what the form began with. */
export function toChanges(
  inputs: EventInputs,
  before: EventInputs,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  const differs = (...names: (keyof EventInputs)[]) =>
    names.some(
      (name) => JSON.stringify(inputs[name]) !== JSON.stringify(before[name]),
    );
  if (differs("title")) {
    changes["title"] = inputs.title.trim();
  }
  if (differs("is_all_day", "start_at", "end_at", "time_zone")) {
    // A time that nobody touched stays the instant that it is.
    Object.assign(changes, timesOf(inputs), {
      is_all_day: inputs.is_all_day,
      time_zone: inputs.time_zone,
    });
  }
  for (const name of OPTIONAL) {
    if (differs(name)) {
      changes[name] = inputs[name].trim() || null;
    }
  }
  if (differs("exdate", "rrule")) {
    const exdate = inputs.rrule ? datesOf(inputs) : [];
    if (exdate.length > 0 || before.exdate.length > 0) {
      changes["exdate"] = exdate.length > 0 ? exdate : null;
    }
  }
  return changes;
}

const OF_ONE = new Set([
  "title",
  "start_at",
  "end_at",
  "description",
  "location",
  "color",
]);

/** Of the changes those that one time of a series can have. */
export function toOccurrenceChanges(
  inputs: EventInputs,
  before: EventInputs,
): OccurrenceChange {
  return Object.fromEntries(
    Object.entries(toChanges(inputs, before)).filter(([name]) =>
      OF_ONE.has(name),
    ),
  );
}
