import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarEvent } from "./types";
import { toBody, toChanges, toOccurrenceChanges } from "./changes";
import { newInputs, occurrenceOf, toInputs } from "./values";

const EVENT: CalendarEvent = {
  id: "1",
  title: "Choir",
  start_at: "2026-10-19T17:00:00Z",
  end_at: "2026-10-19T18:30:00Z",
  is_all_day: false,
  time_zone: "Europe/Berlin",
  rrule: "FREQ=WEEKLY",
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

test("a form shows the clocks of the event's zone, and sends instants", () => {
  const inputs = toInputs(EVENT);
  assert.equal(inputs.start_at, "2026-10-19T19:00");
  assert.deepEqual(toChanges(inputs, inputs), {});
  assert.deepEqual(
    toChanges({ ...inputs, start_at: "2026-10-19T18:00" }, inputs),
    {
      start_at: "2026-10-19T16:00:00Z",
      end_at: "2026-10-19T18:30:00Z",
      is_all_day: false,
      time_zone: "Europe/Berlin",
    },
  );
});

test("of whole days the form names the last, the API the day after it", () => {
  const fair = {
    ...EVENT,
    is_all_day: true,
    start_at: "2026-12-24",
    end_at: "2026-12-27",
  };
  const inputs = toInputs(fair);
  assert.equal(inputs.end_at, "2026-12-26T00:00");
  const { start_at, end_at } = toBody(inputs);
  assert.deepEqual([start_at, end_at], ["2026-12-24", "2026-12-27"]);
});

test("what is emptied is taken away, what was left empty is not sent", () => {
  const inputs = toInputs({
    ...EVENT,
    location: "Church",
    exdate: ["2026-10-26T18:00:00Z"],
  });
  assert.deepEqual(inputs.exdate, ["2026-10-26T19:00"]);
  assert.deepEqual(toChanges({ ...inputs, location: "", rrule: "" }, inputs), {
    location: null,
    rrule: null,
    exdate: null,
  });
  assert.deepEqual(toBody(newInputs("2026-12-24", "UTC")), {
    title: "",
    is_all_day: true,
    time_zone: "UTC",
    start_at: "2026-12-24",
    end_at: "2026-12-25",
  });
});

test("what is left out is written as clocks show it, or as a day", () => {
  const inputs = toInputs(EVENT);
  assert.deepEqual(
    toChanges(
      {
        ...inputs,
        exdate: ["2026-10-26T19:00:00", " 2026-11-02", "never", ""],
      },
      inputs,
    ),
    { exdate: ["2026-10-26T18:00:00Z", "2026-11-02T18:00:00Z", "never"] },
  );
});

test("one time of a series is as it was changed, else as the series has it", () => {
  const plain = occurrenceOf(EVENT, "2026-10-26T18:00:00Z");
  assert.equal(plain.end_at, "2026-10-26T19:30:00Z");
  assert.equal(plain.rrule, undefined);
  const changed = occurrenceOf(
    {
      ...EVENT,
      changes: [{ occurrence: "2026-10-26T18:00:00Z", title: "Concert" }],
    },
    "2026-10-26T18:00:00Z",
  );
  assert.equal(changed.title, "Concert");
  const before = toInputs(plain);
  assert.deepEqual(
    toOccurrenceChanges({ ...before, title: "Rehearsal" }, before),
    { title: "Rehearsal" },
  );
});
