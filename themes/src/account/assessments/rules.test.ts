import assert from "node:assert/strict";
import { test } from "node:test";
import { concerns } from "./rules";

test("it concerns the titles that need it, else all", () => {
  assert.equal(concerns({ required_by: [] }, "traveler"), true);
  assert.equal(concerns({ required_by: ["traveler"] }, "traveler"), true);
  assert.equal(concerns({ required_by: ["traveler"] }, "admin"), false);
});
