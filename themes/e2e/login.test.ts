import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import {
  assertSoon,
  assertAccessible,
  hasSettled,
  PATIENCE,
  startBrowser,
  takePictures,
} from "./browser";
import {
  admin,
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";
import {
  authorization,
  createApp,
  finish,
  refreshed,
  signIn,
  workingAs,
} from "./tokens";

const REALM = "choices";
let browser: Browser;

before(async () => {
  await createRealm(REALM);
  await createApp(REALM);
  await admin("POST", `/${REALM}/personas/flows?bind=true`, {});
  await createUser(REALM, "alice");
  await persona("alice", "traveler", "corsica");
  await persona("alice", "office-manager", "acme-corp");
  await persona("alice", "admin", "acme-corp", { status: "suspended" });
  await persona("alice", "travel-agent", "acme-corp", { status: "pending" });
  await createUser(REALM, "bob");
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await persona("bob", "traveler", `circle ${number}`);
  }
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const persona = (username: string, title: string, circle: string, more = {}) =>
  createPersona(REALM, { username, title, circle, ...more });

/** A browser of its own that has given the password. */
async function start(username: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1300, height: 850 },
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(SERVER + authorization(REALM));
  await page.fill("#username", username);
  await page.fill("#password", username);
  await page.press("#password", "Enter");
  return page;
}

const choice = (page: Page, name: string) =>
  page.locator("#kc-personas").getByRole("button", { name });

/** Keycloak's template gives the field with the username no label. */
const assertChoiceAccessible = (page: Page) =>
  assertAccessible(page, "body", ["#kc-attempted-username"]);

/** Presses the tab key until what is looked for has the focus. */
async function tabTo(page: Page, text: string) {
  for (let presses = 0; presses < 20; presses++) {
    const focused = await page.evaluate(
      () => document.activeElement?.textContent ?? "",
    );
    if (focused.includes(text)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`The tab key does not reach ${text}`);
}

test("a persona is chosen with the keyboard alone, and the token carries it", async () => {
  const page = await start("alice");
  await choice(page, "traveler").waitFor();
  await assertChoiceAccessible(page);
  await tabTo(page, "Office manager");
  await page.keyboard.press("Enter");
  const tokens = await finish(page, REALM);
  assert.equal(workingAs(tokens.access_token), "office-manager@acme-corp");
  await page.context().close();
});

test("what cannot be chosen is listed with the reason, and the last choice is in front", async () => {
  const page = await start("alice");
  await page.locator("#kc-persona-unavailable").waitFor();
  const texts = await page.locator("#kc-persona-form li").allInnerTexts();
  assert.match(texts[0]!, /Office manager/);
  assert.match(texts[2]! + texts[3]!, /suspended/i);
  assert.match(texts[2]! + texts[3]!, /approv/i);
  assert.equal(await choice(page, "Administrator").count(), 0);
  await takePictures(page, "login-choose");
  await page.emulateMedia({ colorScheme: "dark" });
  await hasSettled(page);
  await assertChoiceAccessible(page);
  await page.context().close();
});

test("with more than eight there is a search", async () => {
  const page = await start("bob");
  await page.getByRole("searchbox").waitFor();
  await assertChoiceAccessible(page);
  await takePictures(page, "login-search");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("circle 7");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await assertSoon(() => page.locator("#kc-personas li").count(), 1);
  await choice(page, "circle 7").press("Enter");
  const tokens = await finish(page, REALM);
  assert.equal(workingAs(tokens.access_token), "traveler@circle 7");
  await page.context().close();
});

test("it works without JavaScript", async () => {
  const page = await start("bob", { javaScriptEnabled: false });
  await page.getByRole("searchbox").fill("circle 2");
  await page.getByRole("button", { name: "Search" }).click();
  await choice(page, "circle 2").click();
  const tokens = await finish(page, REALM);
  assert.equal(workingAs(tokens.access_token), "traveler@circle 2");
  await page.context().close();
});

test("two browsers of one user work as two personas, and each refresh keeps its own", async () => {
  const [one, two] = [await start("alice"), await start("alice")];
  await choice(one, "traveler").click();
  await choice(two, "Office manager").click();
  const tokens = [await finish(one, REALM), await finish(two, REALM)] as const;
  const wanted = ["traveler@corsica", "office-manager@acme-corp"];
  for (let round = 0; round < 5; round++) {
    assert.deepEqual(
      await Promise.all(tokens.map((each) => refreshed(REALM, each))),
      wanted,
    );
  }
  // Another login in the same browser asks no more and keeps it, too.
  const again = await Promise.all(
    [one, two].map((page) => signIn(page.context(), REALM)),
  );
  assert.deepEqual(
    again.map(({ access_token: token }) => workingAs(token)),
    wanted,
  );
  await one.context().close();
  await two.context().close();
});
