import { localDay, plusDays } from "../../shared/zonedTime";

export const VIEWS = ["list", "week", "month"] as const;

export type View = (typeof VIEWS)[number];

/** The first day of the week, 0 for Sunday, where people speak a language; Monday where the browser cannot tell. */
export function firstDayOf(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const { firstDay } = locale.getWeekInfo?.() ??
    locale.weekInfo ?? { firstDay: 1 };
  return firstDay % 7;
}

const startOf = (day: string) => new Date(`${day}T00:00:00`);

const startOfWeek = (day: string, firstDay: number) =>
  plusDays(day, -((startOf(day).getDay() - firstDay + 7) % 7));

const startOfMonth = (day: string) => `${day.slice(0, 8)}01`;

const startOfNextMonth = (day: string) =>
  startOfMonth(plusDays(startOfMonth(day), 31));

/** The days that a view shows, the last one exclusive; a month is whole weeks on the grid. */
export function daysOf(
  view: View,
  day: string,
  firstDay: number,
): { first: string; end: string } {
  if (view === "list") {
    return { first: startOfMonth(day), end: startOfNextMonth(day) };
  }
  const first = startOfWeek(
    view === "month" ? startOfMonth(day) : day,
    firstDay,
  );
  return { first, end: plusDays(first, view === "month" ? 42 : 7) };
}

/** The instants between which a view shows what happens, where the reader is. */
export function boundsOf(view: View, day: string, firstDay: number) {
  const { first, end } = daysOf(view, day, firstDay);
  return {
    from: startOf(first).toISOString(),
    to: startOf(end).toISOString(),
  };
}

/** A day of the period before or after. */
export function stepped(view: View, day: string, step: 1 | -1): string {
  if (view === "week") {
    return plusDays(day, 7 * step);
  }
  return step === 1
    ? startOfNextMonth(day)
    : startOfMonth(plusDays(startOfMonth(day), -1));
}

/** What a period is called. */
export function periodName(
  view: View,
  day: string,
  firstDay: number,
  language: string,
): string {
  if (view !== "week") {
    return new Intl.DateTimeFormat(language, {
      month: "long",
      year: "numeric",
    }).format(startOf(day));
  }
  const { first, end } = daysOf(view, day, firstDay);
  return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).formatRange(
    startOf(first),
    startOf(plusDays(end, -1)),
  );
}

/** A day from an address, or today. */
export const dayOr = (text: string | null) =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : localDay(new Date());
