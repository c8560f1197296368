import assert from "node:assert/strict";
import { after, before } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import {
  assertAccessible,
  assertSoon,
  login,
  PATIENCE,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { seedCircles } from "./circles";
import { linkIn, openMailbox } from "./mailbox";
import { changeSchema, titleOf } from "./schema";
import { admin, adminJson, removeRealm, SERVER } from "./server";
import { back, createApp, personasIn, signIn, workingAs } from "./tokens";

// From the mail of an invitation to a token that carries the persona: the mail is a real one.
const REALM = "invited";
const ACCOUNT = `/realms/${REALM}/account`;
const GUEST = "nora@example.org";
const LATE = "otto@example.org";
/** The server sends none again sooner. */
const PAUSE = 60_000;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let browser: Browser;
/** Whoever the scene is about. */
let page: Page;
let steward: Page;
let guest: Page;
let link = "";
let earlier = "";
/** When the one that is going to be sent again was sent. */
let sentAt = 0;

before(async () => {
  mailbox = await openMailbox();
  await seedCircles(REALM, {
    registrationAllowed: true,
    smtpServer: mailbox.smtpServer,
    // Mails are written after the request, and need the server's own address.
    attributes: { frontendUrl: SERVER },
  });
  await changeSchema(REALM, (schema) => {
    schema["invitations"] = { enabled: true };
    titleOf(schema, "traveler").can_be_invited = true;
  });
  await admin("POST", `/${REALM}/personas/flows?bind=true`, {});
  await createApp(REALM);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  mailbox?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

/** A browser that nobody has used yet. */
async function newGuest(locale: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1300, height: 850 },
    locale,
  });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

async function logIn(username: string) {
  await page.fill("#username", username);
  await page.fill("#password", username);
  await page.click("#kc-login");
}

/** What became of the invitation of somebody. */
async function stateOf(email: string): Promise<string | undefined> {
  const { invitations } = await adminJson<{ invitations: { state: string }[] }>(
    `/${REALM}/personas/invitations?email=${encodeURIComponent(email)}`,
  );
  return invitations[0]?.state;
}

/** An administrator invites somebody who shall go on to the application; the link of the mail. */
async function inviteToApp(username: string, circle: string): Promise<string> {
  const email = `${username}@example.org`;
  await admin("POST", `/${REALM}/personas/invitations`, {
    title: "traveler",
    circle,
    email,
    client_id: "app",
    redirect_uri: back(REALM),
  });
  return linkIn(await mailbox.letterTo(email));
}

/** A steward invites an address in the dialog of the circle. */
async function invite(email: string, message: string) {
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^E-mail address/).fill(email);
  await dialog.getByLabel("Message").fill(message);
  await page.getByTestId("confirm").click();
  await page
    .getByTestId(`invitation-${email}`)
    .getByText("Sent", { exact: true })
    .first()
    .waitFor();
}

/** Chooses from the menu of an invitation, and confirms. */
async function choose(email: string, action: string) {
  await page
    .getByTestId(`invitation-${email}`)
    .getByRole("button", { name: "Kebab toggle" })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
  await page.getByTestId("confirm").click();
}

scene("a steward invites addresses that nobody knows", async () => {
  steward = await login(
    browser,
    `${ACCOUNT}/circles/circle?name=corsica&tab=invitations`,
    "stella",
  );
  page = steward;
  await page.getByText("No invitations yet").waitFor();
  await invite(LATE, "Come later");
  sentAt = Date.now();
  earlier = linkIn(await mailbox.letterTo(LATE));
  await invite(GUEST, "We start in May");
  await page.getByRole("tab", { name: /^Invitations\s*2$/ }).waitFor();
});

scene("the mail says who invites to what, with the message", async () => {
  const letter = await mailbox.letterTo(GUEST);
  assert.match(letter.text, /stella Example invites you to the persona/);
  assert.match(letter.text, /Traveler \(corsica\)/);
  assert.match(letter.text, /We start in May/);
  link = linkIn(letter);
  assert.ok(link.startsWith(`${SERVER}/realms/${REALM}/persona/invitations/`));
});

scene("its page is in the language of the browser", async () => {
  guest = await newGuest("de");
  page = guest;
  await page.goto(link);
  await page.getByText("stella Example lädt Sie").waitFor();
  await page.getByText("We start in May").waitFor();
  await assertAccessible(page);
  await takePictures(page, "invitation-preview-de");
  assert.equal(await stateOf(GUEST), "sent");
});

scene("the guest registers on the way", async () => {
  await page.getByRole("button", { name: "Anmelden, um anzunehmen" }).click();
  await page.getByRole("link", { name: "Registrieren" }).click();
  await page.fill("#username", "nora");
  await page.fill("#password", "nora");
  await page.fill("#password-confirm", "nora");
  await page.fill("#email", GUEST);
  await page.fill("#firstName", "Nora");
  await page.fill("#lastName", "Neu");
  await page.click("#kc-register-form [type=submit]");
  await page.getByText("muss die E-Mail-Adresse dieses Kontos").waitFor();
  await assertAccessible(page);
  await takePictures(page, "invitation-unverified-de");
});

scene("the address is verified by a mail of its own", async () => {
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  const verification = await mailbox.letterTo(GUEST);
  await page.goto(linkIn(verification));
  await page.getByText("Sie sind als nora angemeldet.").waitFor();
  await assertAccessible(page);
  await takePictures(page, "invitation-question-de");
});

scene("accepted, it leads to the account console", async () => {
  await page.getByRole("button", { name: "Annehmen" }).click();
  await page.waitForURL(`${SERVER}${ACCOUNT}**`);
  assert.equal(await stateOf(GUEST), "accepted");
  await page.goto(`${SERVER}${ACCOUNT}/personas`);
  await card(page, "traveler", "corsica").waitFor();
});

scene("tokens of the guest carry the persona", async () => {
  const { access_token: token } = await signIn(page.context(), REALM, {
    persona: "traveler@corsica",
  });
  assert.deepEqual(personasIn(token), ["traveler@corsica"]);
  assert.equal(workingAs(token), "traveler@corsica");
});

scene("the steward sees the new member", async () => {
  page = steward;
  await page.reload();
  const invitation = page.getByTestId(`invitation-${GUEST}`);
  await invitation.getByText("Accepted").waitFor();
  await page.getByRole("tab", { name: "Members" }).click();
  await page.getByTestId("member-nora-traveler").waitFor();
});

scene("the link is of no use any more", async () => {
  page = guest;
  await page.goto(link);
  await page
    .getByText("Diese Einladung kann nicht verwendet werden")
    .first()
    .waitFor();
  await assertAccessible(page);
});

scene("who accepts goes on to the application, with the persona", async () => {
  page = await newGuest("nl");
  await page.goto(await inviteToApp("ben", "elba"));
  await page.getByRole("button", { name: "Inloggen om te accepteren" }).click();
  await logIn("ben");
  await page.getByText("U bent ingelogd als ben.").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Accepteren" }).click();
  await page.waitForURL(`${back(REALM)}*`);
  const { access_token: token } = await signIn(page.context(), REALM, {
    persona: "traveler@elba",
  });
  assert.equal(workingAs(token), "traveler@elba");
  await page.context().close();
});

scene("who declines after the login goes on without it", async () => {
  page = await newGuest("es");
  await page.goto(await inviteToApp("anna", "elba"));
  await page.locator("form button").first().click();
  await logIn("anna");
  await page.locator("button[name=answer][value=decline]").click();
  await page.waitForURL(`${back(REALM)}*`);
  assert.equal(await stateOf("anna@example.org"), "declined");
  const { access_token: token } = await signIn(page.context(), REALM);
  assert.deepEqual(personasIn(token), ["traveler@corsica"]);
  await page.context().close();
});

scene("one can decline without a login", async () => {
  page = await newGuest("fr");
  await page.goto(await inviteToApp("lou", "elba"));
  await page.locator("button[formaction*=decline]").click();
  await page.getByRole("status").waitFor();
  await assertAccessible(page);
  await takePictures(page, "invitation-declined-fr");
  await assertSoon(() => stateOf("lou@example.org"), "declined");
  await page.context().close();
});

scene("one is sent again, with another link", async () => {
  page = steward;
  await page.getByRole("tab", { name: /^Invitations/ }).click();
  await setTimeout(Math.max(0, sentAt + PAUSE + 1_000 - Date.now()));
  await choose(LATE, "Send again");
  await page.getByText("The invitation was sent again.").waitFor();
  link = linkIn(await mailbox.letterTo(LATE));
  assert.notEqual(link, earlier);
  page = await newGuest("en");
  await page.goto(earlier);
  await page.getByText("This invitation cannot be used").first().waitFor();
  await page.goto(link);
  await page.getByText("Come later").waitFor();
});

scene("one that is withdrawn is of no use", async () => {
  guest = page;
  page = steward;
  await choose(LATE, "Withdraw");
  await page.getByTestId(`invitation-${LATE}`).getByText("Withdrawn").waitFor();
  page = guest;
  await page.reload();
  await page.getByText("This invitation cannot be used").first().waitFor();
});
