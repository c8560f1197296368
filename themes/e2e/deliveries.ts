import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible, DIALOG, takePictures } from "./browser";
import { consoleOf } from "./console";
import { assertFitsPhone } from "./narrow";
import { adminJson, SERVER } from "./server";

/** Whether the server can store reports of the realm away where this test looks for them. */
async function hasArchive(realm: string): Promise<boolean> {
  const { targets = [] } = await adminJson<{ targets?: { name: string }[] }>(
    `/${realm}/personas/reports`,
  );
  return targets.some(({ name }) => name === "archive");
}

/** Stores what a menu of formats offers away, where the server has targets, and waits until it is there. */
export async function storeAway(
  page: Page,
  realm: string,
  what: string,
  picture: string,
) {
  await page.getByTestId("report-menu").click();
  await page.getByRole("menuitem", { name: "ZIP, signed" }).waitFor();
  const item = page.getByRole("menuitem", { name: "Store away" });
  if (!(await hasArchive(realm))) {
    assert.equal(await item.count(), 0);
    await page.keyboard.press("Escape");
    return;
  }
  await item.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Target").selectOption("archive");
  assert.equal(await dialog.getByLabel("Format").inputValue(), "zip");
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, picture);
  await page.getByTestId("confirm").click();
  await page.getByText("is going to be stored away").waitFor();
  await dialog.waitFor({ state: "detached" });
  const before = page.url();
  await page.goto(`${SERVER}${consoleOf(realm)}/personas/reports`);
  // The table looks again by itself.
  const row = page.getByTestId("delivery-archive").filter({ hasText: what });
  await row.getByText("Stored", { exact: true }).waitFor();
  await page.goto(before);
}
