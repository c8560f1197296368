import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOf, firstFaulty, fitting, inWords, sent } from "./answers";
import type { Question } from "./types";

const options = [
  { name: "a", text: "Alpha" },
  { name: "b", text: "Beta" },
  { name: "c" },
];
const single: Question = {
  name: "one",
  type: "single",
  required: true,
  options,
};
const several: Question = {
  name: "some",
  type: "multiple",
  min: 2,
  max: 5,
  options,
};
const scale: Question = { name: "how", type: "scale", from: 0, to: 10 };
const text: Question = { name: "why", type: "text" };

test("what is required has to be answered, blanks are no answer", () => {
  assert.equal(faultOf(single, undefined)?.key, "answer");
  assert.equal(faultOf({ ...text, required: true }, "  ")?.key, "answer");
  assert.equal(faultOf(text, undefined), undefined);
  assert.equal(faultOf(several, []), undefined);
});

test("so many options as may be are chosen", () => {
  assert.deepEqual(faultOf(several, ["a"]), { key: "few", values: { min: 2 } });
  assert.equal(faultOf(several, ["a", "b", "c"]), undefined);
  const few = { ...several, min: 1, max: 2 };
  assert.deepEqual(faultOf(few, ["a", "b", "c"]), {
    key: "many",
    values: { max: 2 },
  });
});

test("a scale takes whole numbers between its ends", () => {
  assert.equal(faultOf(scale, 0), undefined);
  assert.equal(faultOf(scale, 10), undefined);
  for (const answer of [-1, 11, 1.5, "5"]) {
    assert.equal(faultOf(scale, answer)?.key, "number");
  }
});

test("answers that mean nothing any more are left out", () => {
  const answers = {
    one: "gone",
    some: ["a", "gone"],
    how: "5",
    why: "x",
    other: "y",
  };
  assert.deepEqual(fitting([single, several, scale, text], answers), {
    some: ["a"],
    why: "x",
  });
});

test("the first fault is found, and only answers are sent", () => {
  const answers = { one: "a", some: ["a"], why: "" };
  assert.equal(firstFaulty([single, several], answers)?.name, "some");
  assert.deepEqual(sent(answers), { one: "a", some: ["a"] });
});

test("answers are read in words", () => {
  assert.equal(inWords(single, "a"), "Alpha");
  assert.equal(inWords(several, ["b", "c"]), "Beta, c");
  assert.equal(inWords(scale, 0), "0");
  assert.equal(inWords(text, ""), undefined);
});
