import { plusDays, wallIn } from "../../shared/zonedTime";
import type { Occurrence } from "./types";

type Timed = Pick<
  Occurrence,
  "start_at" | "end_at" | "is_all_day" | "time_zone"
>;

/** The day that an all-day event has at one of its ends, whether it came as a day or as an instant. */
export const dayOfEvent = (time: string, zone: string) =>
  time.length === 10 ? time : wallIn(time, zone).slice(0, 10);

/** When it begins where the reader is: a whole day is the reader's day. */
export const startOf = ({ start_at, is_all_day, time_zone }: Timed): Date =>
  is_all_day
    ? new Date(`${dayOfEvent(start_at, time_zone)}T00:00:00`)
    : new Date(start_at);

const endOf = ({ end_at, is_all_day, time_zone }: Timed): Date =>
  is_all_day
    ? new Date(`${dayOfEvent(end_at, time_zone)}T00:00:00`)
    : new Date(end_at);

/** When it takes place, in the reader's language and zone; the day itself is left out where it is known. */
export function timeText(
  event: Timed,
  language: string,
  allDay: string,
): string {
  const [start, end] = [startOf(event), endOf(event)];
  if (event.is_all_day) {
    const last = new Date(
      `${plusDays(dayOfEvent(event.end_at, event.time_zone), -1)}T00:00:00`,
    );
    return last > start
      ? `${allDay}, ${new Intl.DateTimeFormat(language, { dateStyle: "medium" }).formatRange(start, last)}`
      : allDay;
  }
  const oneDay = start.toDateString() === end.toDateString();
  return new Intl.DateTimeFormat(
    language,
    oneDay
      ? { timeStyle: "short" }
      : { dateStyle: "medium", timeStyle: "short" },
  ).formatRange(start, end);
}
