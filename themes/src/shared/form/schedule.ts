import type { ScheduleWindow } from "../api/types";

/** A form keeps a schedule as text, so that it is compared like any other value. */
export const scheduleText = (windows: readonly ScheduleWindow[] = []) =>
  JSON.stringify(windows);

export const windowsOf = (text: string) => JSON.parse(text) as ScheduleWindow[];

/** What is sent of a schedule: without what was left empty; `null` takes it away. */
export const sentSchedule = (text: string): ScheduleWindow[] | null => {
  const windows = windowsOf(text).map(({ rrule, exdate, ...rest }) => ({
    ...rest,
    ...(rrule && { rrule }),
    ...(exdate && exdate.length > 0 && { exdate }),
  }));
  return windows.length > 0 ? windows : null;
};

/** The rules that have a name; any other one is written by hand. */
export const RULES = {
  once: "",
  daily: "FREQ=DAILY",
  weekdays: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  monthly: "FREQ=MONTHLY",
  yearly: "FREQ=YEARLY",
} as const;

export type Repetition = keyof typeof RULES | "own";

export const repetitionOf = (rule = ""): Repetition =>
  (Object.keys(RULES) as (keyof typeof RULES)[]).find(
    (name) => RULES[name] === rule,
  ) ?? "own";

/** A window to begin with: working hours of today, where the reader is. */
export const newWindow = (): ScheduleWindow => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return {
    start: `${day}T08:00:00`,
    end: `${day}T17:00:00`,
    time_zone: timeZone,
    rrule: RULES.daily,
  };
};

/** What an input shows of a time of the clock on the wall, and the other way round. */
export const toWallInput = (time: string) => time.replace(/:00$/, "");
export const fromWallInput = (text: string) =>
  /T\d\d:\d\d$/.test(text) ? `${text}:00` : text;
