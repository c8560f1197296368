import assert from "node:assert/strict";
import { test } from "node:test";
import { instantIn, isZone, plusDays, wallIn } from "./zonedTime";

test("clocks of a zone and instants, both ways", () => {
  assert.equal(
    wallIn("2026-07-01T06:00:00Z", "Europe/Berlin"),
    "2026-07-01T08:00",
  );
  assert.equal(
    instantIn("2026-07-01T08:00", "Europe/Berlin"),
    "2026-07-01T06:00:00Z",
  );
  assert.equal(
    instantIn("2026-12-31T23:30", "America/New_York"),
    "2027-01-01T04:30:00Z",
  );
  assert.equal(
    wallIn("2026-12-31T18:45:00Z", "Asia/Kathmandu"),
    "2027-01-01T00:30",
  );
});

test("an hour that comes twice is the first, one that is skipped the later one", () => {
  assert.equal(
    instantIn("2026-10-25T02:30", "Europe/Berlin"),
    "2026-10-25T00:30:00Z",
  );
  assert.equal(
    instantIn("2026-03-29T02:30", "Europe/Berlin"),
    "2026-03-29T01:30:00Z",
  );
});

test("what is not filled in is no time", () => {
  assert.equal(instantIn("", "UTC"), undefined);
  assert.equal(instantIn("2026-03-29", "UTC"), undefined);
});

test("names of zones are known, others are not", () => {
  assert.equal(isZone("Europe/Berlin"), true);
  assert.equal(isZone("Europe/Nowhere"), false);
  assert.equal(isZone(""), false);
});

test("days go on over months and years", () => {
  assert.equal(plusDays("2026-12-31", 1), "2027-01-01");
  assert.equal(plusDays("2028-03-01", -1), "2028-02-29");
});
