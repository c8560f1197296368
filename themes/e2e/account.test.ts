import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, choose, countCalls, refresh, tokensOf } from "./account";
import { assertAccessible, login, startBrowser, takePictures } from "./browser";
import { createPersona, createRealm, createUser, removeRealm } from "./server";

const REALM = "accounts";
const DAY = 24 * 3_600_000;
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  browser = await startBrowser();
  page = await login(browser, `/realms/${REALM}/account`, "alice");
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

test("the navigation leads to my personas, and the stock pages are there", async () => {
  await page.getByRole("link", { name: "My personas" }).click();
  await page.getByRole("heading", { name: "My personas" }).waitFor();
  await page.getByRole("link", { name: "Applications" }).click();
  await page.getByRole("heading", { name: "Application" }).waitFor();
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
  await page.getByLabel("autobook_price").fill("5000");
  await page.getByText("consent", { exact: true }).waitFor();
  await assertAccessible(page);
  await takePictures(page, "account-create");
  await page.getByRole("button", { name: "Create", exact: true }).click();

  await page.getByText("traveler, corsica was created.").waitFor();
  await card(page, "traveler", "corsica").getByText("Active").waitFor();
});
