import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertAccessible,
  assertSoon,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { save } from "./console";
import { seed } from "./seed";
import {
  admin,
  adminJson,
  createOperator,
  createRealm,
  removeRealm,
  SERVER,
} from "./server";

const REALM = "consoles";
const BARE = "consoles-bare";
const CONSOLE = `/admin/master/console/#/${REALM}`;
const MAIN = "main";
let browser: Browser;
let page: Page;
let users: Record<string, string>;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("olga");
  users = await seed(REALM);
  browser = await startBrowser();
  page = await login(browser, `${CONSOLE}/personas`, "olga");
  await page.getByRole("row").nth(10).waitFor();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
  await removeRealm(BARE);
});

const open = (path: string) => page.goto(SERVER + CONSOLE + path);
const tell = (text: string) => page.getByText(text).first().waitFor();
/** What part of how many personas the list says that it shows. */
const shows = (range: string) =>
  page.getByText(range).filter({ visible: true }).first().waitFor();
const { button } = on(() => page);
const tab = (name: string) => page.getByRole("tab", { name });
const row = (text: RegExp) => page.getByRole("row", { name: text });

const scene = scenes(() => page);

scene(
  "the navigation leads to personas, and the stock pages are there",
  async () => {
    await page.getByTestId("nav-item-users").click();
    await page.getByRole("heading", { name: "Users", exact: true }).waitFor();
    await page.getByTestId("nav-item-personas").click();
    await page.getByRole("heading", { name: "Personas" }).waitFor();
    await assertSoon(() => page.getByTestId("nav-item-clients").count(), 1);
  },
);

scene("the list shows its first data with two requests", async () => {
  const calls: string[] = [];
  const count = (request: { url: () => string }) => {
    if (request.url().includes(`/admin/realms/${REALM}/personas`)) {
      calls.push(request.url());
    }
  };
  await open("/personas/insights");
  await tell("By status");
  page.on("request", count);
  await page.getByTestId("personas-tab-list").click();
  await row(/Office manager acme-corp anna/).waitFor();
  page.off("request", count);
  assert.equal(calls.length, 2, calls.join("\n"));
  await assertAccessible(page, MAIN);
  await takePictures(page, "admin-personas");
});

scene(
  "the list is searched, filtered and sorted, and its address says how",
  async () => {
    await open("/personas/list");
    await page.getByPlaceholder("Search personas").fill("mountain");
    await page.keyboard.press("Enter");
    await row(/mountain-club/).waitFor();
    await shows("1 - 1");
    await button("Reset").first().click();
    await page.getByTestId("filters").click();
    await page
      .getByTestId("filter-panel")
      .getByRole("button", { name: /^Status/ })
      .click();
    await page.getByRole("menuitem", { name: "Revoked" }).click();
    await page.keyboard.press("Escape");
    await shows("1 - 1");
    assert.match(page.url(), /state=revoked/);
    await button("Clear all filters").first().click();
    await button("Circle").last().click();
    await shows("1 - 10");
    assert.match(page.url(), /sort=circle/);
    await open("/personas/list?search=nothing-like-it");
    await tell("No personas fit these filters");
  },
);

scene("many are changed at once, and what failed is listed", async () => {
  await open("/personas/list?circle=best-travels");
  await row(/Travel agent best-travels anna/).waitFor();
  await page.getByRole("checkbox", { name: "Select all rows" }).check();
  await page.getByRole("button", { name: "Actions (3 selected)" }).click();
  await page.getByRole("menuitem", { name: "Activate" }).click();
  await tell("Activate 3 personas?");
  await page.getByTestId("confirm").click();
  await tell("2 succeeded, 1 failed");
  await assertAccessible(page, ".pf-v5-c-modal-box");
  await button("Close").last().click();
  await open("/personas/list?search=mountain");
  await row(/mountain-club/)
    .getByRole("button", { name: "Kebab toggle" })
    .click();
  await page.getByRole("menuitem", { name: "Extend" }).click();
  await page.getByTestId("confirm").click();
  await tell("1 persona extended");
});

scene(
  "a persona is created for a user who is picked; faults are on their fields",
  async () => {
    await open("/personas/list");
    await page.getByRole("link", { name: "Create persona" }).click();
    const picker = page.getByRole("combobox", { name: "User", exact: true });
    await picker.click();
    await picker.fill("dor");
    await page.getByRole("option", { name: /dora/ }).click();
    await page.getByLabel("Title").selectOption("traveler");
    await page.getByLabel("Circle").fill("corsica");
    await page.getByLabel("Highest risk level").fill("100");
    await page.getByLabel("Circle").fill("corsica/bastia");
    await page.getByTestId("save").click();
    await page.locator(".pf-m-error").first().waitFor();
    await assertAccessible(page, MAIN);
    await takePictures(page, "admin-create");
    await page.getByLabel("Circle").fill("corsica");
    await page.getByTestId("save").click();
    await page.getByRole("heading", { name: "traveler, corsica" }).waitFor();
    assert.match(page.url(), /personas\/list\/[0-9a-f-]{36}$/);
  },
);

scene("a persona is edited, and changes are not lost by accident", async () => {
  await page.getByLabel("Highest price").fill("1234");
  await page.getByRole("link", { name: "Personas" }).first().click();
  await tell("Leave without saving?");
  await button("Cancel").last().click();
  await page.getByTestId("save").click();
  await tell("Persona saved");
  await tab("Events").click();
  await row(/Changed/).waitFor();
  await row(/Created/).waitFor();
  await assertAccessible(page, MAIN);
});

scene("a request is approved with a note", async () => {
  await open("/personas/list?state=pending");
  await page.getByRole("link", { name: "Booking assistant" }).click();
  await tell("ben waits for your approval");
  await assertAccessible(page, MAIN);
  await takePictures(page, "admin-persona");
  await page.getByPlaceholder("Note for the user").fill("Welcome");
  await button("Approve").click();
  await tell("Persona approved");
  await page.getByText("Active", { exact: true }).first().waitFor();
});

scene("what the set-up lacks is told, and added", async () => {
  const api = (
    await adminJson<{ id: string }[]>(`/${REALM}/clients?clientId=persona-api`)
  )[0]!.id;
  await admin("DELETE", `/${REALM}/clients/${api}/roles/view-users`);
  await open("/personas/schema");
  await page.getByText("Roles of the client persona-api").waitFor();
  await button("Add what is missing").click();
  await tell("What was missing is added");
  await page.getByTestId("set-up-notice").waitFor({ state: "hidden" });
});

scene(
  "the schema is edited; what the server does not accept is told",
  async () => {
    await admin("PUT", `/${REALM}`, { attributes: {} });
    await open("/personas/list");
    // The page of the schema reads the set-up anew only if the list was there in between.
    await page.getByText("Create persona").waitFor();
    await open("/personas/schema");
    await page.getByTestId("attributes-put-back").waitFor();
    await button("Add title").click();
    await page.getByLabel(/^Name/).fill("guide");
    await page.getByTestId("apply").click();
    await page.getByTestId("save").click();
    await tell("Schema saved");
    await page.getByTestId("attributes-put-back").waitFor({ state: "hidden" });
    await assertAccessible(page, MAIN);
    await takePictures(page, "admin-schema");
    await tab("Limits").click();
    await page.getByLabel("Calls per minute and client").fill("100000");
    await save(page);
    const { limits } = await adminJson<{ limits: Record<string, number> }>(
      `/${REALM}/personas/schema`,
    );
    assert.equal(limits.client_requests_per_minute, 100000);
    await page.getByLabel("Personas per user").fill("0");
    await page.getByTestId("save").click();
    await tell("The server does not accept this schema");
    await button("Revert").click();
    await tab("JSON").click();
    await page.getByRole("textbox", { name: "JSON" }).fill("{");
    await tell("This is not JSON");
    await assertSoon(() => page.getByTestId("save").isDisabled(), true);
    await button("Revert").click();
  },
);

scene("a title keeps what another edit does not touch", async () => {
  type Title = {
    name: string;
    description: string;
    acr?: string;
    roles?: unknown;
  };
  const title = async () => {
    const path = `/${REALM}/personas/schema`;
    const { titles } = await adminJson<{ titles: Title[] }>(path);
    return titles.find(({ name }) => name === "guide");
  };
  await tab("Titles").click();
  await page.getByRole("button", { name: "guide", exact: true }).click();
  await page.getByLabel("Level of authentication (acr)").fill("1");
  await page.getByLabel("Roles").fill("offline_access\naccount: view-groups");
  await page.getByTestId("apply").click();
  await save(page);
  const roles = {
    realm: ["offline_access"],
    clients: { account: ["view-groups"] },
  };
  assert.deepEqual((await title())?.roles, roles);
  await page.getByRole("button", { name: "guide", exact: true }).click();
  await page.getByLabel("Description").fill("Shows the way");
  await page.getByTestId("apply").click();
  await save(page);
  await tell("Shows the way");
  const after = await title();
  assert.equal(after?.description, "Shows the way");
  assert.equal(after?.acr, "1");
  assert.deepEqual(after?.roles, roles);
});

scene(
  "titles that personas have do not leave the schema unnoticed",
  async () => {
    await button("Start from a preset").click();
    await page.getByRole("menuitem", { name: /audience/ }).click();
    await page.getByTestId("save").click();
    await tell("Personas are in the way");
    await tell("office-manager: 2 personas");
    await button("Cancel").last().click();
    await button("Revert").click();
  },
);

scene("insights lead to the personas that they count", async () => {
  await page.getByTestId("personas-tab-insights").click();
  await tell("By status");
  await assertAccessible(page, MAIN);
  await takePictures(page, "admin-insights");
  await page.getByRole("link", { name: "Within 7 days" }).click();
  await row(/Traveler corsica ben/).waitFor();
  await shows("1 - 1");
});

scene("a file is previewed, imported and exported", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "e2e-")), "personas.ndjson");
  const line = { username: "dora", title: "travel-agent", circle: "islands" };
  writeFileSync(
    file,
    `${JSON.stringify(line)}\n${JSON.stringify({ ...line, username: "nobody" })}\n`,
  );
  await page.getByTestId("personas-tab-transfer").click();
  await page.setInputFiles("input[type=file]", file);
  await button("Preview").click();
  await tell("1 created, 0 updated, 0 unchanged, 0 removed, 1 at fault");
  await tell("User not found");
  await assertAccessible(page, MAIN);
  await takePictures(page, "admin-import");
  await button("Import").click();
  await tell("Imported");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button("Download").click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\n");
  assert.match(lines.at(-1) ?? "", /"end":true/);
});

scene(
  "a user's page has the personas, and why they are not in a token",
  async () => {
    await open(`/users/${users["anna"]}/settings`);
    await page.getByTestId("user-personas-tab").click();
    await row(/Traveler corsica/).waitFor();
    assert.equal(await row(/ben/).count(), 0);
    await assertAccessible(page, MAIN);
    await takePictures(page, "admin-user");
    await tab("Why").click();
    const client = page.getByRole("combobox", { name: "Client", exact: true });
    await client.click();
    await client.fill("account-con");
    await page.getByRole("option", { name: /account-console/ }).click();
    await page.getByTestId("explanation").waitFor();
    await row(/Travel agent.*No/).waitFor();
    await assertAccessible(page, MAIN);
    await takePictures(page, "admin-why");
    await page.getByTestId("credentials").click();
    await tell("Reset password");
  },
);

scene("who may only view is offered no changes", async () => {
  const viewer = await login(
    browser,
    `/admin/${REALM}/console/#/${REALM}/personas`,
    "viewer",
  );
  await viewer.getByText("mountain-club").first().waitFor();
  assert.equal(await viewer.getByText("Create persona").count(), 0);
  assert.equal(await viewer.getByTestId("personas-tab-schema").count(), 0);
  await viewer.getByRole("link", { name: "Office manager" }).first().click();
  await viewer.getByLabel("Circle").waitFor();
  await assertSoon(() => viewer.getByLabel("Circle").isDisabled(), true);
  assert.equal(await viewer.getByTestId("save").count(), 0);
  await viewer.context().close();
});

scene("who may not view personas is told so", async () => {
  const clerk = await login(
    browser,
    `/admin/${REALM}/console/#/${REALM}/personas`,
    "clerk",
  );
  await clerk
    .getByText(/do not have access|forbidden|permission/i)
    .first()
    .waitFor();
  assert.equal(await clerk.getByTestId("nav-item-personas").count(), 0);
  await clerk.context().close();
});

scene("personas are enabled in a realm that does not have them", async () => {
  await createRealm(BARE);
  // As a realm from before the extension.
  await admin("DELETE", `/${BARE}/personas/setup`);
  await page.goto("about:blank");
  await page.goto(`${SERVER}/admin/master/console/#/${BARE}/personas`);
  await button("Enable personas").click();
  await page.getByRole("link", { name: "Create persona" }).waitFor();
  const { count } = await adminJson<{ count: number }>(
    `/${BARE}/personas/count`,
  );
  assert.equal(count, 0);
});
