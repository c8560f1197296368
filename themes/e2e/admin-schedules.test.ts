import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, choose } from "./account";
import {
  assertAccessible,
  assertSoon,
  DIALOG,
  login,
  on,
  saveFailure,
  scenes,
  takePictures,
} from "./browser";
import { closeConsole, consoleOf, openConsole, save } from "./console";
import { assertFitsPhone } from "./narrow";
import { adminJson, createPersona, createUser, SERVER } from "./server";

// When titles and personas are on duty: the forms for it, and where the next time is told.
const REALM = "schedules";
const CONSOLE = consoleOf(REALM);
let browser: Browser;
let page: Page;

type Title = {
  name: string;
  schedule?: { start: string; end: string; rrule?: string }[];
  schedule_editable_by?: string;
};

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/schema",
    fill: async () => {
      await createUser(REALM, "alice");
      await createPersona(REALM, {
        username: "alice",
        title: "traveler",
        circle: "corsica",
      });
    },
  }));
});

after(() => closeConsole(browser, REALM));

const { button } = on(() => page);

async function storedTitle(name: string): Promise<Title> {
  const { titles } = await adminJson<{ titles: Title[] }>(
    `/${REALM}/personas/schema`,
  );
  return titles.find((title) => title.name === name)!;
}

const scene = scenes(() => page);

/** Until a persona of the list is on duty or not, or the page says something. */
const tell = (text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

scene("a title gets a schedule, with the keyboard too", async () => {
  await button("traveler").click();
  await tell("Without a schedule, personas of this title are on duty");
  await button("Add a window").press("Enter");
  const window = page.getByRole("group", { name: "Window 1" });
  await window.waitFor();
  await window.getByLabel("Opens first").fill("2026-01-05T08:00");
  await window.getByLabel("Closes after that").fill("2026-01-05T07:00");
  await window.getByLabel("Comes again").selectOption("weekdays");
  await window.getByLabel("Time zone").fill("Europe/Berlin");
  await page
    .getByLabel("Schedule of a persona set by")
    .selectOption({ label: "The user" });
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "admin-schema-schedule");
  await page.getByTestId("apply").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

scene(
  "a schedule that is not saved is not lost without a question",
  async () => {
    await page.getByTestId("personas-tab-insights").click();
    await tell("Leave without saving?");
    await page.getByRole("dialog").getByText("Cancel", { exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  },
);

scene("what the server refuses of a schedule stands at its field", async () => {
  await page.getByTestId("save").click();
  await tell("The server does not accept this schema");
  await tell("titles[0].schedule[0].end");
  await button("traveler").click();
  await page
    .getByRole("dialog")
    .getByText(/^1\. end: /)
    .waitFor();
  await assertAccessible(page, DIALOG);
  await page.getByLabel("Closes after that").fill("2026-01-05T17:00");
  await page
    .getByRole("dialog")
    .getByText(/^1\. end: /)
    .waitFor({ state: "detached" });
  await page.getByTestId("apply").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByTestId("save").click();
  await tell("Schema saved");
  const { schedule, schedule_editable_by: by } = await storedTitle("traveler");
  assert.equal(schedule?.length, 1);
  assert.equal(schedule?.[0]?.end, "2026-01-05T17:00:00");
  assert.equal(schedule?.[0]?.rrule, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
  assert.equal(by, "user");
});

scene("the schema switches calendars and hidden addresses on", async () => {
  await page.getByRole("tab", { name: "Capabilities" }).click();
  const calendar = page.getByLabel("Calendar", { exact: true });
  await calendar.waitFor({ state: "attached" });
  await assertSoon(() => calendar.isChecked(), false);
  await page.locator("label", { has: calendar }).click();
  const hidden = page.getByLabel("Hide addresses", { exact: true });
  await page.locator("label", { has: hidden }).click();
  await page.getByLabel(/^Registrations per minute and client/).fill("30");
  await assertAccessible(page, "main");
  await save(page);
  const stored = await adminJson<{
    calendar?: { enabled: boolean };
    registration?: Record<string, unknown>;
  }>(`/${REALM}/personas/schema`);
  assert.equal(stored.calendar?.enabled, true);
  assert.deepEqual(stored.registration, {
    hide_addresses: true,
    requests_per_minute: 10,
    client_requests_per_minute: 30,
  });
});

scene("lists and pages tell the next window", async () => {
  await page.goto(`${SERVER}${CONSOLE}/personas/list`);
  const row = page.getByRole("row", { name: /corsica/ });
  await row.getByText(/On duty (until|again)/).waitFor();
  await assertAccessible(page, "main");
  await takePictures(page, "admin-on-duty");
  await row.getByRole("link", { name: "traveler" }).click();
  await page
    .getByText(/^On duty (until|again)$/)
    .first()
    .waitFor();
});

scene("users see the next window, and give a persona its own", async () => {
  const alice = await login(
    browser,
    `/realms/${REALM}/account/personas`,
    "alice",
  );
  try {
    const corsica = card(alice, "traveler", "corsica");
    await corsica.getByText(/On duty (until|again)/).waitFor();
    await takePictures(alice, "account-on-duty");
    await choose(alice, "traveler", "corsica", "Edit");
    await alice.getByRole("button", { name: "Add a window" }).press("Enter");
    const window = alice.getByRole("group", { name: "Window 1" });
    await window.getByLabel("Opens first").fill("2026-01-01T06:00");
    await window.getByLabel("Closes after that").fill("2026-01-01T22:00");
    await window.getByLabel("Comes again").selectOption("own");
    await window.getByLabel("Rule").fill("FREQ=DAILY;INTERVAL=2");
    await assertAccessible(alice, "main");
    await assertFitsPhone(alice);
    await takePictures(alice, "account-schedule");
    await alice.getByRole("button", { name: "Save", exact: true }).click();
    await alice.getByText("traveler, corsica was saved.").waitFor();
  } catch (error) {
    await saveFailure(alice, "account-schedule");
    throw error;
  } finally {
    await alice.context().close();
  }
});
