import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, choose, countCalls } from "./account";
import {
  assertSoon,
  assertAccessible,
  login,
  startBrowser,
  takePictures,
} from "./browser";
import { changeSchema } from "./schema";
import { createPersona, createRealm, createUser, removeRealm } from "./server";
import { createApp, refreshed, signIn } from "./tokens";

const REALM = "accounts";
const DAY = 24 * 3_600_000;
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createApp(REALM);
  await changeSchema(REALM, ({ limits }) => (limits.personas_per_user = 8));
  await createUser(REALM, "alice");
  browser = await startBrowser();
  page = await login(browser, `/realms/${REALM}/account`, "alice");
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const work = (title: string, circle: string) =>
  card(page, title, circle).getByRole("button", { name: "Work as this" });

const stop = (title: string, circle: string) =>
  card(page, title, circle).getByRole("button", {
    name: "Stop working as this",
  });

const persona = (title: string, circle: string, members = {}) =>
  createPersona(REALM, { username: "alice", title, circle, ...members });

test("the navigation leads to my personas, and the stock pages are there", async () => {
  await page.getByRole("link", { name: "My personas" }).click();
  await page.getByRole("heading", { name: "My personas" }).waitFor();
  await page.getByRole("link", { name: "Applications" }).click();
  await page.getByRole("heading", { name: "Application" }).waitFor();
});

test("the button for the navigation hides and shows it", async () => {
  const link = page.getByRole("link", { name: "My personas" });
  await page.getByRole("button", { name: "navigation" }).click();
  await link.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "navigation" }).click();
  await link.waitFor();
});

test("who has no persona reads what to do, and does it", async () => {
  await page.getByRole("link", { name: "My personas" }).click();
  await page
    .getByRole("heading", { name: "You have no personas yet" })
    .waitFor();
  await assertAccessible(page);
  await takePictures(page, "account-empty");

  await page.getByRole("button", { name: "Create a persona" }).click();
  await page.getByLabel("Title").selectOption("traveler");
  await page.getByLabel("Circle").fill("corsica");
  await page.getByLabel("Highest price").fill("5000");
  await assertAccessible(page);
  await takePictures(page, "account-create");
  await page.getByRole("button", { name: "Create", exact: true }).click();

  await page.getByText("traveler, corsica was created.").waitFor();
  await card(page, "traveler", "corsica").getByText("Active").waitFor();
});

test("an attribute and the consent are changed, and kept", async () => {
  await choose(page, "traveler", "corsica", "Edit");
  await assertSoon(() => page.getByLabel("Highest price").inputValue(), "5000");
  await page.getByLabel("Highest price").fill("800");
  await page.locator("label", { hasText: "No" }).first().click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("traveler, corsica was saved.").waitFor();

  await choose(page, "traveler", "corsica", "Edit");
  await assertSoon(() => page.getByLabel("Highest price").inputValue(), "800");
  await assertSoon(() => page.getByLabel("Consent").isChecked(), true);
});

test("unsaved changes are not lost without a question", async () => {
  await page.getByLabel("Lead time (days)").fill("20");
  await page.getByRole("link", { name: "Applications" }).click();
  const question = page.getByRole("dialog");
  await question.getByText("Leave without saving?").waitFor();
  await question.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  // The message of the change before may still be there.
  await card(page, "traveler", "corsica").waitFor();
});

test("working as a persona reaches the next token, and so does stopping it", async () => {
  await persona("office-manager", "acme-corp", {
    valid_from: new Date(Date.now() - 200 * DAY).toISOString(),
    valid_till: new Date(Date.now() + 20 * DAY).toISOString(),
  });
  await page.reload();
  const tokens = await signIn(page.context(), REALM);
  assert.equal(await refreshed(REALM, tokens), undefined);

  await work("traveler", "corsica").click();
  await stop("traveler", "corsica").waitFor();
  assert.equal(await refreshed(REALM, tokens), "traveler@corsica");

  // With the keyboard; the button stays where it is and keeps the focus.
  await work("office-manager", "acme-corp").press("Enter");
  await stop("office-manager", "acme-corp").waitFor();
  await work("traveler", "corsica").waitFor();
  assert.equal(await refreshed(REALM, tokens), "office-manager@acme-corp");
  await assertAccessible(page);

  await stop("office-manager", "acme-corp").click();
  await work("office-manager", "acme-corp").waitFor();
  assert.equal(await refreshed(REALM, tokens), undefined);
});

test("every status says what it means and what happens next", async () => {
  await persona("booking-assistant", "best-travels", { status: "pending" });
  await persona("travel-agent", "best-travels", {
    status: "revoked",
    note: "Please ask your manager first",
  });
  await persona("admin", "acme-corp", {
    status: "suspended",
    note: "Until the audit is over",
  });
  await persona("traveler", "sardinia", {
    valid_from: new Date(Date.now() - 100 * DAY).toISOString(),
    valid_till: new Date(Date.now() - DAY).toISOString(),
  });
  await work("traveler", "corsica").click();
  await stop("traveler", "corsica").waitFor();
  await page.reload();

  await card(page, "booking-assistant", "best-travels")
    .getByText("Waits for approval")
    .waitFor();
  await card(page, "travel-agent", "best-travels")
    .getByText("Please ask your manager first")
    .waitFor();
  await card(page, "admin", "acme-corp")
    .getByText("You can look at it, but not use, change or delete it.")
    .waitFor();
  await card(page, "traveler", "sardinia")
    .getByText(/^Ended /)
    .waitFor();
  assert.equal(await work("traveler", "sardinia").count(), 0);
  await assertAccessible(page);
  await takePictures(page, "account-personas");
});

test("the cards are there after two calls", async () => {
  const calls = countCalls(page);
  let answer = () => undefined as void;
  const later = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/persona/v1/schema", async (route) => {
    await later;
    await route.continue();
  });
  await page.reload();
  await card(page, "traveler", "corsica").waitFor();
  // The schema, which has the names that people read, is on its way.
  const answered = calls().filter((call) => call !== "schema");
  assert.deepEqual(answered.slice(0, 2).sort(), [
    "personas",
    "session/persona",
  ]);
  answer();
  await page.getByRole("button", { name: "Create a persona" }).waitFor();
  await page.unroute("**/persona/v1/schema");
});

test("a persona is switched off and on", async () => {
  await choose(page, "traveler", "corsica", "Deactivate");
  await card(page, "traveler", "corsica").getByText("Inactive").waitFor();
  assert.equal(await stop("traveler", "corsica").count(), 0);
  await choose(page, "traveler", "corsica", "Activate");
  // The session still knows it.
  await stop("traveler", "corsica").waitFor();
});

test("a persona is deleted after a question", async () => {
  await choose(page, "traveler", "corsica", "Delete");
  const question = page.getByRole("dialog");
  await question.getByText("Delete traveler, corsica?").waitFor();
  await question.getByRole("button", { name: "Cancel", exact: true }).click();
  await choose(page, "traveler", "corsica", "Delete");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await card(page, "traveler", "corsica").waitFor({ state: "detached" });
});
