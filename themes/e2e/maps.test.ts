import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card, choose } from "./account";
import {
  assertSoon,
  assertAccessible,
  login,
  scenes,
  takePictures,
} from "./browser";
import { closeConsole, consoleOf, openConsole, save } from "./console";
import { changeSchema } from "./schema";
import { adminJson, createPersona, createUser, SERVER } from "./server";

// Values by name, row by row: in the admin console, in the account console, and as a default in the schema.
const REALM = "maps";
const CONSOLE = consoleOf(REALM);
const LABEL = "Use of devices";
let browser: Browser;
let page: Page;
let persona: string;

type Persona = { use?: Record<string, unknown> };

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas",
    fill: async () => {
      await createUser(REALM, "anna");
      await changeSchema(REALM, (schema) => {
        const use = { name: "use", display_name: LABEL, type: "map", max: 3 };
        schema.attributes.push(use);
      });
      ({ id: persona } = await createPersona(REALM, {
        username: "anna",
        title: "traveler",
        circle: "corsica",
        use: { mobile: 0.7, code: "007" },
      }));
    },
  }));
  await page.getByRole("row").nth(1).waitFor();
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);

const name = (of: Page, row: number) =>
  of.getByLabel(`${LABEL}: Name of entry ${row}`);
const value = (of: Page, row: number) =>
  of.getByLabel(`${LABEL}: Value of entry ${row}`);
const add = (of: Page) =>
  of.getByRole("button", { name: `Add an entry (${LABEL})` });
const remove = (of: Page, entry: string) =>
  of.getByRole("button", { name: `${LABEL}: Remove the entry ${entry}` });
const focused = (of: Page) => of.locator(":focus").getAttribute("aria-label");
const stored = async () =>
  (await adminJson<Persona>(`/${REALM}/personas/${persona}`)).use;

scene("what is there is shown, and a number in quotes is a text", async () => {
  await page.goto(`${SERVER}${CONSOLE}/personas/list/${persona}`);
  await assertSoon(() => name(page, 1).inputValue(), "code");
  await assertSoon(() => value(page, 1).inputValue(), '"007"');
  await assertSoon(() => value(page, 2).inputValue(), "0.7");
  await assertAccessible(page, "main");
  await takePictures(page, "admin-map");
});

scene("rows are added and corrected with the keyboard alone", async () => {
  await add(page).focus();
  await page.keyboard.press("Enter");
  await assertSoon(() => focused(page), `${LABEL}: Name of entry 3`);
  await page.keyboard.type("mobile");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1e400");
  await assertSoon(() => add(page).isDisabled(), true);
  await page.getByTestId("save").click();
  await page.getByText("Another entry has this name.").waitFor();
  await assertSoon(() => focused(page), `${LABEL}: Name of entry 3`);
  await assertAccessible(page, "main");
  await takePictures(page, "admin-map-faults");
  await name(page, 3).fill("tablet");
  await page.getByText("This number cannot be stored exactly. Put").waitFor();
  await value(page, 3).fill("rarely");
  await page.getByTestId("save").click();
  await page.getByText("Persona saved").first().waitFor();
  assert.deepEqual(await stored(), {
    code: "007",
    mobile: 0.7,
    tablet: "rarely",
  });
});

scene("a removed row leaves the focus at the next one", async () => {
  await remove(page, "mobile").click();
  await assertSoon(() => focused(page), `${LABEL}: Remove the entry tablet`);
  await save(page);
  await remove(page, "tablet").click();
  await remove(page, "code").click();
  assert.match(
    (await page.locator(":focus").textContent()) ?? "",
    /Add an entry/,
  );
  const [answer] = await Promise.all([
    page.waitForResponse((found) => found.request().method() === "PATCH"),
    page.getByTestId("save").click(),
  ]);
  assert.equal(answer.status(), 200);
  assert.equal(await stored(), undefined);
});

scene("owners edit them too", async () => {
  const own = await login(browser, `/realms/${REALM}/account/personas`, "anna");
  await card(own, "traveler", "corsica").waitFor();
  await choose(own, "traveler", "corsica", "Edit");
  await add(own).click();
  await value(own, 1).fill("0.5");
  await own.getByRole("button", { name: "Save" }).click();
  await own.getByText("Enter a name.").waitFor();
  await assertAccessible(own, "main");
  await takePictures(own, "account-map");
  await name(own, 1).fill("all day");
  await own.getByRole("button", { name: "Save" }).click();
  await own.getByText("Enter a name.").waitFor({ state: "detached" });
  await card(own, "traveler", "corsica").waitFor();
  assert.deepEqual(await stored(), { "all day": 0.5 });
  await own.context().close();
});

scene("a default in the schema is edited the same way", async () => {
  await page.goto(`${SERVER}${CONSOLE}/personas/schema`);
  await page.getByRole("tab", { name: "Attributes" }).click();
  await page.getByRole("button", { name: "use", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add an entry" }).click();
  await dialog.getByLabel("Default: Name of entry 1").fill("mobile");
  await dialog.getByTestId("apply").click();
  await dialog.getByText("Enter a number or a text.").waitFor();
  await dialog.getByLabel("Default: Value of entry 1").fill("0.25");
  await takePictures(page, "admin-schema-map");
  await dialog.getByTestId("apply").click();
  await page.getByTestId("save").click();
  await page.getByText("Schema saved").first().waitFor();
  const { attributes } = await adminJson<{
    attributes: { name: string; default?: unknown }[];
  }>(`/${REALM}/personas/schema`);
  assert.deepEqual(attributes.find((rule) => rule.name === "use")?.default, {
    mobile: 0.25,
  });
});
