import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, daysOf, faultsOf, newReview } from "./draft";

test("days are numbers between commas or spaces, each once", () => {
  assert.deepEqual(daysOf("7, 1 1"), [7, 1]);
  assert.deepEqual(daysOf(""), []);
  assert.equal(daysOf("a week"), undefined);
  assert.equal(daysOf("-1"), undefined);
});

test("what is missing is told before the server is asked", () => {
  const draft = {
    ...newReview(),
    due_at: "2020-01-01T00:00:00Z",
    reviewers: "people" as const,
  };
  assert.deepEqual(Object.keys(faultsOf({ ...draft, remind_days: "x" })), [
    "name",
    "due_at",
    "reviewers",
    "remind_days",
  ]);
  assert.deepEqual(faultsOf({ ...newReview(), name: "Q4" }), {});
});

test("what is empty is left out", () => {
  const draft = {
    ...newReview(),
    name: " Q4 ",
    due_at: "2027-01-01T00:00:00Z",
    choice: { title: ["admin"], circle: ["acme", " "], status: [] },
    remind_days: "",
  };
  assert.deepEqual(bodyOf(draft), {
    name: "Q4",
    filter: { title: ["admin"], circle: ["acme"] },
    due_at: "2027-01-01T00:00:00Z",
    reviewers: "administrators",
    on_no_answer: "keep",
  });
});

test("people decide only where they were chosen to", () => {
  const draft = { ...newReview(), people: [{ value: "id1", label: "anna" }] };
  assert.equal(bodyOf(draft).reviewers, "administrators");
  assert.equal(
    bodyOf({ ...draft, reviewers: "stewards" }).reviewers,
    "stewards",
  );
  assert.deepEqual(bodyOf({ ...draft, reviewers: "people" }).reviewers, [
    "id1",
  ]);
});
