import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, choose, giveRole, takeDefaultRoles } from "./account";
import {
  assertSoon,
  assertAccessible,
  login,
  startBrowser,
  takePictures,
} from "./browser";
import { changeSchema } from "./schema";
import {
  admin,
  adminJson,
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";

const REALM = "accounts-errors";
const BARE = "accounts-bare";
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  await changeSchema(REALM, (schema) => {
    schema.limits.personas_per_user = 2;
    schema.titles.find(({ name }) => name === "travel-agent")!.needs_approval =
      true;
  });
  await createPersona(REALM, {
    username: "alice",
    title: "traveler",
    circle: "corsica",
  });
  browser = await startBrowser();
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice");
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
  await removeRealm(BARE);
});

const create = (name = "Create") =>
  page.getByRole("button", { name, exact: true }).click();

test("what is missing or wrong is said at the field", async () => {
  await create("Create a persona");
  await create();
  await page.getByText("Choose a title.").waitFor();
  await page.getByText("Say for whom you act.", { exact: true }).waitFor();

  await page.getByLabel("Title").selectOption("traveler");
  await page.getByLabel("Circle").fill("corsica");
  await page.getByLabel("Highest risk level").fill("101");
  await create();
  await page.getByText("must be between 0 and 100").waitFor();

  await page.getByLabel("Highest risk level").fill("4");
  await create();
  await page.getByText("You have traveler for corsica already.").waitFor();
  await assertSoon(
    () => page.getByLabel("Circle").getAttribute("aria-invalid"),
    "true",
  );
  await assertAccessible(page);
  await takePictures(page, "account-duplicate");
});

test("a title that needs approval becomes a request, which can be withdrawn", async () => {
  await page.getByLabel("Title").selectOption("travel-agent");
  await page.getByText("This title needs approval").waitFor();
  await create("Ask for it");
  await page.getByText("You asked for Travel agent, corsica.").waitFor();
  await card(page, "travel-agent", "corsica")
    .getByText("Waits for approval")
    .waitFor();
});

test("who has as many personas as permitted is told to delete one", async () => {
  await page
    .getByText("You have as many personas as one user may have (2)")
    .waitFor();
  await assertSoon(
    () => page.getByRole("button", { name: "Create a persona" }).isDisabled(),
    true,
  );
  await assertAccessible(page);

  // By a link from elsewhere the form is reached nevertheless, and the server refuses.
  await page.goto(`${SERVER}/realms/${REALM}/account/personas/new`);
  await page.getByLabel("Title").selectOption("traveler");
  await page.getByLabel("Circle").fill("sardinia");
  await create();
  await page
    .getByText("You have as many personas as one user may have (2)")
    .waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await choose(page, "travel-agent", "corsica", "Withdraw the request");
  await page.getByTestId("confirm").click();
  await card(page, "travel-agent", "corsica").waitFor({ state: "detached" });
});

test("a change from elsewhere is not overwritten", async () => {
  await choose(page, "traveler", "corsica", "Edit");
  await page.getByLabel("Highest price").fill("1");
  const { personas } = await adminJson<{ personas: { id: string }[] }>(
    `/${REALM}/personas`,
  );
  await admin("PATCH", `/${REALM}/personas/${personas[0]!.id}`, {
    autobook_price: 4321,
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page
    .getByText("Not saved: it was changed elsewhere meanwhile")
    .waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some((i) => i.value === "4321"),
  );
});

test("a persona that an administrator stopped can be looked at", async () => {
  const { personas } = await adminJson<{ personas: { id: string }[] }>(
    `/${REALM}/personas`,
  );
  await admin("PATCH", `/${REALM}/personas/${personas[0]!.id}`, {
    status: "suspended",
  });
  await page.reload();
  await page.getByText("It is suspended").first().waitFor();
  await assertSoon(() => page.getByLabel("Highest price").isDisabled(), true);
  assert.equal(
    await page.getByRole("button", { name: "Save", exact: true }).count(),
    0,
  );
  await page.getByRole("button", { name: "Back to my personas" }).click();
  await card(page, "traveler", "corsica").waitFor();
});

test("who lacks the role finds no entry, and a link from elsewhere says so", async () => {
  await createRealm(BARE);
  await takeDefaultRoles(BARE);
  await createUser(BARE, "carlo");
  const other = await login(browser, `/realms/${BARE}/account`, "carlo");
  await other.getByRole("link", { name: "Personal info" }).waitFor();
  assert.equal(
    await other.getByRole("link", { name: "My personas" }).count(),
    0,
  );
  await other.goto(`${SERVER}/realms/${BARE}/account/personas`);
  await other.getByText("You lack the permission for this").waitFor();
  await assertAccessible(other);
  await other.context().close();
});

test("who may only view is offered no change", async () => {
  await giveRole(BARE, await createUser(BARE, "vera"), "view-own-personas");
  await createPersona(BARE, {
    username: "vera",
    title: "traveler",
    circle: "corsica",
  });
  const other = await login(
    browser,
    `/realms/${BARE}/account/personas`,
    "vera",
  );
  await other.getByText("You can look at your personas only").waitFor();
  assert.equal(
    await other.getByRole("button", { name: "Work as this" }).count(),
    0,
  );
  await choose(other, "traveler", "corsica", "Show details");
  await assertSoon(() => other.getByLabel("Highest price").isDisabled(), true);
  await other.context().close();
});
