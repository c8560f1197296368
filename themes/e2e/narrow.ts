import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { until } from "./until";

/** How far the page goes beyond what is seen of an element, and what does so. */
const beyond = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      const wide = [...element.querySelectorAll<HTMLElement>("*")].filter(
        (one) => {
          const box = one.getBoundingClientRect();
          return (
            box.width > 1 && (box.right > right + 1 || box.left < left - 1)
          );
        },
      );
      return {
        pixels: element.scrollWidth - element.clientWidth,
        first: wide.map((one) => one.outerHTML.slice(0, 200))[0],
      };
    });

/** On a phone nothing is cut off or needs to be scrolled sideways, whichever way the language is written. */
export async function assertFitsPhone(page: Page, selector = "main") {
  await page.setViewportSize({ width: 400, height: 850 });
  for (const direction of ["rtl", "ltr"]) {
    await page.evaluate((dir) => {
      document.documentElement.dir = dir;
    }, direction);
    // The page may still be about to take its new width.
    const found = await until(
      () => beyond(page, selector),
      ({ pixels }) => pixels <= 1,
      5_000,
    );
    assert.ok(
      found.pixels <= 1,
      `${direction}: ${found.pixels} pixels beyond the edge: ${found.first}`,
    );
  }
  await page.setViewportSize({ width: 1300, height: 850 });
}
