import assert from "node:assert/strict";
import { test } from "node:test";
import { concerns, nextAttempt } from "./rules";
import type { Standing } from "./types";

const standing = (more: Partial<Standing>): Standing => ({
  name: "risk",
  state: "failed",
  attempts: 1,
  ...more,
});
const NOW = Date.parse("2026-11-01T00:00:00Z");

test("without rules it can be taken at any time", () => {
  assert.deepEqual(nextAttempt({}, standing({ attempts: 9 }), NOW), {
    may: true,
  });
});

test("after the last attempt there is none", () => {
  const retake = { max_attempts: 2, after_days: 0 };
  assert.equal(nextAttempt({ retake }, standing({}), NOW).may, true);
  assert.deepEqual(nextAttempt({ retake }, standing({ attempts: 2 }), NOW), {
    may: false,
  });
});

test("it waits for its time", () => {
  const from = "2026-11-02T00:00:00Z";
  assert.deepEqual(nextAttempt({}, standing({ next_attempt_at: from }), NOW), {
    may: false,
    from,
  });
  const past = standing({ next_attempt_at: "2026-10-31T00:00:00Z" });
  assert.equal(nextAttempt({}, past, NOW).may, true);
});

test("it concerns the titles that need it, else all", () => {
  assert.equal(concerns({ required_by: [] }, "traveler"), true);
  assert.equal(concerns({ required_by: ["traveler"] }, "traveler"), true);
  assert.equal(concerns({ required_by: ["traveler"] }, "admin"), false);
});
