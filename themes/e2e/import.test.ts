import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertSoon, login, on, scenes, startBrowser } from "./browser";
import {
  admin,
  adminJson,
  createOperator,
  createRealm,
  createUser,
  removeRealm,
} from "./server";

const REALM = "imports";
const PARTS = "**/personas/import/*/parts/*";
const folder = mkdtempSync(join(tmpdir(), "e2e-"));
let browser: Browser;
let page: Page;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("ivo");
  await createRealm(REALM);
  await createUser(REALM, "anna");
  browser = await startBrowser();
  page = await login(
    browser,
    `/admin/master/console/#/${REALM}/personas/transfer`,
    "ivo",
  );
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const tell = (text: string) => page.getByText(text).first().waitFor();
const { button } = on(() => page);

/** A file with a persona of anna's, and lines of users that there are not. */
async function choose(circle: string, faults: number, padding = 0) {
  const file = join(folder, `${circle}.ndjson`);
  const line = (username: string) =>
    `${JSON.stringify({ username, title: "traveler", circle })}${" ".repeat(padding)}\n`;
  writeFileSync(file, line("anna") + line("nobody").repeat(faults));
  await page.setInputFiles("input[type=file]", file);
}

async function count(): Promise<number> {
  const { count: personas } = await adminJson<{ count: number }>(
    `/${REALM}/personas/count`,
  );
  return personas;
}

const scene = scenes(() => page);

scene("what is imported is what was previewed", async () => {
  await choose("home", 60);
  await assertSoon(() => button("Import").isDisabled(), true);
  await button("Preview").click();
  await tell("1 created, 0 updated, 0 unchanged, 0 removed, 60 at fault");
  await tell("and 10 more");
  await assertSoon(() => button("Import").isDisabled(), false);
  for (const option of [
    /more personas than/,
    /schema of the file/,
    /Restore/,
  ]) {
    // A switch is as small as a point, and what is seen of it lies above it.
    const choice = page.getByLabel(option).and(page.locator(":enabled"));
    await choice.press("Space");
    await assertSoon(() => button("Import").isDisabled(), true);
    await choice.press("Space");
    await button("Preview").click();
    await tell("60 at fault");
  }
  assert.equal(await count(), 0);
});

scene("a file of many parts goes on where it stopped", async () => {
  await choose("corsica", 200, 60_000);
  await button("Preview").click();
  await tell("1 created, 0 updated, 0 unchanged, 0 removed, 200 at fault");
  await page.route(PARTS, (route) =>
    route.request().url().endsWith("/2") ? route.abort() : route.continue(),
  );
  await button("Import").click();
  await tell("The import failed");
  await page.unroute(PARTS);
  await button("Go on where it stopped").click();
  await tell("Imported");
  await tell("1 created, 0 updated, 0 unchanged, 0 removed, 200 at fault");
  assert.equal(await count(), 1);
});

scene("leaving asks, and an import can be stopped", async () => {
  await choose("islands", 1);
  await page.route(PARTS, () => undefined);
  await button("Preview").click();
  await tell("Checking; nothing is changed");
  await page.getByTestId("personas-tab-insights").click();
  await tell("Leave while a file is being sent?");
  await button("Cancel").last().click();
  await button("Stop").click();
  await tell("Stopped.");
  await page.unroute(PARTS);
  const { imports } = await adminJson<{ imports: { state: string }[] }>(
    `/${REALM}/personas/import`,
  );
  assert.equal(imports[0]?.state, "cancelled");
});
