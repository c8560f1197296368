import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertSoon,
  assertAccessible,
  PATIENCE,
  saveFailure,
  startBrowser,
} from "./browser";
import { admin, createRealm, createUser, removeRealm, SERVER } from "./server";

// The page of the APIs, an optional JAR that this server has, switched on: docs/api.md.
const REALM = "api-page";
const PAGE = `${SERVER}/realms/${REALM}/persona-docs`;
const faults: string[] = [];
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await admin("POST", `/${REALM}/clients`, {
    clientId: "persona-docs",
    publicClient: true,
    redirectUris: [`${PAGE}/oauth2-redirect.html`],
    attributes: { "pkce.code.challenge.method": "S256" },
  });
  await createUser(REALM, "olga", ["view-users"]);
  browser = await startBrowser();
  const context = await browser.newContext({
    viewport: { width: 1300, height: 900 },
  });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") {
      faults.push(message.text());
    }
  });
  page.on("pageerror", (error) => faults.push(error.message));
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

async function scene(name: string, steps: () => Promise<void>) {
  try {
    await steps();
  } catch (error) {
    await saveFailure(page, `api-page ${name}`);
    throw error;
  }
}

const operation = (id: string) => page.locator(`.opblock[id$="-${id}"]`);

/** Opens an operation, has it executed, and says the status of the answer. */
async function execute(id: string): Promise<string> {
  const block = operation(id);
  await block.locator(".opblock-summary-control").click();
  await block.getByRole("button", { name: "Try it out" }).click();
  await block.getByRole("button", { name: "Execute" }).click();
  const status = block.locator(".live-responses-table .response-col_status");
  await status.last().waitFor();
  return (await status.last().innerText()).trim().slice(0, 3);
}

async function takePicture(name: string) {
  const folder = process.env["PICTURES"];
  if (folder) {
    await page.screenshot({ path: `${folder}/api-page-${name}.png` });
  }
}

test("shows the API for users without a complaint of the browser", () =>
  scene("users", async () => {
    await page.goto(PAGE);
    await operation("listPersonas").waitFor();
    assert.equal(page.url(), `${PAGE}/`);
    assert.match(await page.title(), new RegExp(REALM));
    await assertSoon(
      () => page.locator('nav [aria-current="page"]').innerText(),
      "Users and services",
    );
    assert.deepEqual(faults, []);
    await takePicture("users");
  }));

test("logs in by code and PKCE, and calls the API as the user", () =>
  scene("login", async () => {
    await page.getByRole("button", { name: "Authorize" }).first().click();
    const form = page.locator(".auth-container", {
      hasText: "authorizationCode",
    });
    await assertSoon(
      () => form.locator('input[id^="client_id"]').inputValue(),
      "persona-docs",
    );
    const opened = page.context().waitForEvent("page");
    await form.locator("button.authorize").click();
    const login = await opened;
    await login.waitForLoadState();
    const asked = new URL(login.url()).searchParams;
    assert.equal(asked.get("response_type"), "code");
    assert.equal(asked.get("code_challenge_method"), "S256");
    await login.fill("#username", "olga");
    await login.fill("#password", "olga");
    await Promise.all([login.waitForEvent("close"), login.click("#kc-login")]);
    await form.locator("button", { hasText: "Logout" }).waitFor();
    await takePicture("authorized");
    await page.locator(".btn-done").first().click();

    assert.equal(await execute("listPersonas"), "200");
    assert.deepEqual(faults, []);
    await takePicture("answer");
  }));

test("shows and calls the API for administrators", () =>
  scene("administrators", async () => {
    await page.getByRole("link", { name: "Administrators" }).click();
    await operation("countPersonas").waitFor();
    await page.getByRole("button", { name: "Authorize" }).first().click();
    const form = page.locator(".auth-container", {
      hasText: "authorizationCode",
    });
    const opened = page.context().waitForEvent("page");
    await form.locator("button.authorize").click();
    // The user is logged in to the realm already.
    const login = await opened;
    if (!login.isClosed()) {
      await login.waitForEvent("close");
    }
    await form.locator("button", { hasText: "Logout" }).waitFor();
    await page.locator(".btn-done").first().click();
    assert.equal(await execute("countPersonas"), "200");
    assert.deepEqual(faults, []);
    await takePicture("administrators");
  }));

test("has a header that everybody can use", async () => {
  await assertAccessible(page, "header");
});

test("serves its own files and no others", async () => {
  const bundle = await fetch(`${PAGE}/swagger-ui-bundle.js`);
  assert.equal(bundle.status, 200);
  assert.match(bundle.headers.get("content-type") ?? "", /charset=utf-8/i);
  const again = await fetch(`${PAGE}/swagger-ui-bundle.js`, {
    headers: { "if-none-match": bundle.headers.get("etag") ?? "" },
  });
  assert.equal(again.status, 304);
  for (const path of ["index.html", "..%2Fpage.js", "a/b", "page.css.map"]) {
    assert.equal((await fetch(`${PAGE}/${path}`)).status, 404, path);
  }
});
