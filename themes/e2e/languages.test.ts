import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { login, saveFailure, startBrowser, takePictures } from "./browser";
import { settled } from "./calendar";
import { switchOn } from "./schema";
import { seed } from "./seed";
import { admin, createOperator, removeRealm, SERVER } from "./server";

const REALM = "languages";
const LANGUAGES = readdirSync("messages").flatMap(
  (file) => /^account_(\w+)\.properties$/.exec(file)?.slice(1) ?? [],
);
let browser: Browser;
let adminConsole: Page;
let language = "en";

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("olga");
  await seed(REALM);
  await switchOn(REALM, "calendar");
  browser = await startBrowser();
  adminConsole = await login(
    browser,
    `/admin/master/console/#/${REALM}/personas`,
    "olga",
  );
  // As if olga had chosen the language for her account.
  await adminConsole.route("**/whoami?*", async (route) => {
    const answer = await route.fetch();
    const me = (await answer.json()) as Record<string, unknown>;
    await route.fulfill({
      response: answer,
      json: { ...me, locale: language },
    });
  });
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

/** The text of the messages file in the language. */
function text(part: string, key: string) {
  const lines = readFileSync(
    `messages/${part}_${language}.properties`,
    "utf8",
  ).split("\n");
  return lines
    .find((line) => line.startsWith(`${key}=`))!
    .slice(key.length + 1)
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
}

/** No text of ours is shown as its key, which is what a missing one looks like. */
async function assertTranslated(page: Page) {
  const shown = await page.locator("main").innerText();
  assert.doesNotMatch(shown, /personas\.\w|\{\{/);
}

async function tourOfAdminConsole() {
  const address = `${SERVER}/admin/master/console/#/${REALM}/personas`;
  const shows = (key: string) =>
    adminConsole.getByText(text("admin", key)).first().waitFor();
  await adminConsole.goto("about:blank");
  await adminConsole.goto(address);
  await shows("personas.explain");
  await adminConsole.getByRole("row").nth(10).waitFor();
  await assertTranslated(adminConsole);
  await takePictures(adminConsole, `language-${language}-admin`);
  for (const [tab, key] of [
    ["insights", "personas.insights.byCircle"],
    ["transfer", "personas.export.action"],
    ["setup", "personas.switch.explain"],
    ["why", "personas.why.explain"],
  ] as const) {
    await adminConsole.goto(`${address}/${tab}`);
    await shows(key);
    await assertTranslated(adminConsole);
  }
  await adminConsole.goto(`${address}/schema`);
  await adminConsole
    .getByRole("button", { name: text("admin", "personas.schema.presets") })
    .click();
  await shows("personas.schema.preset.travel");
  await shows("personas.schema.preset.audience");
}

async function tourOfCalendar(page: Page) {
  const calendar = `${SERVER}/realms/${REALM}/account/calendar`;
  await page.goto(calendar);
  await settled(page, "list");
  await page
    .getByText(text("account", "personas.calendar.emptyText"))
    .waitFor();
  await assertTranslated(page);
  await page.goto(`${calendar}?view=month`);
  await settled(page, "month");
  await takePictures(page, `language-${language}-calendar`);
  for (const [path, key] of [
    ["new", "personas.calendar.personaHelp"],
    ["exchange", "personas.calendar.feeds.none"],
  ] as const) {
    await page.goto(`${calendar}/${path}`);
    await page.getByText(text("account", key)).waitFor();
    await assertTranslated(page);
  }
}

for (const each of LANGUAGES) {
  test(`the account console speaks ${each}`, async () => {
    language = each;
    const page = await login(
      browser,
      `/realms/${REALM}/account/personas?kc_locale=${each}`,
      "anna",
      { locale: each },
    );
    await page
      .getByRole("heading", { name: text("account", "personas.account.title") })
      .waitFor();
    const create = text("account", "personas.account.create");
    await page
      .locator("main")
      .getByText(text("shared", "personas.status.active"), { exact: true })
      .first()
      .waitFor();
    await assertTranslated(page);
    await takePictures(page, `language-${each}-account`);
    await page.getByRole("button", { name: create }).click();
    await page
      .getByText(text("account", "personas.account.titleHelp"))
      .waitFor();
    await assertTranslated(page);
    await tourOfCalendar(page);
    await page.context().close();
  });

  test(`the admin console speaks ${each}`, async () => {
    language = each;
    try {
      await tourOfAdminConsole();
    } catch (error) {
      await saveFailure(adminConsole, `admin console ${each}`);
      throw error;
    }
  });
}
