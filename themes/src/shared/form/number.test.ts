import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isCarried } from "./number";

describe("a number that was typed", () => {
  for (const text of [
    "0",
    "-0",
    "7",
    "007",
    "+7",
    " 7 ",
    "0.1",
    ".5",
    "1.10",
    "-12.50",
    "9007199254740991",
    "-9007199254740991",
    "5e3",
    "1e300",
    "5e-324",
    "1E+21",
    "0.30000000000000004",
  ]) {
    test(`reaches the server: ${text}`, () =>
      assert.equal(isCarried(text, false), true));
  }

  for (const text of [
    "9007199254740993",
    "0.1000000000000000055",
    "3.14159265358979323846",
    "1e400",
    "1e-400",
    "four",
    "1,5",
  ]) {
    test(`would not reach it as it is: ${text}`, () =>
      assert.equal(isCarried(text, false), false));
  }

  test("is a whole number of 53 bits where it has to be one", () => {
    assert.equal(isCarried("9007199254740991", true), true);
    assert.equal(isCarried("9007199254740992", true), false);
    assert.equal(isCarried("9007199254740992", false), true);
    assert.equal(isCarried("1e21", true), false);
    assert.equal(isCarried("0.5", true), true, "for the server to refuse");
  });
});
