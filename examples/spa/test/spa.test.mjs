// In a real Chromium, against the application at APP and the realm REALM: `npm test`.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";

const { APP = "http://localhost:3000/", REALM = "http://localhost:8080/realms/demo", PICTURES } = process.env;
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

let browser;
let page;
let pictures = 0;

before(async () => {
  const shipped = SYSTEM ? undefined : (await import("@sparticuz/chromium")).default;
  browser = await chromium.launch({
    executablePath: SYSTEM ?? (await shipped.executablePath()),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});

after(() => browser?.close());

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
});

afterEach(async () => {
  await picture();
  await page.context().close();
});

async function picture() {
  if (PICTURES) {
    mkdirSync(PICTURES, { recursive: true });
    pictures++;
    await page.screenshot({ path: `${PICTURES}/spa-${pictures}.png` });
  }
}

async function signIn(user) {
  await page.goto(APP);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.fill("#username", user);
  await page.fill("#password", user);
  await page.click("#kc-login");
}

const choose = (title) => page.locator("#kc-personas").getByRole("button", { name: title }).click();

const worksAs = (name) => page.locator("#works-as", { hasText: `You work as ${name},` }).waitFor();

const says = (text) => page.getByRole("status").filter({ hasText: text }).waitFor();

/** The user comes back to the page. */
const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event("focus")));

/** Calls the persona API as the user does in another place, in another session. */
async function elsewhere(user, method, path, body) {
  const form = { grant_type: "password", client_id: "persona-cli", scope: "openid", username: user, password: user };
  const login = await fetch(`${REALM}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const { access_token: token } = await login.json();
  const answer = await fetch(`${REALM}/persona/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${answer.status}`);
  return answer.json();
}

async function setStatus(user, title, status) {
  const { personas } = await elsewhere(user, "GET", `/personas?title=${title}`);
  await elsewhere(user, "PATCH", `/personas/${personas[0].id}`, { status });
}

test("a persona is chosen at login, and another one without logging in again", async () => {
  await signIn("alice");
  await picture();
  await choose("Traveler");
  await worksAs("traveler in corsica");
  await picture();
  await page.getByRole("button", { name: "Work as somebody else" }).click();
  await choose("Office manager");
  await worksAs("office-manager in acme-corp");
  assert.equal(new URL(page.url()).search, "");
  await page.reload();
  await worksAs("office-manager in acme-corp");
});

test("whoever cancels goes on as before", async () => {
  await signIn("alice");
  await choose("Traveler");
  await worksAs("traveler in corsica");
  await page.getByRole("button", { name: "Work as somebody else" }).click();
  await page.click("#kc-cancel");
  await says("You have chosen nobody else");
  await worksAs("traveler in corsica");
});

test("a persona that is switched off elsewhere is noticed, and another one can be chosen", async () => {
  await signIn("alice");
  await choose("Traveler");
  await worksAs("traveler in corsica");
  await setStatus("alice", "traveler", "inactive");
  try {
    await comeBack();
    await says("traveler in corsica has ended or was switched off");
    await picture();
    assert.equal(await page.locator("#works-as").isVisible(), false);
    await page.getByRole("button", { name: "Choose" }).click();
    await choose("Office manager");
    await worksAs("office-manager in acme-corp");
  } finally {
    await setStatus("alice", "traveler", "active");
  }
});

test("a user without personas is told what to do", async () => {
  await signIn("carlo");
  await says("You have no persona that is active");
  assert.equal(await page.locator("#works-as").isVisible(), false);
});

test("a session that has ended is noticed", async () => {
  await signIn("alice");
  await choose("Traveler");
  await worksAs("traveler in corsica");
  await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith("oidc.user:"));
    const user = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.setItem(key, JSON.stringify({ ...user, refresh_token: "revoked" }));
  });
  await comeBack();
  await says("Your session has ended");
  await page.getByRole("button", { name: "Sign in" }).waitFor();
});

test("signing out ends the session at Keycloak, too", async () => {
  await signIn("alice");
  await choose("Traveler");
  await worksAs("traveler in corsica");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("#username").waitFor();
});
