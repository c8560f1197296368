import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, countCalls } from "./account";
import {
  assertAccessible,
  DIALOG,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { seedCircles } from "./circles";
import { openMailbox } from "./mailbox";
import { assertFitsPhone } from "./narrow";
import { changeSchema } from "./schema";
import {
  admin,
  adminJson,
  createPersona,
  createUser,
  removeRealm,
  SERVER,
} from "./server";

// What the rules of a realm make of circles: what stewards see, whom they hear of, and where they are none.
const REALM = "circle-realm-rules";
const ACCOUNT = `/realms/${REALM}/account`;
const CORSICA = "/circles/circle?name=corsica";
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let browser: Browser;
let page: Page;

before(async () => {
  mailbox = await openMailbox();
  await seedCircles(REALM, {
    smtpServer: mailbox.smtpServer,
    attributes: { frontendUrl: SERVER },
  });
  await changeSchema(REALM, (schema) => {
    schema["mails"] = { decisions: true };
  });
  await ask("corsica");
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  mailbox?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);
const { dialog } = on(() => page);
const entry = () =>
  page
    .locator(".kc-personas-navigation")
    .getByRole("link", { name: "My circles" });
const member = (person: string) =>
  page.getByTestId(`member-${person}-traveler`);
const request = () => page.getByTestId("request-ben-traveler");
const search = () => page.getByLabel("Search people", { exact: true });

const ask = (circle: string) =>
  createPersona(REALM, {
    username: "ben",
    title: "traveler",
    circle,
    status: "pending",
  });

/** Somebody else uses the browser. */
async function become(user: string, path: string) {
  await page?.context().close();
  page = await login(browser, ACCOUNT + path, user);
}

const go = (path: string) => page.goto(SERVER + ACCOUNT + path);

scene("how many wait is told until they are decided on", async () => {
  await become("stella", CORSICA);
  await page.getByRole("tab", { name: /^Requests\s*1$/ }).click();
  await request().getByRole("button", { name: "Reject" }).click();
  await dialog().getByText("Reject Traveler for ben?").waitFor();
  await dialog().getByLabel("Note").fill("Ask again in June");
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "account-circle-reject");
  await page.getByTestId("confirm").click();
  await page
    .getByText("The request of ben for Traveler was rejected.")
    .waitFor();
  await page.getByText("No requests").waitFor();
  await page.getByRole("tab", { name: /^Requests$/ }).waitFor();
  await assertAccessible(page, "main");
});

scene("who has asked reads the note, in a mail too", async () => {
  const letter = await mailbox.letterTo("ben@example.org");
  assert.match(letter.text, /Ask again in June/);
  await become("ben", "/personas");
  await card(page, "traveler", "corsica")
    .getByText("Ask again in June")
    .waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-rejected");
});

scene("who is no steward has no entry, and asks for no circle", async () => {
  await go("/personas");
  const calls = countCalls(page);
  await go(`${CORSICA}&tab=requests`);
  await page.getByText("You do not manage this circle").waitFor();
  assert.equal(await entry().count(), 0);
  assert.deepEqual(
    calls().filter((path) => path.startsWith("circles/")),
    [],
  );
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
});

scene(
  "stewards see names instead of usernames where the realm says so",
  async () => {
    await changeSchema(REALM, (schema) => {
      schema.circles["stewards_see"] = "name";
    });
    await become("stella", CORSICA);
    await member("anna Example").waitFor();
    await search().fill("anna ex");
    await search().press("Enter");
    await member("ben Example").waitFor({ state: "detached" });
    await member("anna Example").waitFor();
    await assertAccessible(page, "main");
  },
);

scene("or no names at all, and all sentences do without", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles["stewards_see"] = "none";
  });
  await page.reload();
  const active = page
    .getByRole("row")
    .filter({ hasText: "Not shown" })
    .filter({ hasText: "Active" });
  await active.waitFor();
  assert.equal(await search().count(), 0);
  assert.equal(await page.getByText("anna").count(), 0);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-circle-unnamed");
  await active.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Suspend" }).click();
  await dialog().getByText("Suspend Traveler?").waitFor();
  await page.getByTestId("confirm").click();
  await page.getByText("Traveler is suspended.").waitFor();
});

scene("a long circle goes on, page by page", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles["stewards_see"] = "username";
  });
  const guests = Array.from({ length: 25 }, (_, number) => `guest-${number}`);
  for (const username of guests) {
    await createUser(REALM, username);
    await createPersona(REALM, {
      username,
      title: "traveler",
      circle: "corsica",
    });
  }
  await page.reload();
  // The newest first.
  await member("guest-24").waitFor();
  await page.getByRole("button", { name: "Go to next page" }).click();
  await member("guest-0").waitFor();
  await member("anna").waitFor();
  await member("guest-24").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Go to previous page" }).click();
  await member("guest-24").waitFor();
  await member("anna").waitFor({ state: "detached" });
});

scene("an organization is a circle for its members only", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles["source"] = "organizations";
  });
  await admin("PUT", `/${REALM}`, { organizationsEnabled: true });
  await admin("POST", `/${REALM}/organizations`, {
    name: "acme",
    alias: "acme",
    domains: [{ name: "acme.example.org" }],
  });
  const [acme] = await adminJson<{ id: string }[]>(
    `/${REALM}/organizations?search=acme&exact=true`,
  );
  const members = `/${REALM}/organizations/${acme!.id}/members`;
  const idOf = async (username: string) =>
    (
      await adminJson<{ id: string }[]>(
        `/${REALM}/users?username=${username}&exact=true`,
      )
    )[0]!.id;
  const [stella, ben] = [await idOf("stella"), await idOf("ben")];
  await admin("POST", members, stella);
  await admin("POST", members, ben);
  await createPersona(REALM, {
    username: "stella",
    title: "admin",
    circle: "acme",
  });
  await ask("acme");
  await admin("DELETE", `${members}/${ben}`);

  await go("/circles/circle?name=acme&tab=requests");
  await request().getByRole("button", { name: "Approve" }).click();
  await page.getByTestId("confirm").click();
  await dialog().getByText("no member of the circle's organization").waitFor();
  await assertAccessible(page, DIALOG);
  await dialog().getByRole("button", { name: "Cancel" }).click();

  await admin("POST", members, ben);
  await request().getByRole("button", { name: "Approve" }).click();
  await page.getByTestId("confirm").click();
  await page.getByText("ben has Traveler now.").waitFor();

  await admin("DELETE", `${members}/${stella}`);
  await go("/circles/circle?name=acme");
  await page.getByText("You do not manage this circle").waitFor();
  await admin("PUT", `/${REALM}`, { organizationsEnabled: false });
});

scene("where no title is managed nobody asks for circles", async () => {
  await changeSchema(REALM, (schema) => {
    schema.circles["source"] = "any";
    schema.titles.forEach((title) => delete title.managed_by);
  });
  const calls = countCalls(page);
  await go("/circles");
  await page.getByText("You lack the permission for this").waitFor();
  assert.equal(await entry().count(), 0);
  assert.deepEqual(
    calls().filter((path) => path.startsWith("circles")),
    [],
  );
});
