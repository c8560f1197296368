// Between instants and what the clocks on the wall of any time zone show, as `YYYY-MM-DDTHH:MM`.

const DAY = 24 * 60 * 60_000;

const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/** Whether a time zone has this name. */
export function isZone(zone: string): boolean {
  try {
    return zone !== "" && !!new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    return false;
  }
}

function wallAt(instant: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
}

/** What clocks of the zone show at an instant. */
export const wallIn = (time: string, zone: string): string =>
  new Date(wallAt(Date.parse(time), zone)).toISOString().slice(0, 16);

/**
 * The instant at which clocks of the zone show a time: the first of two, and in an hour that is skipped the one that is meant by
 * whoever does not know that clocks go forward. Undefined where it is not filled in.
 */
export function instantIn(wall: string, zone: string): string | undefined {
  if (!WALL.test(wall)) {
    return undefined;
  }
  const shown = Date.parse(`${wall}Z`);
  // No zone is further from UTC than a day, so these are before and after any change that matters.
  const [before, after] = [shown - DAY, shown + DAY].map(
    (instant) => wallAt(instant, zone) - instant,
  ) as [number, number];
  const instant = [
    shown - Math.max(before, after),
    shown - before,
    shown - after,
  ].find((candidate) => wallAt(candidate, zone) === shown);
  return new Date(instant ?? shown - before)
    .toISOString()
    .replace(".000Z", "Z");
}

/** A day of the calendar, some days later. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day of an instant where the reader is. */
export const localDay = (date: Date): string =>
  [
    String(date.getFullYear()).padStart(4, "0"),
    String(date.getMonth() + 1).padStart(2, "0"),
    String(date.getDate()).padStart(2, "0"),
  ].join("-");

/** The time zone of the reader. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
