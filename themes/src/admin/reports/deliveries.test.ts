import assert from "node:assert/strict";
import { test } from "node:test";
import { errorOf, sizeOf } from "./deliveries";

test("an error is a word, and perhaps a status", () => {
  assert.deepEqual(errorOf("refused 403"), { word: "refused", status: "403" });
  assert.deepEqual(errorOf("timeout"), { word: "timeout", status: "" });
});

test("a length has the unit that people read", () => {
  assert.equal(sizeOf(12, "en"), "12 byte");
  assert.equal(sizeOf(48213, "en"), "48.2 kB");
  assert.equal(sizeOf(3_000_000_000_000, "en"), "3,000 GB");
});
