import type { Browser, Page } from "playwright-core";
import { login, startBrowser } from "./browser";
import {
  admin,
  createOperator,
  createRealm,
  removeRealm,
  SERVER,
} from "./server";

/** The address of a realm's pages in the admin console of the master realm. */
export const consoleOf = (realm: string) => `/admin/master/console/#/${realm}`;

type Opening = {
  /** The page, after the realm's address. */
  path: string;
  /** Makes what the realm has, before the console is opened. */
  fill: () => Promise<unknown>;
  /** The username of the operator, who belongs to the master realm. */
  operator?: string;
  /** Further members of the realm. */
  members?: Record<string, unknown>;
};

/** The admin console of a realm of its own, opened by an operator. */
export async function openConsole(
  realm: string,
  { path, fill, operator = "olga", members = {} }: Opening,
): Promise<{ browser: Browser; page: Page }> {
  await admin("PUT", "/master", { adminTheme: "personas" });
  await createOperator(operator);
  await createRealm(realm, members);
  await fill();
  const browser = await startBrowser();
  const page = await login(browser, consoleOf(realm) + path, operator);
  return { browser, page };
}

/** Opens pages of a realm's console. What stands behind the # alone would load nothing anew. */
export const opener =
  (realm: string, page: () => Page) => async (path: string) => {
    await page().goto("about:blank");
    await page().goto(SERVER + consoleOf(realm) + path);
  };

/** Closes the browser, if it was started, and removes the realm. */
export async function closeConsole(
  browser: Browser | undefined,
  realm: string,
) {
  await browser?.close();
  await removeRealm(realm);
}

/** Waits until what was changed is saved: the button is disabled during the call, too, and a message may be an earlier one. */
export const isSaved = (page: Page) =>
  page
    .getByTestId("save")
    .and(page.locator(":disabled:not(.pf-m-in-progress)"))
    .waitFor();

/** Saves what was changed, and waits until that is done. */
export async function save(page: Page) {
  await page.getByTestId("save").and(page.locator(":enabled")).click();
  await isSaved(page);
}
