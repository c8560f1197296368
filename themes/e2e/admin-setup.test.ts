import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertSoon,
  assertAccessible,
  login,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import {
  admin,
  adminJson,
  createOperator,
  createRealm,
  removeRealm,
} from "./server";

// A realm as it was before the extension: stock themes, no set-up, no events.
const REALM = "switches-all";
let browser: Browser;
let page: Page;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("olga");
  await createRealm(REALM, {
    adminTheme: "",
    accountTheme: "",
    adminEventsEnabled: false,
  });
  await admin("DELETE", `/${REALM}/personas/setup`);
  browser = await startBrowser();
  page = await login(
    browser,
    `/admin/master/console/#/${REALM}/personas/setup`,
    "olga",
  );
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

type Realm = {
  accountTheme?: string;
  adminTheme?: string;
  browserFlow: string;
  eventsEnabled: boolean;
  adminEventsEnabled: boolean;
};

const realm = () => adminJson<Realm>(`/${REALM}`);
const part = (name: string) => page.getByTestId(`switch-${name}`);
const state = (name: string, text: string) =>
  part(name).getByText(text, { exact: true }).waitFor();
const toggle = (name: string) => part(name).locator(".pf-v5-c-switch").click();
const press = (name: string, text: string) =>
  part(name).getByRole("button", { name: text }).click();

const scene = scenes(() => page);

scene("one button switches everything on", async () => {
  await state("api", "Off");
  await state("login", "Off");
  await page.getByTestId("switch-all").click();
  for (const name of ["api", "account", "admin", "login", "events"]) {
    await state(name, "On");
  }
  await assertAccessible(page, "main");
  await takePictures(page, "admin-setup");
  const setup = await adminJson<{ complete: boolean; hints: string[] }>(
    `/${REALM}/personas/setup`,
  );
  assert.equal(setup.complete, true);
  assert.deepEqual(setup.hints, []);
  const now = await realm();
  assert.equal(now.accountTheme, "personas");
  assert.equal(now.adminTheme, "personas");
  assert.equal(now.browserFlow, "browser with personas");
  assert.equal(now.eventsEnabled && now.adminEventsEnabled, true);
  await assertSoon(() => page.getByTestId("switch-all").isDisabled(), true);
});

scene("what only some realms need has its own switch alone", async () => {
  await state("strings", "Off");
  await toggle("strings");
  await state("strings", "On");
  const { strings_scope } = await adminJson<{ strings_scope: string }>(
    `/${REALM}/personas/setup`,
  );
  assert.equal(strings_scope, "persona-strings");
  await toggle("strings");
  await state("strings", "Off");

  await state("agents", "Off");
  await toggle("agents");
  await state("agents", "On");
  const schema = await adminJson<{ agents?: { mcp: boolean } }>(
    `/${REALM}/personas/schema`,
  );
  assert.deepEqual(schema.agents, { mcp: true });
  await toggle("agents");
  await state("agents", "Off");
});

scene("each is switched off again by itself", async () => {
  for (const name of ["account", "admin", "login", "events"]) {
    await toggle(name);
    await state(name, "Off");
  }
  const now = await realm();
  assert.equal(now.accountTheme || "none", "none");
  assert.equal(now.adminTheme || "none", "none");
  assert.equal(now.browserFlow, "browser");
  assert.equal(now.eventsEnabled || now.adminEventsEnabled, false);
  await toggle("api");
  await page.getByText("Switch personas off in this realm?").waitFor();
  await page.getByTestId("confirm").click();
  await state("api", "Off");
  const { hints } = await adminJson<{ hints: string[] }>(
    `/${REALM}/personas/setup`,
  );
  assert.equal(hints.length, 3, hints.join("\n"));
});

scene("what is missing is named, and added", async () => {
  await toggle("api");
  await state("api", "On");
  const [client] = await adminJson<{ id: string }[]>(
    `/${REALM}/clients?clientId=persona-api`,
  );
  await admin("DELETE", `/${REALM}/clients/${client!.id}/roles/view-users`);
  await page.reload();
  await state("api", "Partly on");
  await part("api").getByText("Roles of the client persona-api").waitFor();
  await press("api", "Add what is missing");
  await state("api", "On");
});
