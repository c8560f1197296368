import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, faultsOf, newDraft } from "./invitationDraft";

test("an invitation needs a title, a circle and an address", () => {
  assert.deepEqual(Object.keys(faultsOf(newDraft("", ""))), [
    "title",
    "circle",
    "email",
  ]);
  const draft = { ...newDraft("guide", "alps"), email: " mia@example.org " };
  assert.deepEqual(faultsOf(draft), {});
});

test("what is no address, has ended, or leads to no application is told", () => {
  const draft = {
    ...newDraft("guide", "alps"),
    email: "mia",
    valid_till: "2020-01-01T00:00:00Z",
    redirect_uri: "https://app.example.org/",
  };
  assert.deepEqual(Object.keys(faultsOf(draft)), [
    "email",
    "valid_till",
    "client_id",
  ]);
});

test("only what says something is sent, and a circle that the path has is not", () => {
  const draft = { ...newDraft("guide", "alps"), email: " mia@example.org " };
  assert.deepEqual(bodyOf(draft, true), {
    title: "guide",
    circle: "alps",
    email: "mia@example.org",
  });
  assert.deepEqual(bodyOf(draft, false), {
    title: "guide",
    email: "mia@example.org",
  });
});
