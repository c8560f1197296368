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

/** Date and time in the reader's time zone. */
export function exact(time: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(time));
}

/** A time as an input of type `datetime-local` takes it; empty for none. */
export function toInput(time: string | undefined): string {
  if (!time) {
    return "";
  }
  const date = new Date(time);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16);
}

/** The other way round; undefined for an empty input. */
export function fromInput(text: string): string | undefined {
  const date = new Date(text);
  return text === "" || Number.isNaN(date.getTime())
    ? undefined
    : date.toISOString();
}

export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}
