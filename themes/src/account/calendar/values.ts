import { localDay, plusDays, wallIn } from "../../shared/zonedTime";
import { dayOfEvent } from "./times";
import type { CalendarEvent, Occurrence } from "./types";

/** What the form of an event has. Times are those of the clocks in its zone; of whole days the last one is named. */
export type EventInputs = {
  title: string;
  is_all_day: boolean;
  start_at: string;
  end_at: string;
  time_zone: string;
  persona_id: string;
  /** Empty for that of the persona. */
  color: string;
  location: string;
  description: string;
  rrule: string;
  exdate: string[];
};

export const INPUT_NAMES: ReadonlySet<string> = new Set([
  "title",
  "is_all_day",
  "start_at",
  "end_at",
  "time_zone",
  "persona_id",
  "color",
  "location",
  "description",
  "rrule",
  "exdate",
] satisfies (keyof EventInputs)[]);

/** A new event: an hour, the next full one of the day, or the time that was chosen. */
export function newInputs(start: string, zone: string): EventInputs {
  const allDay = start.length === 10;
  const begin = allDay
    ? `${start}T00:00`
    : wallIn(new Date(start).toISOString(), zone);
  return {
    title: "",
    is_all_day: allDay,
    start_at: begin,
    end_at: allDay
      ? begin
      : wallIn(new Date(Date.parse(start) + 3_600_000).toISOString(), zone),
    time_zone: zone,
    persona_id: "",
    color: "",
    location: "",
    description: "",
    rrule: "",
    exdate: [],
  };
}

/** The next full hour, on a day that is shown where today is not. */
export function nextHour(day: string): string {
  const now = new Date();
  now.setHours(now.getHours() + 1, 0, 0, 0);
  return day === localDay(new Date())
    ? now.toISOString()
    : new Date(`${day}T09:00:00`).toISOString();
}

export function toInputs(event: CalendarEvent): EventInputs {
  const { is_all_day: allDay, time_zone: zone } = event;
  const first = (time: string) => `${dayOfEvent(time, zone)}T00:00`;
  return {
    title: event.title,
    is_all_day: allDay,
    start_at: allDay ? first(event.start_at) : wallIn(event.start_at, zone),
    end_at: allDay
      ? `${plusDays(dayOfEvent(event.end_at, zone), -1)}T00:00`
      : wallIn(event.end_at, zone),
    time_zone: zone,
    persona_id: event.persona_id ?? "",
    color: event.color ?? "",
    location: event.location ?? "",
    description: event.description ?? "",
    rrule: event.rrule ?? "",
    exdate: (event.exdate ?? []).map((time) =>
      allDay ? dayOfEvent(time, zone) : wallIn(time, zone),
    ),
  };
}

const OF_SERIES = new Set(["rrule", "exdate", "changes"]);

/** One time of a series as an event of its own: as it was changed, or as the series has it. */
export function occurrenceOf(
  series: CalendarEvent,
  occurrence: string,
): Occurrence {
  const change = series.changes?.find(
    (one) => Date.parse(one.occurrence) === Date.parse(occurrence),
  );
  const length = Date.parse(series.end_at) - Date.parse(series.start_at);
  const time = (instant: number) => {
    const text = new Date(instant).toISOString();
    return occurrence.length === 10
      ? text.slice(0, 10)
      : text.replace(".000Z", "Z");
  };
  const begins = Date.parse(change?.start_at ?? occurrence);
  const known = Object.entries({
    ...series,
    start_at: time(begins),
    end_at: time(begins + length),
    ...change,
    occurrence,
  });
  // A single one has no repetition, and what it has not at all is left out.
  return Object.fromEntries(
    known.filter(([name, value]) => !OF_SERIES.has(name) && value !== null),
  ) as Occurrence;
}
