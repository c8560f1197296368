import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import { assertAccessible, login, startBrowser } from "./browser";
import { changeSchema } from "./schema";
import { createPersona, createRealm, createUser, removeRealm } from "./server";
import { bindTwoLevels } from "./step-up";

const REALM = "accounts-step-up";
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  await changeSchema(REALM, (schema) => {
    schema.titles.find(({ name }) => name === "admin")!.acr = "2";
  });
  await createPersona(REALM, {
    username: "alice",
    title: "admin",
    circle: "acme",
  });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const work = () =>
  card(page, "admin", "acme").getByRole("button", { name: "Work as this" });

test("where no stronger login can be had, the page says so, once", async () => {
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice");
  await work().click();
  await page.getByTestId("confirm").click();
  await page.fill("#password", "alice");
  await page.click("#kc-login");
  await page.getByText("needs a stronger login").waitFor();
  await work().waitFor();
  assert.match(page.url(), /\/account\/personas/);
});

test("before a stronger login, the page says what will happen", async () => {
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice");
  await work().click();
  await page.getByText("needs a stronger login").waitFor();
  await page.getByText("You go to the login page").waitFor();
  await assertAccessible(page, ".pf-v5-c-modal-box");
  await page.getByRole("button", { name: "Cancel" }).click();
  await work().waitFor();
  assert.match(page.url(), /\/account\/personas$/);
});

test("work as a persona that wants more begins with a stronger login", async () => {
  await bindTwoLevels(REALM);
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice");
  await work().click();
  await page.getByTestId("confirm").click();
  await page.fill("#password", "alice");
  await page.click("#kc-login");
  await page.getByText("You work as Administrator, acme").waitFor();
  await card(page, "admin", "acme").getByText("You work as this").waitFor();
});
