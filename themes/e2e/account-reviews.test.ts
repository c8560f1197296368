import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import {
  assertAccessible,
  DIALOG,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { assertFitsPhone } from "./narrow";
import { createReview, reviewIn } from "./reviews";
import { switchOn } from "./schema";
import { seed } from "./seed";
import { admin, personaOf, removeRealm, SERVER } from "./server";

// What users decide who were asked to review personas of others.
const REALM = "my-reviews";
const ACCOUNT = `/realms/${REALM}/account`;
let browser: Browser;
let page: Page;
let review: string;

before(async () => {
  await seed(REALM);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
const item = (user: string, title: string) =>
  page.getByTestId(`item-${user}-${title}`);
const entry = () =>
  page.getByRole("navigation").getByRole("link", { name: "My reviews" });

scene("a realm without reviews has no entry for them", async () => {
  page = await login(browser, `${ACCOUNT}/personas`, "ben");
  await card(page, "traveler", "corsica").waitFor();
  await button("Create a persona").waitFor();
  assert.equal(await entry().count(), 0);
  await page.context().close();
  await switchOn(REALM, "reviews");
});

scene("who is asked for nothing is told so", async () => {
  page = await login(browser, `${ACCOUNT}/personas`, "ben");
  await entry().click();
  await page.getByText("Nothing to review").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
});

scene("a review is in the list, with how far it is", async () => {
  ({ id: review } = await createReview(REALM, {
    name: "Travelers",
    description: "Who still travels?",
    filter: { title: ["traveler"] },
    reviewers: ["ben"],
  }));
  await page.reload();
  const row = page.getByTestId("review-Travelers");
  await row.getByText("0 of 3").first().waitFor();
  await row.getByText("Who still travels?").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-reviews");
  await row.getByRole("button", { name: "Review" }).focus();
  await page.keyboard.press("Enter");
  await item("anna", "traveler").waitFor();
});

scene("nobody decides about own personas", async () => {
  await item("ben", "traveler").getByText("It is your own").waitFor();
  assert.ok(await page.getByLabel(/^Select ben/).isDisabled());
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-review");
});

scene("others are kept, or revoked with a reason", async () => {
  await page.getByLabel(/^Select anna/).check();
  await page.getByRole("button", { name: "Decide (1 selected)" }).click();
  await page.getByRole("menuitem", { name: "Keep", exact: true }).click();
  await page.getByTestId("confirm").click();
  await item("anna", "traveler").getByText("Keep", { exact: true }).waitFor();
  const cleo = item("cleo", "traveler");
  await cleo.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Revoke", exact: true }).click();
  await dialog().getByText("Revoke 1 persona?").waitFor();
  assert.ok(await page.getByTestId("confirm").isDisabled());
  await dialog()
    .getByLabel(/^Reason/)
    .fill("Has left the club");
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await page.getByTestId("confirm").click();
  await cleo.getByText("Has left the club").waitFor();
  await page.getByText("2 of 3").first().waitFor();
});

scene("what was decided is done when the review closes", async () => {
  await admin("POST", `/${REALM}/personas/reviews/${review}/close`);
  await reviewIn(REALM, review, "closed");
  await page.reload();
  await item("cleo", "traveler").getByText("Done").waitFor();
  assert.equal(await page.getByLabel(/^Select anna/).count(), 0);
  const found = await personaOf(REALM, "cleo", "traveler");
  assert.equal(found?.status, "revoked");
});

scene("a long list of reviews goes on, page by page", async () => {
  const more = Array.from({ length: 20 }, (_, number) => `More ${number}`);
  for (const name of more) {
    await createReview(REALM, {
      name,
      filter: { circle: ["corsica"] },
      reviewers: ["ben"],
    });
  }
  await page.goto(`${SERVER}${ACCOUNT}/reviews`);
  // The latest first.
  await page.getByTestId("review-More 19").waitFor();
  assert.equal(await page.getByTestId("review-Travelers").count(), 0);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await button("Go to next page").click();
  await page.getByTestId("review-Travelers").waitFor();
  assert.equal(await page.getByTestId("review-More 19").count(), 0);
});

scene("others see nothing of it", async () => {
  await page.context().close();
  page = await login(browser, `${ACCOUNT}/reviews/${review}`, "anna");
  await page.getByText("This could not be loaded").waitFor();
  await page.goto(`${SERVER}${ACCOUNT}/reviews`);
  await page.getByText("Nothing to review").waitFor();
});
