import assert from "node:assert/strict";
import { test } from "node:test";
import { doerOf } from "./doers";

void test("what a steward has done is not told of the owner", () => {
  assert.equal(
    doerOf({ persona_action: "suspend", steward: "stella" }, "anna"),
    "stella",
  );
  assert.equal(doerOf({ persona_action: "update" }, "anna"), "anna");
  assert.equal(doerOf(undefined, "anna"), "anna");
});

void test("a request that has ended by time was ended by nobody", () => {
  assert.equal(doerOf({ persona_action: "expire" }, "anna"), undefined);
});
