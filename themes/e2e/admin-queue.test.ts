import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertAccessible,
  assertSoon,
  on,
  scenes,
  takePictures,
} from "./browser";
import { closeConsole, consoleOf, openConsole } from "./console";
import { adminJson, createPersona, createUser, SERVER } from "./server";

const REALM = "queues";
const CONSOLE = consoleOf(REALM);
const DAY = 86_400_000;
let browser: Browser;
let page: Page;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/requests",
    operator: "quinn",
    fill: async () => {
      for (const user of ["anna", "ben", "cleo", "dora", "emil"]) {
        await createUser(REALM, user);
        await createPersona(REALM, {
          username: user,
          title: "office-manager",
          circle: "acme-corp",
          status: "pending",
        });
        for (const circle of ["corsica", "=best travels"]) {
          await createPersona(REALM, {
            username: user,
            title: "traveler",
            circle,
          });
        }
      }
      await createPersona(REALM, {
        username: "anna",
        title: "traveler",
        circle: "next year",
        valid_from: new Date(Date.now() + 200 * DAY).toISOString(),
      });
      await createPersona(REALM, {
        username: "ben",
        title: "traveler",
        circle: "long ago",
        valid_from: "2024-01-01T00:00:00Z",
        valid_till: "2025-01-01T00:00:00Z",
      });
    },
  }));
});

after(() => closeConsole(browser, REALM));

const open = (path: string) => page.goto(SERVER + CONSOLE + path);
const tell = (text: string) => page.getByText(text).first().waitFor();
const { button } = on(() => page);
const item = (name: string) => page.getByRole("menuitem", { name });
const row = (text: RegExp) => page.getByRole("row", { name: text });
const badge = () => page.getByTestId("pending-badge").first().textContent();
const count = async (query: string) =>
  (await adminJson<{ count: number }>(`/${REALM}/personas/count?${query}`))
    .count;

const scene = scenes(() => page);

scene("requests wait in a tab, and their number beside it", async () => {
  await row(/Office manager acme-corp anna/).waitFor();
  assert.match((await badge()) ?? "", /^5/);
  await assertSoon(() => page.getByTestId("pending-badge").count(), 2);
  await assertAccessible(page, "main");
  await takePictures(page, "admin-requests");
});

scene("requests are approved and rejected at once, with a note", async () => {
  for (const user of ["anna", "ben"]) {
    await row(new RegExp(user)).getByRole("checkbox").check();
  }
  await button("Actions (2 selected)").click();
  await item("Approve").click();
  await tell("Approve 2 personas?");
  await page.getByLabel("Note for the user (optional)").fill("Welcome");
  await assertAccessible(page, ".pf-v5-c-modal-box");
  await takePictures(page, "admin-approve");
  await page.getByTestId("confirm").click();
  await tell("2 personas approved");
  await row(/cleo/).waitFor();
  await page.waitForFunction(
    () =>
      document
        .querySelector("[data-testid=pending-badge]")
        ?.textContent?.startsWith("3") === true,
  );
  await row(/cleo/).getByRole("button", { name: "Kebab toggle" }).click();
  await item("Reject").click();
  await page
    .getByLabel("Note for the user (optional)")
    .fill("Ask your manager first");
  await page.getByTestId("confirm").click();
  await tell("1 persona rejected");
  const { personas } = await adminJson<{
    personas: { status: string; note?: string; username: string }[];
  }>(`/${REALM}/personas?title=office-manager&sort=created_at`);
  assert.deepEqual(
    personas.map(({ status, note }) => [status, note]),
    [
      ["active", "Welcome"],
      ["active", "Welcome"],
      ["revoked", "Ask your manager first"],
      ["pending", undefined],
      ["pending", undefined],
    ],
  );
});

scene("the list tells scheduled personas from active ones", async () => {
  await open("/personas/list?sort=status&state=scheduled&state=expired");
  await row(/next year/).waitFor();
  const rows = await page.getByRole("row").allInnerTexts();
  assert.deepEqual(
    rows.slice(1).map((text) => /Scheduled|Expired/.exec(text)?.[0]),
    ["Scheduled", "Expired"],
  );
  await open("/personas/list");
  await page.getByTestId("filters").click();
  await page
    .getByTestId("filter-panel")
    .getByRole("button", { name: /^Status/ })
    .click();
  await item("Scheduled").click();
  await page.keyboard.press("Escape");
  await page.getByRole("row").nth(2).waitFor({ state: "detached" });
  await row(/next year/).waitFor();
  await assertSoon(() => page.getByRole("row").count(), 2);
});

scene("a selection stays from page to page", async () => {
  await open(
    "/personas/list?title=traveler&state=active&sort=created_at&max=4",
  );
  await row(/anna/).first().waitFor();
  await row(/anna/).first().getByRole("checkbox").check();
  await button("Go to next page").first().click();
  await row(/cleo/).first().getByRole("checkbox").check();
  await button("Actions (2 selected)").click();
  await item("Suspend").click();
  await page.getByLabel("Note for the user (optional)").fill("Audit");
  await page.getByTestId("confirm").click();
  await tell("2 personas suspended");
  assert.equal(await count("status=suspended"), 2);
});

scene("all that match are changed, those of other pages too", async () => {
  await open("/personas/list?title=traveler&state=active&max=4");
  await page.getByRole("checkbox", { name: "Select all rows" }).check();
  await page.getByTestId("select-all").click();
  await takePictures(page, "admin-select-all");
  await button("Actions (8 selected)").click();
  await item("Revoke").click();
  await tell("This is about all personas that the filters find");
  await page.getByTestId("confirm").click();
  await tell("8 personas revoked");
  assert.equal(await count("status=revoked&title=traveler"), 8);
});

scene("the list is saved as a file for spreadsheets", async () => {
  await open("/personas/list?circle=%3Dbest%20travels");
  await row(/best travels/)
    .first()
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("download-table").click(),
  ]);
  assert.equal(download.suggestedFilename(), `personas-${REALM}.csv`);
  const lines = readFileSync(await download.path(), "utf8").split("\r\n");
  assert.match(lines[0]!, /^\uFEFFid,username,user_sub,title,circle,status/);
  assert.equal(lines.length, 7);
  assert.match(lines[1]!, /,traveler,'=best travels,/);
});

scene("an import that was left goes on with its file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "e2e-"));
  const file = join(folder, "big.ndjson");
  const line = (username: string, circle: string) =>
    `${JSON.stringify({ username, title: "traveler", circle })}${" ".repeat(60_000)}\n`;
  writeFileSync(
    file,
    line("dora", "first") +
      line("nobody", "=1").repeat(100) +
      line("emil", "last"),
  );
  await open("/personas/transfer");
  await page.locator("input[type=file]").first().setInputFiles(file);
  await button("Preview").click();
  await page.getByTestId("import-outcome").waitFor();
  const [faults] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("download-faults").click(),
  ]);
  const lines = readFileSync(await faults.path(), "utf8").split("\r\n");
  assert.equal(lines[0], "\uFEFFline,member,fault");
  assert.match(lines[1]!, /^2,user,/);
  // The second part never arrives.
  await page.route("**/personas/import/*/parts/2", (route) => route.abort());
  await button("Import").click();
  await tell("The import failed");
  await page.unroute("**/personas/import/*/parts/2");
  await page.reload();
  await row(/Not finished/).waitFor();
  await assertAccessible(page, "main");
  await takePictures(page, "admin-imports");
  await row(/Not finished/)
    .getByRole("button")
    .click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    item("Continue with its file").click(),
  ]);
  await chooser.setFiles(file);
  await tell("Imported");
  assert.equal(await count("circle=first"), 1);
  assert.equal(await count("circle=last"), 1);
  await row(/Done/).first().waitFor();
});
