import assert from "node:assert/strict";
import { test } from "node:test";
import type { AdminAssessment, AdminSchema } from "../api/types";
import {
  placed,
  toAssessment,
  toOutcome,
  toOutcomeValues,
  toValues,
} from "./assessments";

const ASSESSMENT: AdminAssessment = {
  name: "risk",
  version: 1,
  questions: [],
  results: [],
  pass: { result: "points", at_least: 3 },
  retake: { after_days: 30, max_attempts: 0 },
};
const ATTRIBUTES = [
  { name: "level", type: "integer" },
] as unknown as AdminSchema["attributes"];

test("an assessment is the same after its dialog", () => {
  assert.deepEqual(toAssessment(toValues(ASSESSMENT)), ASSESSMENT);
});

test("without a mark and rules there are none", () => {
  const plain = { ...ASSESSMENT };
  delete plain.pass;
  delete plain.retake;
  assert.deepEqual(toAssessment(toValues(plain)), plain);
});

test("faults stand where the tables have what they are about", () => {
  const question = { name: "one", type: "text" as const };
  const list = [
    { ...ASSESSMENT, name: "other" },
    { ...ASSESSMENT, questions: [question], results: [{ name: "points" }] },
  ];
  const faults = {
    "assessments.risk": "a",
    "assessments.risk.version": "b",
    "assessments.risk.questions.one": "c",
    "assessments.risk.results.points.bands": "d",
    "titles[0].name": "e",
  };
  assert.deepEqual(placed(faults, list), {
    "assessments[1].name": "a",
    "assessments[1].version": "b",
    "assessments[1].questions[0].name": "c",
    "assessments[1].results[0].bands": "d",
    "titles[0].name": "e",
  });
});

test("weights are rows in between, and go with their formula", () => {
  const outcome = {
    name: "a",
    formula: "weighted" as const,
    weights: { one: 2 },
  };
  const values = toOutcomeValues(outcome);
  assert.deepEqual(values["weights"], [{ question: "one", weight: 2 }]);
  assert.deepEqual(toOutcome(values, []), outcome);
  assert.deepEqual(toOutcome({ ...values, formula: "sum" }, []), {
    name: "a",
    formula: "sum",
    questions: [],
  });
});

test("bands of a number have numbers", () => {
  const values = {
    name: "a",
    formula: "sum",
    questions: ["one"],
    bands: [{ from: 0, value: "3" }],
  };
  const withLevel = { ...values, attribute: "level" };
  assert.deepEqual(toOutcome(values, ATTRIBUTES).bands, [
    { from: 0, value: "3" },
  ]);
  assert.deepEqual(toOutcome(withLevel, ATTRIBUTES).bands, [
    { from: 0, value: 3 },
  ]);
});
