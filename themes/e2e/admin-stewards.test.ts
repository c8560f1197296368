import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertAccessible,
  assertSoon,
  DIALOG,
  on,
  scenes,
  takePictures,
} from "./browser";
import { seedCircles } from "./circles";
import { closeConsole, consoleOf, openConsole, opener } from "./console";
import { assertFitsPhone } from "./narrow";
import { changeSchema, titleOf } from "./schema";
import { admin, adminJson, SERVER } from "./server";

// What administrators leave to stewards: reviews, applications, and how users of the realm are invited.
const REALM = "left-to-stewards";
const CONSOLE = consoleOf(REALM);
let browser: Browser;
let page: Page;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/reviews/new",
    fill: async () => {
      await seedCircles(REALM);
      await changeSchema(REALM, (schema) => {
        schema["reviews"] = { enabled: true };
        schema["invitations"] = { enabled: true };
        titleOf(schema, "traveler").can_be_invited = true;
      });
      await admin("POST", `/${REALM}/clients`, { clientId: "portal" });
    },
  }));
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
const open = opener(REALM, () => page);

scene("stewards of the circles decide in a review", async () => {
  await page.getByLabel(/^Name/).fill("Circles look after themselves");
  const reviewers = page.getByRole("group", { name: "Reviewers" });
  await reviewers.getByLabel("Stewards of the circle").check();
  await reviewers.getByText("Whoever manages a persona’s title").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-review-stewards");
  await page.getByTestId("save").click();
  await page
    .getByRole("definition")
    .filter({ hasText: "Stewards of the circle" })
    .waitFor();
  const { reviews } = await adminJson<{ reviews: { reviewers: string }[] }>(
    `/${REALM}/personas/reviews`,
  );
  assert.equal(reviews[0]?.reviewers, "stewards");
  await page.goto(`${SERVER}${CONSOLE}/personas/reviews`);
  await page
    .getByRole("row", { name: "Circles look after themselves" })
    .getByText("Stewards of the circle")
    .waitFor();
});

/** The optional client scopes of the application. */
async function scopesOfPortal(): Promise<string> {
  const [client] = await adminJson<{ id: string }[]>(
    `/${REALM}/clients?clientId=portal`,
  );
  const scopes = await adminJson<{ name: string }[]>(
    `/${REALM}/clients/${client!.id}/optional-client-scopes`,
  );
  return scopes
    .map(({ name }) => name)
    .filter((name) => name.startsWith("persona-"))
    .join();
}

scene("an application gets the scope for stewards, and loses it", async () => {
  await open("/personas/setup");
  const part = page.getByTestId("switch-circles");
  await part.getByText("Off", { exact: true }).waitFor();
  assert.equal(await button("Choose applications").count(), 0);
  await part.locator(".pf-v5-c-switch").click();
  await part.getByText("On", { exact: true }).waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-setup-circles");
  await button("Choose applications").click();
  await dialog().getByRole("combobox").fill("port");
  await page.getByRole("option", { name: "portal" }).click();
  const scope = dialog().getByLabel("portal can ask for the scope");
  await assertSoon(() => scope.isEnabled(), true);
  assert.equal(await scope.isChecked(), false);
  await assertAccessible(page, DIALOG);
  await scope.click({ force: true });
  await page.getByText("portal can ask for the scope now.").waitFor();
  await assertSoon(scopesOfPortal, "persona-circles");
  await takePictures(page, "admin-setup-applications");
  await assertSoon(() => scope.isEnabled(), true);
  await scope.click({ force: true });
  await page.getByText("portal cannot ask for the scope any more.").waitFor();
  await assertSoon(scopesOfPortal, "");
  await dialog().getByRole("button", { name: "Close" }).last().click();
  await part.locator(".pf-v5-c-switch").click();
  await part.getByText("Off", { exact: true }).waitFor();
});

scene("a user of the realm is invited, for some days", async () => {
  await open("/personas/invitations");
  await button("Invite").click();
  await dialog().getByLabel("A user of this realm").check();
  await page.getByTestId("confirm").click();
  await dialog().getByText("This field is needed.").first().waitFor();
  await dialog().getByRole("combobox", { name: "User" }).fill("cle");
  await page.getByRole("option", { name: "cleo" }).click();
  await dialog()
    .getByLabel(/^Circle/)
    .fill("elba");
  await dialog()
    .getByLabel(/^Title/)
    .selectOption("traveler");
  await button("More").click();
  const days = dialog().getByLabel(/^Days to answer/);
  await days.fill("400");
  await page.getByTestId("confirm").click();
  await dialog().getByText("Enter a whole number of days").waitFor();
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "admin-invite-user");
  await days.fill("3");
  await page.getByTestId("confirm").click();
  await page.getByText("The invitation to cleo was sent.").waitFor();
  await page.getByRole("row").getByRole("link", { name: "cleo" }).waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  const { invitations } = await adminJson<{
    invitations: { sent_at: string; expires_at: string }[];
  }>(`/${REALM}/personas/invitations`);
  const [{ sent_at: sent, expires_at: end }] = invitations as [
    (typeof invitations)[0],
  ];
  assert.equal(
    Math.round((Date.parse(end) - Date.parse(sent)) / 86_400_000),
    3,
  );
});

scene("where no title is managed nothing speaks of stewards", async () => {
  await changeSchema(REALM, (schema) => {
    schema.titles.forEach((title) => delete title.managed_by);
  });
  await open("/personas/reviews/new");
  await page.getByLabel("Administrators", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Stewards of the circle").count(), 0);
  await open("/personas/setup");
  await page.getByTestId("switch-agents").waitFor();
  assert.equal(await page.getByTestId("switch-circles").count(), 0);
});
