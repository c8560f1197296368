import type { Page } from "playwright-core";

/** A view of the calendar once what it shows has arrived. */
export async function settled(page: Page, view: "list" | "week" | "month") {
  await page
    .locator(`[data-testid="calendar-${view}"][aria-busy="false"]`)
    .waitFor();
  if (view !== "list") {
    await page.locator(".kc-personas-grid [role=table]").first().waitFor();
  }
}

/** Shows a view by its button. */
export async function show(page: Page, view: "List" | "Week" | "Month") {
  await page.getByRole("button", { name: view, exact: true }).click();
  await settled(page, view.toLowerCase() as "list" | "week" | "month");
}

/** An event on the grid of a week or a month. */
export const onGrid = (page: Page, title: string) =>
  page.locator(".kc-personas-grid .kc-personas-event", { hasText: title });

/** An event in the list. */
export const inList = (page: Page, title: string) =>
  page.getByTestId(`event-${title}`);

/** Where an event is taken hold of. */
async function gripOf(page: Page, title: string) {
  const event = onGrid(page, title).first();
  await event.scrollIntoViewIfNeeded();
  const box = (await event.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + Math.min(10, box.height / 2) };
}

/** Drags an event by a distance, as a hand does: the library looks at each step. */
export async function drag(
  page: Page,
  title: string,
  by: { x: number; y: number },
) {
  const from = await gripOf(page, title);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 8 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 8 });
  await page.mouse.up();
}

/** The same by a finger, which holds the event first. */
export async function dragByFinger(
  page: Page,
  title: string,
  by: { x: number; y: number },
) {
  const from = await gripOf(page, title);
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", part: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        type === "touchEnd"
          ? []
          : [{ x: from.x + by.x * part, y: from.y + by.y * part }],
    });
  await touch("touchStart", 0);
  await page.waitForTimeout(900);
  for (let step = 1; step <= 8; step++) {
    await touch("touchMove", step / 8);
  }
  await touch("touchEnd", 1);
  await session.detach();
}
