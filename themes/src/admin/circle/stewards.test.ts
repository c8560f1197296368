import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonaSchema } from "../../shared/api/types";
import { stewardTitles } from "./stewards";

test("who manages several titles is one kind of steward", () => {
  const titles = [
    { name: "guide", managed_by: ["head", "board"] },
    { name: "head", managed_by: ["board"] },
    { name: "board" },
  ];
  assert.deepEqual(stewardTitles({ titles } as unknown as PersonaSchema), [
    "head",
    "board",
  ]);
  assert.deepEqual(stewardTitles(undefined), []);
});
