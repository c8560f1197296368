import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { login, startBrowser } from "./browser";
import { admin, createRealm, removeRealm } from "./server";

const REALM = "consoles";
let browser: Browser;
let page: Page;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createRealm(REALM);
  browser = await startBrowser();
  page = await login(
    browser,
    `/admin/master/console/#/${REALM}/personas`,
    "admin",
  );
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

test("the navigation leads to personas, and the stock pages are there", async () => {
  await page.getByTestId("nav-item-personas").click();
  await page.getByRole("heading", { name: "Personas" }).waitFor();
  await page.getByTestId("nav-item-users").click();
  await page.getByRole("heading", { name: "Users", exact: true }).waitFor();
  assert.equal(await page.getByTestId("nav-item-clients").count(), 1);
});
