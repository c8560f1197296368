import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { countCalls } from "./account";
import {
  assertAccessible,
  assertSoon,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { drag, dragByFinger, inList, onGrid, settled, show } from "./calendar";
import { assertFitsPhone } from "./narrow";
import { switchOn } from "./schema";
import {
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";

// The calendar of a user: events in a list, a week and a month, single and in series.
const REALM = "calendars";
const CALENDAR = `/realms/${REALM}/account/calendar`;
/** A month without a change of clocks; its Mondays are 6, 13, 20 and 27. */
const MONTH = "2031-10-01";
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  await createPersona(REALM, {
    username: "alice",
    title: "traveler",
    circle: "corsica",
  });
  await createPersona(REALM, {
    username: "alice",
    title: "office-manager",
    circle: "acme-corp",
  });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

const { button, dialog } = on(() => page);
/** A field by the beginning of its label, which a star follows where it is required. */
const field = (name: string) => page.getByLabel(new RegExp(`^${name}`));

async function open(view: "list" | "week" | "month", date = MONTH) {
  await page.goto(`${SERVER}${CALENDAR}?view=${view}&date=${date}`);
  await settled(page, view);
}

/** Saves the form, and waits for the calendar to say so. */
async function save(name: string, said: string) {
  await button(name).click();
  await page.getByText(said).first().waitFor();
  await page.getByTestId("calendar-period").waitFor();
}

scene("a realm without calendars has no entry for them", async () => {
  page = await login(browser, `/realms/${REALM}/account/personas`, "alice", {
    timezoneId: "Europe/Berlin",
  });
  await page.getByRole("link", { name: "My personas" }).waitFor();
  await page.getByTestId("persona-traveler-corsica").waitFor();
  await page.getByRole("button", { name: "Create a persona" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Calendar" }).count(), 0);
  // The navigation and the page ask for the schema together.
  const calls = countCalls(page);
  await page.reload();
  await page.getByRole("button", { name: "Create a persona" }).waitFor();
  assert.deepEqual(calls().sort(), ["personas", "schema", "session/persona"]);
  await switchOn(REALM, "calendar");
});

scene("the navigation leads to the list, which is empty", async () => {
  await page.reload();
  await page.getByRole("link", { name: "Calendar" }).click();
  await settled(page, "list");
  await page.getByText(/^Nothing in /).waitFor();
  await assertSoon(() => button("List").getAttribute("aria-pressed"), "true");
  await assertAccessible(page, "main");
  await takePictures(page, "account-calendar-empty");
});

scene("an event is created; what is missing is said at its field", async () => {
  await open("list");
  await button("Create an event").first().click();
  await field("Start").waitFor();
  await button("Create").click();
  await page.getByText("Give it a title.").waitFor();
  await page.locator("input:focus").waitFor();
  await page.getByLabel("Title").fill("Dentist");
  await field("Start").fill("2031-10-07T09:00");
  await field("End").fill("2031-10-07T08:00");
  await button("Create").click();
  await page.getByText("Must not be before the start.").waitFor();
  await field("End").fill("2031-10-07T10:00");
  await page.getByLabel("Persona").selectOption({ label: "Traveler, corsica" });
  await field("Location").fill("Main Street 1");
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-calendar-event");
  await save("Create", "Dentist was created.");
  await inList(page, "Dentist").getByText("Traveler, corsica").waitFor();
});

scene("a series comes again, in words", async () => {
  await open("list");
  await button("Create an event").click();
  await page.getByLabel("Title").fill("Choir");
  await field("Start").fill("2031-10-06T19:00");
  await field("End").fill("2031-10-06T20:30");
  await page
    .getByLabel("Persona")
    .selectOption({ label: "Office manager, acme-corp" });
  await page.getByLabel("Comes again").selectOption("weekly");
  await page.getByLabel("Left out").fill("2031-10-20T19:00:00");
  await save("Create", "Choir was created.");
  await inList(page, "Choir").nth(2).waitFor();
  await assertSoon(() => inList(page, "Choir").count(), 3);
});

scene("an event of whole days names its last day", async () => {
  await open("list");
  await button("Create an event").click();
  await page.getByLabel("Title").fill("Holiday");
  await page.locator("label.pf-v5-c-switch").click();
  await page.getByLabel("First day").fill("2031-10-10");
  await page.getByLabel("Last day").fill("2031-10-12");
  await save("Create", "Holiday was created.");
  await inList(page, "Holiday")
    .getByText(/All day, Oct 10/)
    .waitFor();
  await page.getByLabel("Colours").getByText("Without a persona").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-calendar-list");
});

scene("one time of a series is changed, the others stay", async () => {
  await inList(page, "Choir").nth(1).getByRole("link").click();
  await dialog().getByText("What do you want to edit?").waitFor();
  await assertAccessible(page, "[role=dialog]");
  await dialog().getByLabel("Only this event").check();
  await page.getByTestId("confirm").click();
  await page.getByLabel("Title").fill("Concert");
  await assertSoon(() => field("Start").inputValue(), "2031-10-13T19:00");
  await field("Start").fill("2031-10-14T18:00");
  await field("End").fill("2031-10-14T22:00");
  await save("Save", "Concert was saved.");
  await inList(page, "Concert").waitFor();
  await inList(page, "Choir").nth(1).waitFor();
  await assertSoon(() => inList(page, "Choir").count(), 2);
});

scene("the whole series is changed at once", async () => {
  await inList(page, "Choir").first().getByRole("link").click();
  await dialog().getByLabel("The whole series").check();
  await page.getByTestId("confirm").click();
  await field("Location").fill("Town hall");
  await save("Save", "Choir was saved.");
  await inList(page, "Choir").nth(1).getByText("Town hall").waitFor();
});

scene("an event is dragged to another day of the month", async () => {
  await open("month");
  await onGrid(page, "Dentist").waitFor();
  const before = (await onGrid(page, "Dentist").boundingBox())!;
  const day = before.width;
  await drag(page, "Dentist", { x: day + 4, y: 0 });
  await page.getByText("Dentist was moved.").waitFor();
  await settled(page, "month");
  await show(page, "List");
  const days = page.locator("section", { has: inList(page, "Dentist") });
  await days.getByText("Wednesday, October 8").waitFor();
  await inList(page, "Dentist")
    .getByText(/9:00.*10:00/)
    .waitFor();
});

scene(
  "month and week can be used by everybody, in light and in dark",
  async () => {
    await open("month");
    await onGrid(page, "Choir").first().waitFor();
    await assertAccessible(page, "main");
    await takePictures(page, "account-calendar-month");
    await open("week", "2031-10-08");
    await onGrid(page, "Dentist").waitFor();
    await assertAccessible(page, "main");
    await takePictures(page, "account-calendar-week");
    await assertFitsPhone(page);
  },
);

scene("a finger that holds an event moves it", async () => {
  await open("week", "2031-10-08");
  await onGrid(page, "Dentist").waitFor();
  const day = (await onGrid(page, "Dentist").boundingBox())!.width;
  await dragByFinger(page, "Dentist", { x: day + 4, y: 0 });
  await page.getByText("Dentist was moved.").waitFor();
  await settled(page, "week");
  await dragByFinger(page, "Dentist", { x: -day - 4, y: 0 });
  await page.getByText("Dentist was moved.").nth(1).waitFor();
  await settled(page, "week");
});

scene("one persona's events are shown, which the address says", async () => {
  await open("list");
  await inList(page, "Concert").waitFor();
  await page
    .getByTestId("calendar-persona")
    .selectOption({ label: "Traveler, corsica" });
  await inList(page, "Concert").waitFor({ state: "detached" });
  await inList(page, "Dentist").waitFor();
  await page.reload();
  await settled(page, "list");
  await inList(page, "Dentist").waitFor();
  assert.equal(await inList(page, "Concert").count(), 0);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-calendar-filtered");
  await button("Create an event").click();
  await page.getByLabel("Title").waitFor();
  await assertSoon(
    () => page.getByLabel("Persona").locator("option:checked").innerText(),
    "Traveler, corsica",
  );
  await page.goBack();
  await page.getByTestId("calendar-persona").selectOption("");
  await inList(page, "Concert").waitFor();
});

scene("with the keyboard an event is opened from the grid", async () => {
  await open("week", "2031-10-08");
  await onGrid(page, "Dentist").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Dentist" }).waitFor();
  await assertSoon(() => field("Start").inputValue(), "2031-10-08T09:00");
});

scene("what was changed elsewhere is not overwritten", async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Location").fill("Elsewhere");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.getByText("Dentist was saved.").waitFor();
  await other.close();

  await field("Location").fill("Here");
  await button("Save").click();
  await page.getByText("Not saved: it was changed elsewhere").waitFor();
  await page.locator("input[value=Elsewhere]").waitFor();
});

scene("one time of a series is deleted, then all of it", async () => {
  await open("list");
  await inList(page, "Choir").last().getByRole("link").click();
  await dialog().getByLabel("Only this event").check();
  await page.getByTestId("confirm").click();
  await button("Delete").click();
  await dialog().getByText("Delete Choir?").waitFor();
  await dialog().getByLabel("Only this event").check();
  await page.getByTestId("confirm").click();
  await page.getByText("Choir was deleted.").waitFor();
  await settled(page, "list");
  await inList(page, "Concert").waitFor();
  await assertSoon(() => inList(page, "Choir").count(), 1);

  await inList(page, "Choir").getByRole("link").click();
  await dialog().getByLabel("The whole series").check();
  await page.getByTestId("confirm").click();
  await button("Delete").click();
  await dialog().getByText("All times of the series go").waitFor();
  await page.getByTestId("confirm").click();
  await page.getByText("Choir was deleted.").first().waitFor();
  await settled(page, "list");
  await inList(page, "Concert").waitFor({ state: "detached" });
  await inList(page, "Dentist").waitFor();
});
