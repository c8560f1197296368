import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonaSchema } from "../../shared/api/types";
import { changesBetween } from "./changed";

const SCHEMA = {
  groups: [{ name: "ship", attributes: [{ name: "cabin" }] }],
} as unknown as PersonaSchema;

const BEFORE = {
  status: "pending",
  note: "x",
  updated_at: "2026-01-01T00:00:00Z",
  ship: { cabin: "first", deck: 1 },
  tags: ["a"],
};

void test("what differs is told by member, in groups too", () => {
  const after = {
    status: "active",
    updated_at: "2026-02-01T00:00:00Z",
    ship: { cabin: "second", deck: 1 },
    tags: ["a"],
  };
  assert.deepEqual(changesBetween(BEFORE, after, SCHEMA), [
    { member: "status", before: "pending", after: "active" },
    { member: "note", before: "x", after: undefined },
    { group: "ship", member: "cabin", before: "first", after: "second" },
  ]);
});

void test("nothing differs where only the clock went on", () => {
  const after = { ...BEFORE, updated_at: "2026-02-01T00:00:00Z", note: "x" };
  assert.deepEqual(changesBetween(BEFORE, after, SCHEMA), []);
});
