import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonaSchema } from "../../shared/api/types";
import { changesOf, type PersonaState } from "./states";

const SCHEMA = { groups: [], attributes: [] } as unknown as PersonaSchema;
const state = (more: Partial<PersonaState>): PersonaState => ({
  at: "2026-11-29T21:00:00Z",
  event: "changed",
  id: "1",
  user_sub: "2",
  title: "traveler",
  circle: "corsica",
  status: "active",
  valid_from: "2026-01-01T00:00:00Z",
  valid_till: "2027-01-01T00:00:00Z",
  door: "admin",
  ...more,
});

test("a change tells what is different, and not who did it when", () => {
  const before = state({ at: "2026-11-01T00:00:00Z", event: "created" });
  const now = state({ status: "suspended", by: "3" });
  assert.deepEqual(changesOf(now, before, SCHEMA), [
    { member: "status", before: "active", after: "suspended" },
  ]);
});

test("what is the first or the end tells no difference", () => {
  assert.deepEqual(changesOf(state({}), undefined, SCHEMA), []);
  const gone = state({ event: "removed", status: "revoked" });
  assert.deepEqual(changesOf(gone, state({}), SCHEMA), []);
});
