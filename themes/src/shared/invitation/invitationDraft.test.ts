import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, faultsOf, inviteeOf, newDraft } from "./invitationDraft";

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

test("a user is invited instead of an address", () => {
  const draft = {
    ...newDraft("guide", "alps"),
    by: "user_sub" as const,
    email: "half an addr",
  };
  assert.deepEqual(Object.keys(faultsOf(draft)), ["user_sub"]);
  const chosen = { ...draft, user_sub: { value: "id-1", label: "mia" } };
  assert.deepEqual(faultsOf(chosen), {});
  assert.equal(inviteeOf(chosen), "mia");
  assert.deepEqual(bodyOf(chosen, false), { title: "guide", user_sub: "id-1" });
});

test("days are sent as seconds, whole ones up to 90", () => {
  const draft = (days: string) => ({
    ...newDraft("guide", "alps"),
    email: "mia@example.org",
    expires_in: days,
  });
  for (const days of ["0", "91", "1.5", "-1", "soon"]) {
    assert.deepEqual(Object.keys(faultsOf(draft(days))), ["expires_in"]);
  }
  assert.deepEqual(faultsOf(draft(" 2 ")), {});
  assert.deepEqual(bodyOf(draft(" 2 "), false), {
    title: "guide",
    email: "mia@example.org",
    expires_in: 172_800,
  });
});
