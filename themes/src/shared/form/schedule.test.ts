import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fromWallInput,
  newWindow,
  repetitionOf,
  RULES,
  scheduleText,
  sentSchedule,
  toWallInput,
  windowsOf,
} from "./schedule";

const WINDOW = {
  start: "2026-11-30T08:00:00",
  end: "2026-11-30T16:00:00",
  time_zone: "Europe/Berlin",
};

test("a schedule is sent without what was left empty", () => {
  const text = scheduleText([{ ...WINDOW, rrule: "", exdate: [] }]);
  assert.deepEqual(sentSchedule(text), [WINDOW]);
  assert.deepEqual(windowsOf(text)[0]?.exdate, []);
});

test("no windows take the schedule away", () => {
  assert.equal(sentSchedule(scheduleText()), null);
});

test("rules with a name are recognized, others are one's own", () => {
  for (const name of Object.keys(RULES) as (keyof typeof RULES)[]) {
    assert.equal(repetitionOf(RULES[name]), name);
  }
  assert.equal(repetitionOf(), "once");
  assert.equal(repetitionOf("FREQ=MONTHLY;BYDAY=-1FR"), "own");
});

test("a new window is open at some time of today", () => {
  const { start, end, rrule } = newWindow();
  assert.equal(start.slice(0, 10), end.slice(0, 10));
  assert.equal(repetitionOf(rrule), "daily");
});

test("seconds come back only where there are any", () => {
  assert.equal(toWallInput("2026-11-30T08:00:00"), "2026-11-30T08:00");
  assert.equal(toWallInput("2026-11-30T08:00:30"), "2026-11-30T08:00:30");
  assert.equal(fromWallInput("2026-11-30T08:00"), "2026-11-30T08:00:00");
  assert.equal(fromWallInput("2026-11-30T08:00:30"), "2026-11-30T08:00:30");
});
