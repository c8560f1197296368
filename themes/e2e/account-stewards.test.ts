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
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { seedCircles } from "./circles";
import { assertFitsPhone } from "./narrow";
import { changeSchema, titleOf } from "./schema";
import { admin, personaOf, removeRealm, SERVER } from "./server";

// People of a circle who decide about its members, and those who ask to belong to it.
const REALM = "stewards";
const ACCOUNT = `/realms/${REALM}/account`;
let browser: Browser;
let page: Page;

before(async () => {
  await seedCircles(REALM);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
const entry = () =>
  page.getByRole("navigation").getByRole("link", { name: "My circles" });
const tab = (name: string) => page.getByRole("tab", { name });
const member = (user: string) => page.getByTestId(`member-${user}-traveler`);
const statusOf = async (user: string) => {
  const found = await personaOf(REALM, user, "traveler");
  return found?.status ?? "none";
};

/** Somebody else uses the browser. */
async function become(user: string, path: string) {
  await page?.context().close();
  page = await login(browser, ACCOUNT + path, user);
}

async function act(user: string, action: string) {
  await member(user).getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

scene("who manages nobody has no entry for circles", async () => {
  await become("cleo", "/personas");
  await card(page, "office-manager", "corsica").waitFor();
  await button("Create a persona").waitFor();
  assert.equal(await entry().count(), 0);
  await page.goto(`${SERVER}${ACCOUNT}/circles`);
  await page.getByText("You manage no circle").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await page.goto(`${SERVER}${ACCOUNT}/circles/circle?name=corsica`);
  await page.getByText("You do not manage this circle").waitFor();
});

scene("who asks for a title that needs approval says why", async () => {
  await changeSchema(REALM, (schema) => {
    schema["requests"] = { reason: "required", expire_days: 14 };
  });
  await become("ben", "/personas/new");
  await page.getByLabel("Title").selectOption("office-manager");
  await page.getByLabel(/^Circle/).fill("corsica");
  assert.equal(await page.getByLabel(/^Why you ask/).count(), 0);
  await page.getByLabel("Title").selectOption("traveler");
  await button("Ask for it").click();
  await page.getByText("Say why you ask.").waitFor();
  await assertAccessible(page, "main");
  await page.getByLabel(/^Why you ask/).fill("I travel with the club");
  await assertFitsPhone(page);
  await takePictures(page, "account-request-new");
  await button("Ask for it").click();
  await card(page, "traveler", "corsica")
    .getByText("If nobody decides, the request ends")
    .waitFor();
  await assertAccessible(page, "main");
  await takePictures(page, "account-request");
});

scene("the reason can be changed while the request waits", async () => {
  await choose(page, "traveler", "corsica", "Edit");
  const reason = page.getByLabel(/^Why you ask/);
  await assertSoon(() => reason.inputValue(), "I travel with the club");
  await reason.fill("I travel with the club in May");
  await button("Save").click();
  await card(page, "traveler", "corsica").waitFor();
});

scene("a request is withdrawn, and made again", async () => {
  await choose(page, "traveler", "corsica", "Withdraw the request");
  await dialog().getByText("Withdraw the request for").waitFor();
  await assertAccessible(page, DIALOG);
  await dialog().getByRole("button", { name: "Withdraw the request" }).click();
  await page.getByText("was withdrawn.").waitFor();
  await assertSoon(() => statusOf("ben"), "none");
  await page.goto(`${SERVER}${ACCOUNT}/personas/new`);
  await page.getByLabel("Title").selectOption("traveler");
  await page.getByLabel(/^Circle/).fill("corsica");
  await page.getByLabel(/^Why you ask/).fill("I travel with the club");
  await button("Ask for it").click();
  await card(page, "traveler", "corsica").waitFor();
});

scene("a steward has a card for each circle, with what waits", async () => {
  await become("stella", "/personas");
  await entry().click();
  const circle = page.getByTestId("circle-corsica");
  await circle.getByText("1 request").waitFor();
  await circle.getByText("1 member").waitFor();
  await circle.getByText("You manage: Traveler").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-circles");
  await circle.getByRole("link", { name: "1 request" }).click();
  await page.getByTestId("request-ben-traveler").waitFor();
});

scene("a request is approved", async () => {
  const request = page.getByTestId("request-ben-traveler");
  await request.getByText("I travel with the club").waitFor();
  await request.getByText("ends without a decision").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-circle-requests");
  await request.getByRole("button", { name: "Approve" }).focus();
  await page.keyboard.press("Enter");
  await dialog().getByText("Approve Traveler for ben?").waitFor();
  await dialog().getByLabel("Note").fill("Welcome");
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "account-circle-approve");
  await page.getByTestId("confirm").click();
  await page.getByText("ben has Traveler now.").waitFor();
  await page.getByText("No requests").waitFor();
  await assertSoon(() => statusOf("ben"), "active");
  await assertAccessible(page, "main");
});

scene("members are listed, found and told apart by status", async () => {
  await tab("Members").click();
  await member("ben").waitFor();
  await member("anna").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-circle-members");
  const search = page.getByLabel("Search people", { exact: true });
  await search.fill("ann");
  await search.press("Enter");
  await member("ben").waitFor({ state: "detached" });
  await member("anna").waitFor();
  await search.fill("nobody");
  await search.press("Enter");
  await page.getByText("Nobody found").waitFor();
  await button("Clear: Search people").click();
  await member("ben").waitFor();
});

scene("one is suspended, resumed and extended", async () => {
  await act("ben", "Suspend");
  await dialog().getByLabel("Note").fill("On leave");
  await page.getByTestId("confirm").click();
  await member("ben").getByText("Suspended").waitFor();
  await member("ben").getByText("On leave").waitFor();
  await act("ben", "Resume");
  await page.getByTestId("confirm").click();
  await member("ben").getByText("Active").waitFor();
  await act("ben", "Extend");
  await dialog()
    .getByLabel(/^Valid until/)
    .fill("2020-01-01T00:00");
  await dialog().getByText("Choose a time in the future").waitFor();
  assert.ok(await page.getByTestId("confirm").isDisabled());
  await assertAccessible(page, DIALOG);
  await dialog()
    .getByLabel(/^Valid until/)
    .fill("2100-01-01T00:00");
  await page.getByTestId("confirm").click();
  await page.getByText("Traveler of ben was extended.").waitFor();
});

scene("what somebody else did meanwhile is told", async () => {
  await act("ben", "Remove");
  await page.getByText("It cannot be restored.").waitFor();
  await page.getByTestId("confirm").isEnabled();
  const found = await personaOf(REALM, "ben", "traveler");
  await admin("DELETE", `/${REALM}/personas/${found!.id}`);
  await page.getByTestId("confirm").click();
  await dialog().getByText("It is not there any more").waitFor();
  await assertAccessible(page, DIALOG);
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await member("ben").waitFor({ state: "detached" });
});

scene("one is removed", async () => {
  await act("anna", "Remove");
  await page.getByTestId("confirm").click();
  await page.getByText("Nobody yet").waitFor();
  await assertSoon(() => statusOf("anna"), "none");
  await assertAccessible(page, "main");
});

scene("somebody is invited, again, and not any more", async () => {
  assert.equal(await tab("Invitations").count(), 0);
  await changeSchema(REALM, (schema) => {
    schema["invitations"] = { enabled: true };
    titleOf(schema, "traveler").can_be_invited = true;
  });
  await page.reload();
  await tab("Invitations").click();
  await page.getByText("No invitations yet").waitFor();
  await assertAccessible(page, "main");
  await button("Invite").click();
  await dialog()
    .getByLabel(/^E-mail address/)
    .fill("mia");
  await page.getByTestId("confirm").click();
  await dialog().getByText("Enter an address such as").waitFor();
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await dialog()
    .getByLabel(/^E-mail address/)
    .fill("mia@example.org");
  await dialog().getByLabel("Message").fill("We start in May");
  await takePictures(page, "account-circle-invite");
  await page.getByTestId("confirm").click();
  const invitation = page.getByTestId("invitation-mia@example.org");
  await invitation.getByText("Sent").first().waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-circle-invitations");
  await invitation.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await page.getByTestId("confirm").click();
  await invitation.getByText("Withdrawn").waitFor();
});
