import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, fromText } from "./fieldValues";

const DAYS = { name: "expiry_days", kind: "numbers" } as const;

test("numbers stand between commas, also while they are being typed", () => {
  assert.deepEqual(fromText(DAYS, "30, 7", undefined), [30, 7]);
  assert.deepEqual(fromText(DAYS, "30,", undefined), [30, ""]);
  assert.equal(asText([30, ""]), "30,");
  assert.equal(asText([30, 7]), "30,7");
});

test("no number is an empty list", () => {
  assert.deepEqual(fromText(DAYS, "", undefined), []);
  assert.equal(asText([]), "");
});
