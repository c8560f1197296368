/** How many of something there were on a day, as `2026-11-29`, in UTC. */
export type Day = { date: string; count: number };

/** Days in a row; both are among them. */
export type Period = { from: string; to: string; count: number };

/** For how many days plots reach back or ahead, and how many of them make one point. */
export const RANGES = [
  { days: 30, length: 1 },
  { days: 91, length: 7 },
  { days: 364, length: 7 },
] as const;

export type Range = (typeof RANGES)[number];

/** The range that an address names, or else the shortest. */
export const rangeOf = (days: string | null): Range =>
  RANGES.find((range) => String(range.days) === days) ?? RANGES[0];

/** So many were counted in each period: the sum of its days. */
export const sums = (days: Day[], length: number): Period[] =>
  periods(days, length, (part) =>
    part.reduce((sum, { count }) => sum + count, 0),
  );

/** So many there were at the end of each period. */
export const ends = (days: Day[], length: number): Period[] =>
  periods(days, length, (part) => part.at(-1)!.count);

function periods(
  days: Day[],
  length: number,
  counted: (part: Day[]) => number,
): Period[] {
  const found: Period[] = [];
  for (let at = 0; at < days.length; at += length) {
    const part = days.slice(at, at + length);
    found.push({
      from: part[0]!.date,
      to: part.at(-1)!.date,
      count: counted(part),
    });
  }
  return found;
}

/** A period as people write it: `Nov 23 – 29, 2026`. */
export function written({ from, to }: Period, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(from), new Date(to));
}

/** A day without its year, for an axis. */
export const shortDay = (date: string, language: string) =>
  new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(date));

/** The whole numbers that an axis of counts shows, from 0 to at least the highest count. */
export function ticks(highest: number): number[] {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((it) => it >= rough)!,
  );
  const count = Math.ceil(Math.max(1, highest) / step);
  return Array.from({ length: count + 1 }, (_none, at) => at * step);
}

/** Which of so many points an axis names where only so many names have room. */
export function named(points: number, room: number): number[] {
  const step = Math.max(1, Math.ceil(points / Math.max(1, room)));
  return Array.from({ length: points }, (_none, at) => at).filter(
    (at) => at % step === 0,
  );
}
