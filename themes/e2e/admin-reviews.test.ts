import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertAccessible, DIALOG, on, scenes, takePictures } from "./browser";
import { closeConsole, consoleOf, openConsole } from "./console";
import { storeAway } from "./deliveries";
import { assertFitsPhone } from "./narrow";
import { type Review, reviewIn } from "./reviews";
import { seed } from "./seed";
import { admin, adminJson, personaOf, SERVER } from "./server";

// Reviews as administrators make them, decide in them and close them.
const REALM = "review-campaigns";
const CONSOLE = consoleOf(REALM);
let browser: Browser;
let page: Page;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/schema?part=capabilities",
    fill: () => seed(REALM),
  }));
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
const item = (user: string, title: string) =>
  page.getByTestId(`item-${user}-${title}`);
const items = () => page.locator("[data-testid^=item-]");
const figures = (text: string) =>
  page.getByTestId("review-figures").getByText(text).waitFor();
const progress = (text: string) =>
  page.getByText(text, { exact: true }).first().waitFor();
const review = async () => {
  const { reviews } = await adminJson<{ reviews: Review[] }>(
    `/${REALM}/personas/reviews`,
  );
  return reviews[0]!;
};

/** Chooses from the menu of what is selected. */
async function decide(action: string) {
  await page.getByRole("button", { name: /^Decide/ }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

scene("reviews are switched on in the schema, and get a tab", async () => {
  await page.getByLabel("Reviews", { exact: true }).waitFor({
    state: "attached",
  });
  assert.equal(await page.getByTestId("personas-tab-reviews").count(), 0);
  await page.getByLabel("Reviews", { exact: true }).check({ force: true });
  await page.getByTestId("save").click();
  await page.getByTestId("personas-tab-reviews").click();
  await page.getByText("No reviews yet").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
});

scene("what is missing in a new review is told at once", async () => {
  await page.getByRole("link", { name: "Create review" }).click();
  await page.getByRole("heading", { name: "Create review" }).waitFor();
  await page.getByLabel("People", { exact: true }).check();
  await page.getByLabel(/^Reminders/).fill("soon");
  await page.getByTestId("save").click();
  await page.getByText("This field is needed").waitFor();
  await page.getByText("Choose at least one.").waitFor();
  await page.getByText("Enter whole numbers of days").waitFor();
  await assertAccessible(page, "main");
  await page.getByLabel("Administrators", { exact: true }).check();
});

scene("a review is created, and its list is frozen", async () => {
  await page.getByLabel(/^Name/).fill("Fourth quarter");
  await page.getByLabel(/^Description/).fill("Who still travels?");
  await page.getByLabel(/^Reminders/).fill("7, 1");
  const statuses = page.getByRole("group", { name: "Statuses" });
  await statuses.getByRole("button").click();
  await page.getByLabel("Active", { exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByLabel(/^Without an answer/).selectOption("suspend");
  await page.getByText("loses the use of the persona").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-review-create");
  await page.getByTestId("save").click();
  await page.getByText("Who still travels?").waitFor();
  await item("anna", "traveler").waitFor();
  await progress(`0 of ${await items().count()}`);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
});

scene("some are decided at once, with the keyboard, too", async () => {
  await page
    .getByLabel(/^Select anna/)
    .first()
    .check();
  await page
    .getByLabel(/^Select cleo/)
    .first()
    .check();
  await page.getByRole("button", { name: "Decide (2 selected)" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Keep" }).waitFor();
  await page.getByRole("menuitem", { name: "Keep" }).press("Enter");
  await dialog().getByText("Keep 2 personas?").waitFor();
  await assertAccessible(page, DIALOG);
  await page.getByTestId("confirm").click();
  await page.getByText("Decided about 2 personas").waitFor();
  await figures("Keep: 2");
});

scene("revoking and shortening need a reason and a time", async () => {
  const ben = item("ben", "traveler");
  await ben.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Shorten" }).click();
  await dialog().getByText("Shorten 1 persona?").waitFor();
  assert.ok(await page.getByTestId("confirm").isDisabled());
  await dialog()
    .getByLabel(/^Reason/)
    .fill("Contract ends");
  await dialog()
    .getByLabel(/^Valid until/)
    .fill("2020-01-01T00:00");
  await dialog().getByText("Choose a time in the future.").waitFor();
  assert.ok(await page.getByTestId("confirm").isDisabled());
  const end = new Date(Date.now() + 2 * 86_400_000).toISOString();
  await dialog()
    .getByLabel(/^Valid until/)
    .fill(end.slice(0, 16));
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "admin-review-decide");
  await page.getByTestId("confirm").click();
  await ben.getByText("Contract ends").waitFor();
  await figures("Shorten: 1");
  // Another end than an earlier one is refused.
  await ben.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Shorten" }).click();
  await dialog()
    .getByLabel(/^Reason/)
    .fill("Longer");
  await dialog()
    .getByLabel(/^Valid until/)
    .fill("2190-01-01T00:00");
  await page.getByTestId("confirm").click();
  await dialog().getByText("0 decided, 1 refused").waitFor();
  await dialog().getByText("It would not end earlier by this.").waitFor();
  await assertAccessible(page, DIALOG);
  await dialog().getByRole("button", { name: "Close" }).last().click();
});

scene("what has changed since is shown, and searched for", async () => {
  const found = await personaOf(REALM, "anna", "traveler");
  await admin("PATCH", `/${REALM}/personas/${found!.id}`, {
    status: "suspended",
  });
  await page.getByLabel("Changed since").check({ force: true });
  await item("anna", "traveler")
    .getByText("Status: Active → Suspended")
    .waitFor();
  await items().nth(1).waitFor({ state: "detached" });
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await page.getByLabel("Changed since").uncheck({ force: true });
  await page.getByLabel("Decision", { exact: true }).selectOption("open");
  await item("ben", "traveler").waitFor({ state: "detached" });
  await item("anna", "office-manager").waitFor();
});

scene("all that are left are decided at once", async () => {
  await button("Select all without an answer that match").click();
  await decide("Revoke");
  await dialog().getByText("Revoke all without an answer").waitFor();
  await dialog()
    .getByLabel(/^Reason/)
    .fill("Not needed");
  await page.getByTestId("confirm").click();
  await page.getByText("No personas fit").waitFor();
  await page.getByLabel("Decision", { exact: true }).selectOption("");
  await item("anna", "office-manager").waitFor();
  const { items: counts } = await review();
  assert.equal(counts["open"], 0);
  await takePictures(page, "admin-review");
});

scene("an answer is taken back", async () => {
  const before = (await review()).items;
  const persona = item("cleo", "admin");
  await persona.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Take the answer back" }).click();
  await page.getByTestId("confirm").click();
  await persona.getByText("No answer").waitFor();
  await progress(`${before["total"]! - 1} of ${before["total"]}`);
});

scene("an open review is changed", async () => {
  await button("Action").click();
  await page.getByRole("menuitem", { name: "Change review" }).click();
  await dialog().getByLabel(/^Name/).fill("Last quarter");
  await assertAccessible(page, DIALOG);
  await page.getByTestId("confirm").click();
  await page.getByRole("heading", { name: "Last quarter" }).waitFor();
});

scene("it is closed before its time, and carried out", async () => {
  await button("Action").click();
  await page.getByRole("menuitem", { name: "Close now" }).click();
  await dialog().getByText("1 persona without an answer").waitFor();
  await assertAccessible(page, DIALOG);
  await page.getByTestId("confirm").click();
  // The page looks again by itself.
  await page.getByText("SHA-256 of the list").waitFor();
  await page.locator(".pf-v5-c-label").getByText("Closed").waitFor();
  await item("ben", "traveler").getByText("Done").waitFor();
  await reviewIn(REALM, (await review()).id, "closed");
  assert.equal(await page.getByLabel(/^Select anna/).count(), 0);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-review-closed");
});

scene("its evidence is stored away where the server can", () =>
  storeAway(page, REALM, "Review (ZIP)", "admin-review-store"),
);

scene(
  "the events of personas tell who has decided, if anybody has",
  async () => {
    for (const [user, title, who] of [
      ["ben", "traveler", "olga (realm master)"],
      ["cleo", "admin", "Nobody"],
    ] as const) {
      const found = await personaOf(REALM, user, title);
      await page.goto(
        `${SERVER}${CONSOLE}/personas/list/${found!.id}?tab=events`,
      );
      await page.getByRole("gridcell", { name: who, exact: true }).waitFor();
      await assertAccessible(page, "main");
    }
  },
);

scene("the list shows it with its progress, by state", async () => {
  await page.goto(`${SERVER}${CONSOLE}/personas/reviews`);
  await page.getByRole("link", { name: "Last quarter" }).waitFor();
  await page.getByLabel("State").selectOption("open");
  await page.getByText("No review is in this state.").waitFor();
  await page.getByLabel("State").selectOption("closed");
  await page.getByRole("link", { name: "Last quarter" }).waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-reviews");
});

scene("it is removed", async () => {
  await page.getByRole("link", { name: "Last quarter" }).click();
  await page.getByText("SHA-256 of the list").waitFor();
  await button("Action").click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByTestId("confirm").click();
  await page.getByText("No reviews yet").waitFor();
});
