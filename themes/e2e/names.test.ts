import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import {
  assertAccessible,
  assertSoon,
  on,
  PATIENCE,
  scenes,
  takePictures,
} from "./browser";
import { closeConsole, consoleOf, openConsole } from "./console";
import { admin, adminJson, createPersona, createUser, SERVER } from "./server";
import { authorization, createApp } from "./tokens";

// What people read instead of names, from the editor of the schema to the pages of users, in two languages.
const REALM = "names";
const CONSOLE = consoleOf(REALM);
const GERMAN = { locale: "de-DE" };
let browser: Browser;
let page: Page;

type Named = { name: string; display_name?: string };
type Schema = {
  titles: Named[];
  groups: Named[];
  attributes: (Named & { option_display_names?: Record<string, string> })[];
};

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas",
    fill: async () => {
      await createApp(REALM);
      await admin("POST", `/${REALM}/personas/flows?bind=true`, {});
      for (const [language, text] of [
        ["en", "Chief of the ship"],
        ["de", "Kommandant"],
      ]) {
        await admin("POST", `/${REALM}/localization/${language}`, {
          "ship.captain": text,
        });
      }
      await createUser(REALM, "anna");
      for (const [title, circle] of [
        ["office-manager", "acme-corp"],
        ["traveler", "corsica"],
      ]) {
        await createPersona(REALM, { username: "anna", title, circle });
      }
    },
  }));
  await page.getByRole("row").nth(2).waitFor();
});

after(() => closeConsole(browser, REALM));

const { button } = on(() => page);
/** Saves the schema, and waits for the answer. */
const save = () =>
  Promise.all([
    page.waitForResponse(
      (answer) =>
        answer.request().method() === "PUT" &&
        answer.url().endsWith("/personas/schema"),
    ),
    page.getByTestId("save").click(),
  ]);
const schema = () => adminJson<Schema>(`/${REALM}/personas/schema`);

const scene = scenes(() => page);

scene(
  "lists and filters have display names, and names for tokens",
  async () => {
    const title = page.getByRole("link", { name: "Office manager" });
    await title.waitFor();
    await assertSoon(
      () => title.locator("span").getAttribute("title"),
      "office-manager",
    );
    await page.getByTestId("filters").click();
    await page
      .getByTestId("filter-panel")
      .getByRole("button", { name: "Title" })
      .click();
    await page.getByRole("menuitem", { name: "Administrator" }).waitFor();
    await page.keyboard.press("Escape");
    await title.click();
    await page
      .getByRole("heading", { name: "Office manager, acme-corp" })
      .waitFor();
    await page.getByLabel("Lead time (days)").waitFor();
  },
);

scene("a title gets a display name in the editor", async () => {
  await page.goto(`${SERVER}${CONSOLE}/personas/schema`);
  await page.getByRole("gridcell", { name: "Office manager" }).waitFor();
  await button("Add title").click();
  await page.getByLabel(/^Name/).fill("captain");
  const displayName = page.getByRole("textbox", { name: "Display name" });
  await assertSoon(() => displayName.getAttribute("placeholder"), "Captain");
  await button("Help for Display name").click();
  const link = page.getByRole("link", { name: "Localization of the realm" });
  assert.match(
    (await link.getAttribute("href"))!,
    new RegExp(`/${REALM}/realm-settings/localization`),
  );
  await takePictures(page, "admin-display-name");
  await button("Help for Display name").click();
  await displayName.fill("${ship captain}");
  await page.getByTestId("apply").click();
  await save();
  await page.getByText("The server does not accept this schema").waitFor();
  await page.getByText("${key} alone").waitFor();
  await button("captain").click();
  await displayName.fill("${ship.captain}");
  await page.getByTestId("apply").click();
  await save();
  await page.getByText("Schema saved").first().waitFor();
  await page.getByRole("gridcell", { name: "Chief of the ship" }).waitFor();
  assert.equal(
    (await schema()).titles.find(({ name }) => name === "captain")
      ?.display_name,
    "${ship.captain}",
  );
});

scene("so do attributes, their options, and groups", async () => {
  await page.getByRole("tab", { name: "Attributes" }).click();
  await button("Add attribute").click();
  await page.getByLabel(/^Name/).fill("cabin_class");
  await page
    .getByRole("textbox", { name: "Display name", exact: true })
    .fill("Class of the cabin");
  await page.getByLabel("Type").selectOption("enum");
  await page.getByLabel(/^Options/).fill("first-class\nother");
  await page
    .getByLabel("Display names of options: first-class")
    .fill("The best one");
  assert.equal(
    await page.getByLabel("Encrypted in the database").isChecked(),
    false,
  );
  await assertAccessible(page, ".pf-v5-c-modal-box");
  await takePictures(page, "admin-option-names");
  await page.getByTestId("apply").click();
  await button("Add group of attributes").click();
  await page.getByLabel(/^Name/).fill("about_ship");
  await page
    .getByRole("textbox", { name: "Display name" })
    .fill("About the ship");
  await page.getByTestId("apply").click();
  await page.getByRole("heading", { name: "About the ship" }).waitFor();
  await save();
  const { attributes, groups } = await schema();
  const added = attributes.find(({ name }) => name === "cabin_class");
  assert.equal(added?.display_name, "Class of the cabin");
  assert.deepEqual(added?.option_display_names, {
    "first-class": "The best one",
  });
  assert.deepEqual(groups[0]?.display_name, "About the ship");
  await takePictures(page, "admin-names");
});

scene("users read them in German", async () => {
  await createPersona(REALM, {
    username: "anna",
    title: "captain",
    circle: "corsica",
  });
  const context = await browser.newContext(GERMAN);
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  await page.goto(SERVER + authorization(REALM));
  await page.fill("#username", "anna");
  await page.fill("#password", "anna");
  await page.press("#password", "Enter");
  const choices = page.locator("#kc-personas li");
  await choices.first().waitFor();
  assert.deepEqual(
    (await choices.allInnerTexts()).map((text) => text.trim()),
    ["Büroleitung acme-corp", "Kommandant corsica", "Reisender corsica"],
  );
  await takePictures(page, "login-choose-german");
  await choices.first().getByRole("button").click();
  await page.waitForURL(/persona\/health/);

  await page.goto(`${SERVER}/realms/${REALM}/account/personas`);
  await card(page, "office-manager", "acme-corp")
    .getByRole("heading", { name: "Büroleitung" })
    .waitFor();
  await card(page, "captain", "corsica")
    .getByRole("heading", { name: "Kommandant" })
    .waitFor();
  await assertAccessible(page, "main");
  await takePictures(page, "account-names-german");
  await page.goto(`${SERVER}/realms/${REALM}/account/personas/new`);
  await page.getByLabel("Titel").selectOption({ label: "Reiseberatung" });
  await page.getByLabel("Vorlauf (Tage)").waitFor();
  await page
    .getByLabel("Class of the cabin")
    .selectOption({ label: "The best one" });
  await page.getByText("About the ship").waitFor();
  await takePictures(page, "account-form-german");
});
