import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { choose } from "./account";
import {
  assertSoon,
  assertAccessible,
  login,
  saveFailure,
  startBrowser,
  takePictures,
} from "./browser";
import { changeSchema } from "./schema";
import {
  adminJson,
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";

const REALM = "times";
/** In the second of two equal hours in Berlin, when summer time ends. */
const SECOND_HOUR = "2030-10-27T01:30:00Z";
const END = "9999-12-31T23:59:59Z";
let browser: Browser;

before(async () => {
  await createRealm(REALM);
  await changeSchema(REALM, ({ attributes }) =>
    attributes.push({ name: "checked_at", type: "date-time" }),
  );
  await createUser(REALM, "alice");
  await createUser(REALM, "olga", ["manage-users", "view-users", "view-realm"]);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const persona = (circle: string, members: Record<string, string>) =>
  createPersona(REALM, {
    username: "alice",
    title: "traveler",
    circle,
    ...members,
  });

const stored = (id: string) =>
  adminJson<Record<string, unknown>>(`/${REALM}/personas/${id}`);

async function scene(page: Page, name: string, steps: () => Promise<void>) {
  try {
    await steps();
  } catch (error) {
    await saveFailure(page, name);
    throw error;
  } finally {
    await page.context().close();
  }
}

async function save(page: Page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

async function account(timezoneId: string, circle: string): Promise<Page> {
  const page = await login(
    browser,
    `/realms/${REALM}/account/personas`,
    "alice",
    { timezoneId },
  );
  await choose(page, "traveler", circle, "Edit");
  return page;
}

test("a form east of Greenwich shows the end of year 9999, and leaves times alone", async () => {
  const times = { valid_till: END, checked_at: "2026-03-29T01:00:59.999Z" };
  const { id } = await persona("endless", times);
  const page = await account("Pacific/Auckland", "endless");
  await scene(page, "year-9999", async () => {
    const till = page.getByLabel("Valid until");
    await assertSoon(() => till.inputValue(), "10000-01-01T12:59:59");
    await page.getByLabel("Highest price").fill("800");
    await save(page);
    await page.getByText("traveler, endless was saved.").waitFor();
    const { valid_till, checked_at, autobook_price } = await stored(id);
    assert.deepEqual({ valid_till, checked_at }, times);
    assert.equal(autobook_price, 800);
  });
});

test("the account console tells two equal hours apart, and says which hour clocks skip", async () => {
  const { id } = await persona("autumn", {
    valid_till: SECOND_HOUR,
    checked_at: "2026-01-01T00:00:00Z",
  });
  const page = await account("Europe/Berlin", "autumn");
  await scene(page, "repeated-hour", async () => {
    const till = page.getByLabel("Valid until");
    const hour = page.getByLabel("At which of two equal hours");
    await assertSoon(() => till.inputValue(), "2030-10-27T02:30");
    await assertSoon(() => hour.inputValue(), SECOND_HOUR);

    await till.fill("2030-10-27T02:45");
    await assertSoon(() => hour.inputValue(), "2030-10-27T01:45:00Z");
    await hour.selectOption({ label: "GMT+2" });
    await page.getByLabel("Checked at").fill("2030-03-31T02:30");
    await page.getByText("Clocks go forward and skip this time").waitFor();
    await assertAccessible(page, "main");
    await takePictures(page, "account-times");
    await till.focus();
    const checked = page.getByLabel("Checked at");
    await assertSoon(() => checked.inputValue(), "2030-03-31T03:30");

    await save(page);
    await page.getByText("traveler, autumn was saved.").waitFor();
    const { valid_till, checked_at } = await stored(id);
    assert.equal(valid_till, "2030-10-27T00:45:00Z");
    assert.equal(checked_at, "2030-03-31T01:30:00Z");
  });
});

test("the admin console tells two equal hours apart too", async () => {
  const { id } = await persona("winter", { valid_till: SECOND_HOUR });
  const page = await login(browser, `/admin/${REALM}/console/`, "olga", {
    timezoneId: "Europe/Berlin",
  });
  await scene(page, "admin-repeated-hour", async () => {
    await page.getByTestId("nav-item-personas").waitFor();
    await page.goto(
      `${SERVER}/admin/${REALM}/console/#/${REALM}/personas/list/${id}`,
    );
    const hour = page.getByLabel("At which of two equal hours");
    await assertSoon(() => hour.inputValue(), SECOND_HOUR);
    await takePictures(page, "admin-times");
    await hour.selectOption({ label: "GMT+2" });
    await save(page);
    await page.getByText("Persona saved").waitFor();
    assert.equal((await stored(id))["valid_till"], "2030-10-27T00:30:00Z");
  });
});
