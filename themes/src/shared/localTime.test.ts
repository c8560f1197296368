import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import {
  changedTo,
  instantsOf,
  isRepeated,
  isSkipped,
  toInput,
} from "./localTime";
import { exact, offsetName } from "./time";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EARLIEST = Date.parse("1970-01-01T00:00:00Z");
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")];

const own = process.env["TZ"];
after(() => inZone(own ?? ""));

function inZone(zone: string) {
  process.env["TZ"] = zone;
}

const iso = (instant: number) =>
  new Date(instant).toISOString().replace(".000Z", "Z");

/** The same numbers in each run, evenly between both ends. */
function* numbers(count: number, from: number, till: number) {
  for (let i = 0, state = 42; i < count; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield Math.floor(from + (state / 2_147_483_648) * (till - from));
  }
}

function offset(instant: number): number {
  const date = new Date(instant);
  const shown = Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );
  return shown - instant;
}

/** When clocks are changed in the zone of now, found by looking at them every two weeks. */
function* changes(from: number, till: number): Generator<number> {
  const step = 14 * DAY;
  for (let left = from; left < till; left += step) {
    let [before, since] = [left, left + step];
    if (offset(before) !== offset(since)) {
      while (since - before > 1) {
        const middle = Math.floor((before + since) / 2);
        [before, since] =
          offset(middle) === offset(before)
            ? [middle, since]
            : [before, middle];
      }
      yield since;
    }
  }
}

function comesBack(instant: number, zone: string) {
  const text = toInput(iso(instant));
  assert.ok(instantsOf(text).includes(iso(instant)), `${text} in ${zone}`);
  for (const other of instantsOf(text)) {
    assert.equal(toInput(other), text, zone);
  }
  assert.equal(isSkipped(text), false, zone);
  assert.equal(changedTo(text, iso(instant)), iso(instant), zone);
}

describe("in every zone", () => {
  test("every instant that can be kept comes back, to the millisecond", () => {
    for (const zone of ZONES) {
      inZone(zone);
      [EARLIEST, EARLIEST + 1, LATEST, LATEST - 999, LATEST - DAY].forEach(
        (instant) => comesBack(instant, zone),
      );
      for (const instant of numbers(150, EARLIEST, LATEST)) {
        comesBack(instant, zone);
      }
      for (const instant of numbers(150, EARLIEST, Date.UTC(2040))) {
        comesBack(instant, zone);
      }
    }
  });

  test("an hour that is repeated has two instants, one that is skipped none of its own", () => {
    let [repeated, skipped] = [0, 0];
    for (const zone of ZONES) {
      inZone(zone);
      for (const change of changes(Date.UTC(1999), Date.UTC(2038))) {
        const gained = offset(change) - offset(change - 1);
        const length = Math.abs(gained);
        for (const part of [0, 1, Math.floor(length / 2), length - 1]) {
          if (gained < 0) {
            const second = change + part;
            assert.deepEqual(
              instantsOf(toInput(iso(second))),
              [iso(second - length), iso(second)],
              zone,
            );
            repeated++;
          } else {
            // As if clocks had not gone forward.
            const shown = iso(change + part + offset(change - 1)).slice(0, -1);
            assert.deepEqual(instantsOf(shown), [iso(change + part)], zone);
            assert.ok(isSkipped(shown), `${shown} in ${zone}`);
            skipped++;
          }
        }
        [change - length - 1, change - 1, change, change + length].forEach(
          (instant) => comesBack(instant, zone),
        );
      }
    }
    assert.ok(repeated > 5000 && skipped > 5000, `${repeated} and ${skipped}`);
  });
});

test("year 9999 ends in another year east of Greenwich", () => {
  inZone("Pacific/Auckland");
  const text = toInput("9999-12-31T23:59:59Z");
  assert.equal(text, "10000-01-01T12:59:59");
  assert.deepEqual(instantsOf(text), ["9999-12-31T23:59:59Z"]);
});

test("seconds are there only where they are not zero", () => {
  inZone("Europe/Berlin");
  assert.equal(toInput("2026-01-01T00:00:00Z"), "2026-01-01T01:00");
  assert.equal(toInput("2026-01-01T00:00:00.050Z"), "2026-01-01T01:00:00.050");
  assert.deepEqual(instantsOf("2026-01-01T01:00:00.5"), [
    "2026-01-01T00:00:00.500Z",
  ]);
});

test("minutes are changed within the second of two equal hours", () => {
  inZone("Europe/Berlin");
  const text = "2026-10-25T02:45";
  assert.equal(changedTo(text, "2026-10-25T01:30:00Z"), "2026-10-25T01:45:00Z");
  assert.equal(changedTo(text, "2026-10-25T00:30:00Z"), "2026-10-25T00:45:00Z");
  assert.equal(changedTo(text, ""), "2026-10-25T00:45:00Z");
});

test("readers can tell two equal hours apart", () => {
  inZone("Europe/Berlin");
  const [first, second] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"];
  assert.deepEqual(
    [first, second].map((time) => offsetName(time, "en")),
    ["GMT+2", "GMT+1"],
  );
  assert.match(exact(first, "en"), /2:30.AM GMT\+2$/);
  assert.match(exact(second, "en"), /2:30.AM GMT\+1$/);
  assert.doesNotMatch(exact("2026-10-25T02:30:00Z", "en"), /GMT/);
  assert.equal(isRepeated("2026-10-25T02:00:00Z"), false);
});

test("what is not filled in is no time", () => {
  inZone("Europe/Berlin");
  for (const text of ["", "2026-10-25", "10:00", "999999-12-31T00:00"]) {
    assert.deepEqual(instantsOf(text), []);
    assert.equal(changedTo(text, "2026-10-25T01:30:00Z"), "");
  }
  assert.equal(toInput(undefined), "");
  assert.equal(toInput(""), "");
});
