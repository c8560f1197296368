import assert from "node:assert/strict";
import { test } from "node:test";
import { ends, named, rangeOf, sums, ticks, written } from "./periods";

const DAYS = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].map(
  (date, at) => ({ date, count: at + 1 }),
);

test("days are summed up to periods", () => {
  assert.deepEqual(sums(DAYS, 2), [
    { from: "2026-11-23", to: "2026-11-24", count: 3 },
    { from: "2026-11-25", to: "2026-11-26", count: 7 },
  ]);
  assert.deepEqual(
    sums(DAYS, 3).map(({ to, count }) => [to, count]),
    [
      ["2026-11-25", 6],
      ["2026-11-26", 4],
    ],
  );
  assert.deepEqual(sums([], 7), []);
});

test("of what stays, a period has what its last day has", () => {
  assert.deepEqual(
    ends(DAYS, 2).map(({ count }) => count),
    [2, 4],
  );
});

test("a period is written with what its days have in common", () => {
  const day = { from: "2026-11-23", to: "2026-11-23", count: 0 };
  assert.equal(written(day, "en"), "Nov 23, 2026");
  assert.match(
    written({ ...day, to: "2026-11-29" }, "en"),
    /^Nov 23\s–\s29, 2026$/,
  );
});

test("an axis of counts has whole numbers and reaches the highest", () => {
  assert.deepEqual(ticks(0), [0, 1]);
  assert.deepEqual(ticks(1), [0, 1]);
  assert.deepEqual(ticks(3), [0, 1, 2, 3]);
  assert.deepEqual(ticks(10), [0, 5, 10]);
  assert.deepEqual(ticks(73), [0, 20, 40, 60, 80]);
  assert.deepEqual(ticks(1_000_000), [0, 500_000, 1_000_000]);
});

test("an axis of days names as many as have room", () => {
  assert.deepEqual(named(3, 6), [0, 1, 2]);
  assert.deepEqual(named(30, 6), [0, 5, 10, 15, 20, 25]);
  assert.deepEqual(named(2, 0), [0]);
});

test("an address that names no range means the shortest", () => {
  assert.equal(rangeOf("91").length, 7);
  assert.equal(rangeOf("17").days, 30);
  assert.equal(rangeOf(null).days, 30);
});
