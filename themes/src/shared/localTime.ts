// Between instants, as the API has them, and the time that the clocks of the reader's zone show, as inputs of type
// `datetime-local` have it. One wall-clock time is two instants in the hour that is repeated when clocks go back, and none in
// the hour that is skipped when they go forward.

const DAY = 24 * 60 * 60_000;

const LOCAL =
  /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/;

type Parts = [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
];

/** What the clocks show, as a number that can be compared and subtracted. */
function wall(...[year, month, day, ...time]: Parts): number {
  // `Date.UTC` would take the years 0 to 99 for those of the last century.
  const date = new Date(Date.UTC(2000, month, day, ...time));
  return date.setUTCFullYear(year, month, day);
}

function wallAt(instant: number): number {
  const date = new Date(instant);
  return wall(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );
}

/** How far the clocks are ahead of UTC. To the second, as those of some zones were until 1972. */
const offsetAt = (instant: number) => wallAt(instant) - instant;

const isoOf = (instant: number) =>
  new Date(instant).toISOString().replace(".000Z", "Z");

/** An instant as the input takes it, in its shortest form; empty for none. */
export function toInput(time: string | undefined): string {
  const date = new Date(time ?? "");
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [
    // More than four digits where year 9999 has ended already.
    String(date.getFullYear()).padStart(4, "0"),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join("-");
  const minute = `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
  const millisecond = date.getMilliseconds();
  const rest = millisecond ? `.${String(millisecond).padStart(3, "0")}` : "";
  return rest || date.getSeconds()
    ? `${minute}:${two(date.getSeconds())}${rest}`
    : minute;
}

function parse(text: string): number | undefined {
  const [, year, month, day, hour, minute, second = "0", fraction = "0"] =
    LOCAL.exec(text) ?? [];
  return year === undefined
    ? undefined
    : wall(
        Number(year),
        Number(month) - 1,
        Number(day),
        Number(hour),
        Number(minute),
        Number(second),
        Number(fraction.padEnd(3, "0")),
      );
}

/**
 * The instants at which the clocks show what an input has, the earlier first. In an hour that is skipped, the one that is
 * meant by whoever does not know that clocks go forward. None where the input is not filled in.
 */
export function instantsOf(text: string): string[] {
  const shown = parse(text) ?? NaN;
  // No zone is further from UTC than a day, so these are before and after any change that matters.
  const before = offsetAt(shown - DAY);
  const after = offsetAt(shown + DAY);
  const instants = [...new Set([shown - before, shown - after])]
    .filter((instant) => wallAt(instant) === shown)
    .sort((a, b) => a - b);
  return (instants.length > 0 ? instants : [shown - before])
    .filter((instant) => !Number.isNaN(instant))
    .map(isoOf);
}

/** What a change of the input means: in a repeated hour that of the time before, so that minutes can be changed there. */
export function changedTo(text: string, before: string): string {
  const instants = instantsOf(text);
  const offset = before && offsetAt(Date.parse(before));
  return (
    instants.find((instant) => offsetAt(Date.parse(instant)) === offset) ??
    instants[0] ??
    ""
  );
}

/** Whether clocks never show what an input has, since they go forward over it. */
export function isSkipped(text: string): boolean {
  const [instant] = instantsOf(text);
  return instant !== undefined && wallAt(Date.parse(instant)) !== parse(text);
}

/** Whether clocks show the same time at another instant too. */
export const isRepeated = (instant: string) =>
  instantsOf(toInput(instant)).length > 1;
