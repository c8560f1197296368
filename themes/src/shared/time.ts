import { isRepeated } from "./localTime";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

/** How far a time is from now, such as "in 3 days". */
export function relative(
  time: string,
  language: string,
  now = Date.now(),
): string {
  const distance = Date.parse(time) - now;
  const [unit, length] = UNITS.find(
    ([, unitLength]) => Math.abs(distance) >= unitLength,
  ) ?? ["minute", MINUTE];
  // "tomorrow" is exact enough, "next year" is not.
  const numeric = unit === "day" ? "auto" : "always";
  return new Intl.RelativeTimeFormat(language, { numeric }).format(
    Math.round(distance / length),
    unit,
  );
}

/** Date and time in the reader's time zone, which is named where the clocks show the same time twice. */
export function exact(time: string, language: string): string {
  const shown = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(time));
  return isRepeated(time) ? `${shown} ${offsetName(time, language)}` : shown;
}

/** How far the clocks are from UTC then, such as "GMT+2". */
export const offsetName = (time: string, language: string) =>
  new Intl.DateTimeFormat(language, { timeZoneName: "shortOffset" })
    .formatToParts(new Date(time))
    .find(({ type }) => type === "timeZoneName")?.value ?? "";

export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}
