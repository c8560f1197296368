import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertAccessible, on, scenes, takePictures } from "./browser";
import { closeConsole, consoleOf, openConsole, save } from "./console";
import { historyOf } from "./history";
import { assertFitsPhone } from "./narrow";
import { changeSchema } from "./schema";
import { seed } from "./seed";
import { admin, adminJson, personaOf, SERVER } from "./server";

// Who holds what and who held what, as files, and what a persona was.
const REALM = "reports";
const CONSOLE = consoleOf(REALM);
const REPORTS = `${SERVER}${CONSOLE}/personas/reports`;
let browser: Browser;
let page: Page;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/reports",
    fill: () => seed(REALM),
  }));
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);
const { button } = on(() => page);
const form = () => page.locator("form").filter({ hasText: "Format" });
const problem = () => page.getByTestId("report-problem");

/** What the page saves as a file. */
async function saved() {
  const begun = page.waitForEvent("download");
  await page.getByTestId("report-download").click();
  const file = await begun;
  return {
    name: file.suggestedFilename(),
    text: await readFile(await file.path(), "utf8"),
  };
}

const lines = (text: string) => text.trim().split(/\r?\n/).slice(1);

scene("without a history the present is told, and the way to one", async () => {
  await page.getByText("keeps no history").waitFor();
  assert.ok(await page.getByLabel("At an instant").isDisabled());
  const { name, text } = await saved();
  assert.match(name, /^access-reports-.*\.csv$/);
  assert.equal(lines(text).length, 10);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-reports");
});

scene("filters leave out the rest, with the keyboard, too", async () => {
  const titles = form().getByRole("group", { name: "Titles" });
  await titles.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Traveler" }).waitFor();
  await page.getByLabel("Traveler").check();
  await page.keyboard.press("Escape");
  await titles.getByRole("button", { name: "Traveler" }).waitFor();
  await page.getByLabel("Circles").fill("corsica\nnowhere");
  const { text } = await saved();
  assert.equal(lines(text).length, 2);
  assert.ok(lines(text).every((line) => line.includes("traveler,corsica")));
});

scene("a signed file comes as what it is", async () => {
  await page.getByLabel("Format").selectOption("zip");
  await page.getByText("a manifest that the realm").waitFor({
    state: "attached",
  });
  const { name, text } = await saved();
  assert.match(name, /^access-reports-.*\.zip$/);
  assert.match(text, /^PK/);
});

scene("what the server refuses is said, with what to do", async () => {
  const refuse = (status: number, body: unknown, headers = {}) =>
    page.route("**/reports/access?*", (route) =>
      route.fulfill({
        status,
        headers: { "content-type": "application/problem+json", ...headers },
        body: JSON.stringify(body),
      }),
    );
  await refuse(503, { detail: "busy" }, { "retry-after": "30" });
  await page.getByTestId("report-download").click();
  await problem().getByText("Try again in 30 seconds.").waitFor();
  await assertAccessible(page, "main");
  await page.unroute("**/reports/access?*");
  await refuse(400, { errors: { format: "must be csv" } });
  await button("Try again").click();
  await problem().getByText("A PDF has at most").waitFor();
  await page.unroute("**/reports/access?*");
  await refuse(409, { history_from: "2026-11-29T21:00:00Z" });
  await page.getByTestId("report-download").click();
  await problem().getByText("Choose a later instant.").waitFor();
  await page.unroute("**/reports/access?*");
  await saved();
  await problem().waitFor({ state: "detached" });
});

scene("the history is switched on in the schema", async () => {
  await page
    .getByRole("link", { name: "Switch the history on in the schema" })
    .click();
  await page.getByText("History", { exact: true }).first().waitFor();
  assert.equal(await page.getByLabel("History kept for, in days").count(), 0);
  await page.getByLabel("History", { exact: true }).check({ force: true });
  await page.getByLabel("History kept for, in days").fill("30");
  await page
    .getByLabel("History of removed users", { exact: true })
    .selectOption("anonymise");
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await save(page);
  const { history } = await adminJson<{ history: unknown }>(
    `/${REALM}/personas/schema`,
  );
  assert.deepEqual(history, {
    enabled: true,
    keep_days: 30,
    on_user_removal: "anonymise",
  });
});

scene("from then on the past can be told", async () => {
  const from = await historyOf(REALM);
  await page.goto(REPORTS);
  await page.getByLabel("At an instant").check();
  await page.getByTestId("report-download").click();
  await page.getByText("This field is needed").waitFor();
  await page.getByLabel("Instant", { exact: true }).fill("2199-01-01T00:00");
  await page.getByTestId("report-download").click();
  await page.getByText("This instant is in the future.").waitFor();
  await page.getByLabel("Instant", { exact: true }).fill("2020-01-01T00:00");
  await page.getByTestId("report-download").click();
  await problem().getByText("Choose a later instant.").waitFor();
  const found = await personaOf(REALM, "anna", "traveler");
  await admin("PATCH", `/${REALM}/personas/${found!.id}`, {
    status: "suspended",
  });
  const instant = new Date(Date.parse(from) + 1);
  const local = new Date(
    instant.getTime() - instant.getTimezoneOffset() * 60_000,
  );
  await page
    .getByLabel("Instant", { exact: true })
    .fill(local.toISOString().replace("Z", ""));
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-reports-past");
  const { text } = await saved();
  const anna = lines(text).find((line) => /^anna,.*traveler/.test(line));
  assert.match(anna ?? text, /,active,/);
});

scene("a persona tells what it was, who changed it, and how", async () => {
  const found = await personaOf(REALM, "anna", "traveler");
  await page.goto(`${SERVER}${CONSOLE}/personas/list/${found!.id}?tab=history`);
  const table = page.getByRole("grid", { name: "History" });
  const latest = table.getByRole("row").nth(1);
  await latest.getByText("Status: Active → Suspended").waitFor();
  await latest.getByText("admin (realm master)").waitFor();
  await latest.getByText("Administration", { exact: true }).waitFor();
  await table.getByText("The history begins").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-history");
});

scene("a long history has pages", async () => {
  const found = await personaOf(REALM, "anna", "traveler");
  for (let at = 0; at < 22; at++) {
    await admin("PATCH", `/${REALM}/personas/${found!.id}`, {
      status: at % 2 === 0 ? "active" : "suspended",
    });
  }
  await page.reload();
  const table = page.getByRole("grid", { name: "History" });
  await table.getByRole("row").nth(20).waitFor();
  await button("Go to next page").click();
  await page.getByText("Page 2", { exact: true }).waitFor();
  await table.getByText("The history begins").waitFor();
  assert.ok(await button("Go to next page").isDisabled());
  await button("Go to previous page").click();
  await table.getByRole("row").nth(20).waitFor();
});

scene("a realm without a history has no tab for it", async () => {
  await changeSchema(REALM, (schema) => delete schema["history"]);
  await page.reload();
  await page.getByRole("tab", { name: "Sessions" }).waitFor();
  assert.equal(await page.getByRole("tab", { name: "History" }).count(), 0);
});

type Reports = { targets?: { name: string }[] };

scene("a report is stored away where the server has targets", async () => {
  const { targets = [] } = await adminJson<Reports>(
    `/${REALM}/personas/reports`,
  );
  await page.goto(REPORTS);
  await page.getByTestId("report-download").waitFor();
  const has = (name: string) => targets.some((target) => target.name === name);
  if (!has("archive") || !has("missing")) {
    assert.equal(await button("Store away").count(), targets.length && 1);
    return;
  }
  await page.getByText("No report was stored away yet.").waitFor();
  await page.getByLabel("Target").selectOption("archive");
  await button("Store away").click();
  // The table looks again by itself.
  await page
    .getByTestId("delivery-archive")
    .getByText("Stored", { exact: true })
    .waitFor();
  await page.getByLabel("Target").selectOption("missing");
  await button("Store away").click();
  const missing = page.getByTestId("delivery-missing");
  await missing.getByText("The folder is not there").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-deliveries");
  await missing.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByTestId("confirm").click();
  await missing.waitFor({ state: "detached" });
});
