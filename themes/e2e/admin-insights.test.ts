import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertAccessible,
  assertSoon,
  login,
  on,
  scenes,
  startBrowser,
} from "./browser";
import { seed } from "./seed";
import { admin, createOperator, removeRealm, SERVER } from "./server";

// What has become of personas over time, as plots and as tables.
const REALM = "insights";
const INSIGHTS = `/admin/master/console/#/${REALM}/personas/insights`;
let browser: Browser;
let page: Page;

before(async () => {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator("olga");
  await seed(REALM);
  browser = await startBrowser();
  page = await login(browser, INSIGHTS, "olga");
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

const plot = (name: string) => page.getByRole("img", { name });
const { button } = on(() => page);
const table = (name: string) => page.getByRole("grid", { name });
/** The sum of a column of a table, which counts from 1. */
const sumOf = async (name: string, column: number) => {
  const cells = table(name).locator(`td:nth-child(${column})`);
  const texts = await cells.allTextContents();
  return texts.reduce((sum, text) => sum + Number(text), 0);
};
/** How far elements of the page reach beyond its right edge. */
const overflow = () =>
  page.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);

scene("the library of plots is loaded by this page only", async () => {
  await plot("Created and ended").waitFor();
  const scripts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => /\/Plot-\w+\.js$/.test(name)),
    );
  assert.equal((await scripts()).length, 1);
  await page.goto(`${SERVER}/admin/master/console/#/${REALM}/personas/list`);
  await page.reload();
  await page.getByRole("row", { name: /mountain-club/ }).waitFor();
  assert.deepEqual(await scripts(), []);
});

scene(
  "plots say what they show, and have their figures as tables",
  async () => {
    await page.goto(SERVER + INSIGHTS);
    for (const name of ["Created and ended", "Active", "Expiry timeline"]) {
      await plot(name).waitFor();
    }
    await assertAccessible(page, "main");
    await button("Show as table: Created and ended").click();
    // Of all days, as the realm may have been filled before midnight.
    await assertSoon(() => sumOf("Created and ended", 2), 10);
    assert.equal(await sumOf("Created and ended", 3), 0);
    await button("Show as table: Expiry timeline").click();
    await assertSoon(
      () => table("Expiry timeline").getByRole("row").count(),
      31,
    );
    await button("Show as table: Active").click();
    const active = table("Active").getByRole("row").last();
    await assertSoon(() => active.locator("td").last().textContent(), "4");
    await assertAccessible(page, "main");
    await button("Show as plot: Active").click();
    await plot("Active").waitFor();
  },
);

scene("what a plot counts is told by its help", async () => {
  await button("Help for Active").click();
  await page.getByText("There is no history").waitFor();
  await assertAccessible(page, ".pf-v5-c-popover");
  await page.keyboard.press("Escape");
});

scene("longer times are shown by week, and the address says so", async () => {
  await button("52 weeks").click();
  await page.waitForURL(/days=364/);
  await page.locator("#insights-364[aria-pressed=true]").waitFor();
  await assertSoon(() => table("Expiry timeline").getByRole("row").count(), 53);
  await page.reload();
  await page.locator("#insights-364[aria-pressed=true]").waitFor();
  await plot("Created and ended").waitFor();
});

scene("plots fit a phone, also from right to left", async () => {
  await page.setViewportSize({ width: 400, height: 850 });
  await plot("Created and ended").waitFor();
  assert.ok((await overflow()) <= 0, `${await overflow()} px`);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await plot("Created and ended").scrollIntoViewIfNeeded();
  assert.ok((await overflow()) <= 0, `${await overflow()} px`);
  await page.evaluate(() => (document.documentElement.dir = "ltr"));
});
