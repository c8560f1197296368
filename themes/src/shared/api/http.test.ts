import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorIn } from "./http";

test("a list goes on where its next page says", () => {
  const link = (query: string) =>
    `<https://id.example.org/x?${query}>; rel="next"`;
  assert.equal(cursorIn(link("cursor=aB-9_&max=20")), "aB-9_");
  assert.equal(cursorIn(link("max=20&cursor=aB-9_")), "aB-9_");
  assert.equal(cursorIn(link("max=20&first=20")), undefined);
  assert.equal(cursorIn(""), undefined);
});
