import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertAccessible,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { assertFitsPhone } from "./narrow";
import { switchOn } from "./schema";
import { createRealm, createUser, removeRealm } from "./server";

// The calendar in other programs: secret addresses, and files both ways.
const REALM = "calendar-exchange";
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  await switchOn(REALM, "calendar");
  browser = await startBrowser();
  page = await login(
    browser,
    `/realms/${REALM}/account/calendar/exchange`,
    "alice",
  );
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

const { button, dialog } = on(() => page);
let address = "";

scene("an address is made, shown once, and read by a program", async () => {
  await page.getByText("There is no address yet.").waitFor();
  await button("Create an address").click();
  await dialog().getByLabel("Name").fill("Phone");
  await page.getByTestId("confirm").click();
  const shown = dialog().getByLabel("Secret address");
  await shown.waitFor();
  address = await shown.inputValue();
  assert.match(address, /\/calendar\/feeds\/[\w-]{40,}\.ics$/);
  await assertAccessible(page, "[role=dialog]");
  await takePictures(page, "account-calendar-address");
  await dialog().getByRole("button", { name: "Close" }).last().click();
  await page.getByText("Phone", { exact: true }).waitFor();
  assert.equal(await page.getByText(address).count(), 0);

  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /^BEGIN:VCALENDAR/);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-calendar-exchange");
});

scene("an address that was revoked is nobody's any more", async () => {
  await button("Revoke").click();
  await dialog().getByText("Revoke Phone?").waitFor();
  await page.getByTestId("confirm").click();
  await page.getByText("There is no address yet.").waitFor();
  assert.equal((await fetch(address)).status, 404);
});

scene("the calendar is downloaded as a file", async () => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button("Download (.ics)").click(),
  ]);
  assert.equal(download.suggestedFilename(), "calendar.ics");
  const text = readFileSync(await download.path(), "utf8");
  assert.match(text, /^BEGIN:VCALENDAR/);
});

scene(
  "a file is imported after a look, or the server says what it lacks",
  async () => {
    await page.locator("input[type=file]").setInputFiles({
      name: "other.ics",
      mimeType: "text/calendar",
      buffer: Buffer.from(
        [
          "BEGIN:VCALENDAR",
          "VERSION:2.0",
          "PRODID:-//test//test//EN",
          "BEGIN:VEVENT",
          "UID:one@example.org",
          "DTSTAMP:20310101T000000Z",
          "DTSTART:20311008T090000Z",
          "DTEND:20311008T100000Z",
          "SUMMARY:Imported",
          "END:VEVENT",
          "END:VCALENDAR",
          "",
        ].join("\r\n"),
      ),
    });
    await button("Preview").click();
    const would = page.getByText("What the import would do");
    const lacks = page.getByText("This server cannot read calendar files yet");
    await would.or(lacks).first().waitFor();
    if ((await lacks.count()) === 0) {
      await page.getByText("New: 1, changed: 0, unchanged: 0").waitFor();
      await takePictures(page, "account-calendar-import");
      await button("Import").click();
      await page.getByText("Imported", { exact: false }).first().waitFor();
    }
  },
);
