import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { login, startBrowser } from "./browser";
import { createRealm, createUser, removeRealm } from "./server";

const REALM = "accounts";
let browser: Browser;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

test("the navigation leads to my personas, and the stock pages are there", async () => {
  const page = await login(browser, `/realms/${REALM}/account`, "alice");
  await page.getByRole("link", { name: "My personas" }).click();
  await page.getByRole("heading", { name: "My personas" }).waitFor();
  await page.getByRole("link", { name: "Applications" }).click();
  await page.getByRole("heading", { name: "Application" }).waitFor();
});
