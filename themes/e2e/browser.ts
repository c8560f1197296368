import { test } from "node:test";
import chromium from "@sparticuz/chromium";
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import {
  chromium as playwright,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { SERVER } from "./server";
import { until } from "./until";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

const QUIET = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's Chromium where there is one, else the one that came with npm. */
export async function startBrowser(): Promise<Browser> {
  const system = SYSTEM.find((path) => existsSync(path));
  const shipped = chromium.args.filter(
    (arg) => !arg.includes("single-process") && !arg.includes("zygote"),
  );
  return playwright.launch({
    executablePath: system ?? (await chromium.executablePath()),
    args: system ? QUIET : [...shipped, ...QUIET],
    headless: true,
  });
}

/** How long a page may take for what is expected of it, in milliseconds: it comes at once, but on a busy machine. */
export const PATIENCE = 45_000;

/** A page of a new profile, logged in to what the address leads to. Passwords are usernames. */
export async function login(
  browser: Browser,
  address: string,
  username: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1300, height: 850 },
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(SERVER + address);
  await page.fill("#username", username);
  await page.fill("#password", username);
  await page.click("#kc-login");
  return page;
}

/** What a page shows or has in a field, which may come a moment after the rest of the page: it is read until it is as expected. */
export async function assertSoon<T>(read: () => Promise<T>, expected: T) {
  const actual = await until(read, (value) => value === expected, PATIENCE);
  assert.equal(actual, expected);
}

/** Waits for what fades or moves, but for what turns as long as something is loaded. */
export const hasSettled = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    // What has just been changed begins to fade with the next frame.
    await frame();
    await frame();
    const ending = document.getAnimations().filter(({ effect, playState }) => {
      const { endTime } = effect?.getComputedTiming() ?? {};
      return playState === "running" && Number.isFinite(Number(endTime));
    });
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** What axe-core finds on the page, dark and light, that matters to people; ours only where a selector says so, or without what is Keycloak's own fault. */
export async function assertAccessible(
  page: Page,
  include = "body",
  exclude: string[] = [],
) {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await hasSettled(page);
    const axe = new AxeBuilder({ page }).include(include);
    exclude.forEach((selector) => axe.exclude(selector));
    const { violations } = await axe.analyze();
    const serious = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" | ")}`);
    assert.deepEqual(serious, [], colorScheme);
  }
}

const SIZES = { wide: [1300, 850], narrow: [400, 850] } as const;

/** Pictures of the page as it is in both sizes and both colour schemes, where the environment names a folder for them. */
export async function takePictures(page: Page, name: string) {
  const folder = process.env["PICTURES"];
  if (!folder) {
    return;
  }
  mkdirSync(folder, { recursive: true });
  const toasts = page.locator(".pf-v5-c-alert-group button");
  while ((await toasts.count()) > 0) {
    await toasts.first().click();
  }
  await page.locator("main").evaluate((main) => main.scrollTo(0, 0));
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.waitForTimeout(500);
      await page.screenshot({
        path: `${folder}/${name}-${size}-${colorScheme}.png`,
      });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1300, height: 850 });
  // A click would meet what is still on its way to another place.
  await page.waitForTimeout(500);
}

/** What the page looked like when a test failed. */
export async function saveFailure(page: Page, name: string) {
  mkdirSync("target/failures", { recursive: true });
  const path = `target/failures/${name.replace(/\W+/g, "-")}.png`;
  await page.screenshot({ path }).catch(() => undefined);
}

/** Makes tests of one page, of which each keeps a picture where it fails. */
export const scenes =
  (page: () => Page) => (name: string, steps: () => Promise<void>) => {
    void test(name, async () => {
      try {
        await steps();
      } catch (error) {
        await saveFailure(page(), name);
        throw error;
      }
    });
  };

/** The body of a dialog. */
export const DIALOG = ".pf-v5-c-modal-box__body";

/** What scenes look for again and again on the page that they are about. */
export const on = (page: () => Page) => ({
  button: (name: string | RegExp) =>
    page().getByRole("button", { name, exact: true }),
  dialog: () => page().getByRole("dialog"),
});
