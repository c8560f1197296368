import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import { login, startBrowser } from "./browser";
import { changeSchema } from "./schema";
import {
  admin,
  adminJson,
  createRealm,
  createUser,
  removeRealm,
} from "./server";

const REALM = "accounts-circles";
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  const alice = await createUser(REALM, "alice");
  browser = await startBrowser();
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice");
  // Only now: with organizations the login asks for the username alone at first.
  await admin("PUT", `/${REALM}`, { organizationsEnabled: true });
  for (const alias of ["acme", "other"]) {
    await admin("POST", `/${REALM}/organizations`, {
      name: alias,
      alias,
      domains: [{ name: `${alias}.example.org` }],
    });
  }
  const [acme] = await adminJson<{ id: string }[]>(
    `/${REALM}/organizations?search=acme&exact=true`,
  );
  await admin("POST", `/${REALM}/organizations/${acme!.id}/members`, alice);
  await page.getByRole("button", { name: "Create a persona" }).click();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

async function create(circle: string) {
  await page.reload();
  await page.getByLabel("Title").selectOption("traveler");
  await page
    .locator(`option[value="${circle}"]`)
    .waitFor({ state: "attached" });
  assert.equal(await page.locator('option[value="other"]').count(), 0);
  await page.getByLabel("Circle").selectOption(circle);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await card(page, "traveler", circle).waitFor();
}

test("the circle is one of the user's organizations, where the schema says so", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles = { source: "organizations", values: [] };
  });
  await create("acme");
});

test("the circle is one of the list, where the schema says so", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles = { source: "list", values: ["acme", "corsica"] };
  });
  await page.getByRole("button", { name: "Create a persona" }).click();
  await create("corsica");
});
