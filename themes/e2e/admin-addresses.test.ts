import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import {
  assertSoon,
  assertAccessible,
  login,
  scenes,
  startBrowser,
} from "./browser";
import { save } from "./console";
import { schemaOf } from "./schema";
import { seed } from "./seed";
import {
  admin,
  adminJson,
  createOperator,
  removeRealm,
  SERVER,
} from "./server";

// What has an address of its own, what is behind a (?), and what is moved by hand.
const REALM = "addresses";
const CONSOLE = `/admin/master/console/#/${REALM}`;
let browser: Browser;
let page: Page;
let users: Record<string, string>;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("olga");
  users = await seed(REALM);
  browser = await startBrowser();
  page = await login(browser, `${CONSOLE}/personas`, "olga");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("row").nth(10).waitFor();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

const open = (path: string) => page.goto(SERVER + CONSOLE + path);
const tell = (text: string) => page.getByText(text).first().waitFor();
const tab = (name: string) => page.getByRole("tab", { name, exact: true });
const isShown = (name: string) =>
  page.getByRole("tab", { name, exact: true, selected: true }).waitFor();
const titles = async () =>
  (await schemaOf(REALM)).titles.map(({ name }) => name);

scene("a filtered list can be kept and sent by its address", async () => {
  await page.getByTestId("filters").click();
  const panel = page.getByTestId("filter-panel");
  await panel.getByRole("button", { name: "Title" }).click();
  await page.getByRole("menuitem", { name: "Office manager" }).click();
  await panel
    .getByRole("textbox", { name: "Filter by circle" })
    .fill("acme-corp");
  await page.keyboard.press("Enter");
  await page
    .getByRole("row", { name: /Traveler/ })
    .first()
    .waitFor({ state: "detached" });
  await page
    .getByRole("row", { name: /Office manager acme-corp anna/ })
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("copy-link").click();
  await tell("Link copied");
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /title=office-manager/);
  assert.match(address, /circle=acme-corp/);
  await open("/personas/insights");
  await tell("By status");
  await page.goto(address);
  await page
    .getByRole("row", { name: /Office manager acme-corp anna/ })
    .waitFor();
  await assertSoon(() => page.getByRole("row").count(), 3);
});

scene("two choices in one moment are both kept", async () => {
  await open("/personas/list");
  await page.getByRole("row").nth(10).waitFor();
  await page.getByTestId("filters").click();
  await page
    .getByTestId("filter-panel")
    .getByRole("button", { name: "Title" })
    .click();
  const items = page.getByRole("menuitem");
  await items.filter({ hasText: "Office manager" }).waitFor();
  await items
    .filter({ hasText: /Office manager|Traveler/ })
    .evaluateAll((found) =>
      found.forEach((item) => item.querySelector("input")!.click()),
    );
  await page.waitForURL(/title=traveler/);
  assert.match(page.url(), /title=office-manager/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
});

scene("the toolbar of the list has one line", async () => {
  await open("/personas/list");
  await page.getByRole("row").nth(10).waitFor();
  const middle = async (element: Locator) => {
    const { y, height } = (await element.boundingBox())!;
    return y + height / 2;
  };
  const filters = await middle(page.getByTestId("filters"));
  const pages = await middle(page.locator(".pf-v5-c-pagination").first());
  assert.ok(Math.abs(filters - pages) < 20, `${filters} and ${pages} px`);
});

scene(
  "parts of the schema, of a persona and of a user have addresses",
  async () => {
    await open("/personas/schema");
    await tab("Limits").click();
    await page.waitForURL(/part=limits/);
    await page.getByLabel("Personas per user").waitFor();
    await page.goBack();
    await isShown("Titles");
    await open("/personas/schema?part=limits");
    await page.reload();
    await isShown("Limits");
    await open("/personas/list?search=mountain");
    await page.getByRole("link", { name: "Traveler" }).first().click();
    await tab("Sessions").click();
    await page.waitForURL(/tab=sessions/);
    await page.reload();
    await isShown("Sessions");
    await open(`/users/${users["anna"]}/personas?view=why`);
    await isShown("Why");
  },
);

scene("titles are moved by their handles, with the keyboard too", async () => {
  await open("/personas/schema");
  const handle = page.getByRole("button", { name: "Move travel-agent" });
  await handle.waitFor();
  const before = await titles();
  assert.deepEqual(before.slice(0, 2), ["traveler", "travel-agent"]);
  await assertAccessible(page, "main");
  await handle.focus();
  await page.keyboard.press("Space");
  await tell("travel-agent is picked up");
  // The library hears keys a moment after that; at the top of the list, one more changes nothing.
  await assertSoon(async () => {
    await page.keyboard.press("ArrowUp");
    return page.getByText("travel-agent is at position 1").first().isVisible();
  }, true);
  await page.keyboard.press("Space");
  await page.getByTestId("save").click();
  await tell("Schema saved");
  assert.deepEqual((await titles()).slice(0, 2), ["travel-agent", "traveler"]);
  const from = (await page
    .getByRole("button", { name: "Move travel-agent" })
    .boundingBox())!;
  const to = (await page
    .getByRole("button", { name: "Move office-manager" })
    .boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, {
    steps: 10,
  });
  await page.mouse.up();
  // The library takes clicks of the first 50 ms after a drop for a part of it.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
  await save(page);
  assert.deepEqual((await titles()).slice(0, 3), [
    "traveler",
    "office-manager",
    "travel-agent",
  ]);
});

scene(
  "the help of fields is behind a (?), and read with the field",
  async () => {
    await open("/personas/list/new");
    const circle = page.getByLabel("Circle");
    await circle.waitFor();
    const description = await circle.getAttribute("aria-describedby");
    assert.match(
      (await page.locator(`[id="${description}"]`).textContent())!,
      /business unit/,
    );
    await page.getByRole("button", { name: "Help for Circle" }).click();
    await page.locator(".pf-v5-c-popover").getByText("business unit").waitFor();
    await page.keyboard.press("Escape");
    await assertAccessible(page, "main");
  },
);

scene("each page leads to its part of the documentation", async () => {
  await open("/personas/schema");
  const link = page.getByRole("link", { name: "Learn more" });
  await page.waitForFunction(() =>
    document
      .querySelector("#view-header-subkey a")
      ?.getAttribute("href")
      ?.includes("persona-schema"),
  );
  assert.match((await link.getAttribute("href"))!, /^https:.*\/configuration#/);
});

scene("a client's scopes lead to why its tokens have a persona", async () => {
  const [client] = await adminJson<{ id: string }[]>(
    `/${REALM}/clients?clientId=account-console`,
  );
  await open(`/clients/${client!.id}/clientScopes/evaluate`);
  await page.getByTestId("client-personas-why").click();
  await page.waitForURL(/personas\/why\?client=account-console/);
  const user = page.getByRole("combobox", { name: "User", exact: true });
  await user.click();
  await user.fill("ann");
  await page.getByRole("option", { name: /anna/ }).click();
  await page.getByTestId("explanation").waitFor();
  await page.getByRole("row", { name: /Travel agent.*No/ }).waitFor();
  assert.match(page.url(), /user=anna/);
  await assertAccessible(page, "main");
  await page.reload();
  await page.getByTestId("explanation").waitFor();
});
