import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOr, daysOf, firstDayOf, periodName, stepped } from "./period";

test("a list has the days of a month, a month whole weeks, a week seven days", () => {
  assert.deepEqual(daysOf("list", "2026-12-15", 1), {
    first: "2026-12-01",
    end: "2027-01-01",
  });
  assert.deepEqual(daysOf("month", "2026-12-15", 1), {
    first: "2026-11-30",
    end: "2027-01-11",
  });
  assert.deepEqual(daysOf("week", "2026-12-13", 1), {
    first: "2026-12-07",
    end: "2026-12-14",
  });
  assert.deepEqual(daysOf("week", "2026-12-13", 0), {
    first: "2026-12-13",
    end: "2026-12-20",
  });
});

test("steps go to the next period, over years too", () => {
  assert.equal(stepped("month", "2026-12-15", 1), "2027-01-01");
  assert.equal(stepped("list", "2027-01-31", -1), "2026-12-01");
  assert.equal(stepped("list", "2026-01-31", 1), "2026-02-01");
  assert.equal(stepped("week", "2026-12-29", 1), "2027-01-05");
});

test("periods have names in the reader's language", () => {
  assert.equal(periodName("month", "2026-12-15", 1, "de"), "Dezember 2026");
  assert.match(periodName("week", "2026-12-15", 1, "en"), /14.*20, 2026/);
});

test("a week begins where the language says, an address that is none is today", () => {
  assert.equal(firstDayOf("de"), 1);
  assert.match(dayOr("yesterday"), /^\d{4}-\d\d-\d\d$/);
  assert.equal(dayOr("2026-12-15"), "2026-12-15");
});
