import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertSoon,
  assertAccessible,
  login,
  scenes,
  takePictures,
} from "./browser";
import { closeConsole, consoleOf, openConsole, save } from "./console";
import { admin, adminJson, createPersona, createUser, SERVER } from "./server";

// What is typed stays, what went wrong is seen, and lists are those of now; for administrators of all kinds.
const REALM = "forms";
const CONSOLE = consoleOf(REALM);
const OWN_CONSOLE = `/admin/${REALM}/console/#/${REALM}`;
let browser: Browser;
let page: Page;
const personas: string[] = [];

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas",
    members: { adminPermissionsEnabled: true },
    fill: async () => {
      for (const user of ["anna", "ben"]) {
        await createUser(REALM, user);
      }
      for (let i = 0; i < 11; i++) {
        const { id } = await createPersona(REALM, {
          username: "anna",
          title: "traveler",
          circle: `circle ${i}`,
        });
        personas.push(id);
      }
    },
  }));
  await page.getByRole("row").nth(10).waitFor();
});

after(() => closeConsole(browser, REALM));

const open = (path: string) => page.goto(SERVER + CONSOLE + path);
const tell = (text: string) => page.getByText(text).first().waitFor();

const scene = scenes(() => page);

scene("a tab asks before an unsaved schema is lost", async () => {
  await open("/personas/schema");
  await page.getByRole("tab", { name: "Limits" }).click();
  await page.getByLabel("Personas per user").fill("77");
  await page.getByTestId("personas-tab-insights").click();
  await tell("Leave without saving?");
  await page.getByRole("button", { name: "Cancel" }).last().click();
  await assertSoon(
    () => page.getByLabel("Personas per user").inputValue(),
    "77",
  );
  await page.getByTestId("personas-tab-insights").click();
  await page.getByTestId("confirm").click();
  await tell("By status");
});

scene("typed values outlive an action on the persona", async () => {
  await open(`/personas/list/${personas[0]}`);
  await page.getByLabel("Highest price").fill("321");
  await page.getByTestId("action-dropdown").click();
  await page.getByRole("menuitem", { name: "Suspend" }).click();
  await page.getByTestId("confirm").click();
  await tell("1 persona suspended");
  await page.getByText("Suspended", { exact: true }).first().waitFor();
  await assertSoon(() => page.getByLabel("Highest price").inputValue(), "321");
  await assertSoon(() => page.getByLabel("Status").inputValue(), "suspended");
  await page.getByTestId("save").click();
  await tell("Persona saved");
  const saved = await adminJson<Record<string, unknown>>(
    `/${REALM}/personas/${personas[0]}`,
  );
  assert.equal(saved["autobook_price"], 321);
  assert.equal(saved["status"], "suspended");
});

scene("an empty form says all that it lacks, and goes there", async () => {
  await open("/personas/list/new");
  await page.getByTestId("save").click();
  await tell("Some fields need your attention");
  await tell("Choose whom the persona is for");
  await assertSoon(() => page.getByText("This field is needed").count(), 2);
  const focused = page.locator(":focus");
  await assertSoon(() => focused.getAttribute("id"), "persona-user");
  await assertAccessible(page, "main");
  await takePictures(page, "admin-create-empty");
});

scene("the last row of the last page leads to the page before", async () => {
  await open("/personas/list?sort=created_at&first=10");
  const last = page.getByRole("row", { name: /circle 10/ });
  await last.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByTestId("confirm").click();
  await page.getByRole("row", { name: /circle 9/ }).waitFor();
  await page.getByText("1 - 10").filter({ visible: true }).first().waitFor();
});

scene("what was done is told on the page that follows", async () => {
  await open(`/personas/list/${personas[9]}`);
  await page.getByTestId("action-dropdown").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByTestId("confirm").click();
  await page.getByRole("row", { name: /circle 8/ }).waitFor();
  await tell("1 persona deleted");
});

scene("the list shows what others did once it is refreshed", async () => {
  await createPersona(REALM, {
    username: "ben",
    title: "traveler",
    circle: "elsewhere",
  });
  assert.equal(await page.getByRole("row", { name: /elsewhere/ }).count(), 0);
  await page.getByTestId("refresh").click();
  await page.getByRole("row", { name: /elsewhere/ }).waitFor();
});

scene(
  "who manages a group's members is offered what the API lets",
  async () => {
    const helper = await createUser(REALM, "helper", ["query-users"]);
    await createMember("member", helper);
    await createPersona(REALM, {
      username: "member",
      title: "traveler",
      circle: "ours",
    });
    const delegated = await login(browser, `${OWN_CONSOLE}/personas`, "helper");
    await delegated.getByRole("link", { name: "traveler" }).click();
    await delegated.getByLabel("Highest price").fill("55");
    await delegated.getByTestId("save").click();
    await delegated.getByText("Persona saved").first().waitFor();
    await delegated.getByRole("link", { name: "Personas" }).first().click();
    await delegated.getByRole("link", { name: "Create persona" }).waitFor();
    assert.equal(await delegated.getByRole("row", { name: /anna/ }).count(), 0);
    await delegated.context().close();
  },
);

scene("who manages users without the realm knows its titles", async () => {
  await createUser(REALM, "clerk", ["manage-users", "query-users"]);
  const clerk = await login(browser, `${OWN_CONSOLE}/personas`, "clerk");
  await clerk.getByTestId("filters").click();
  await clerk
    .getByTestId("filter-panel")
    .getByRole("button", { name: "Title" })
    .click();
  await clerk.getByRole("menuitem", { name: "Office manager" }).waitFor();
  await clerk.keyboard.press("Escape");
  await clerk.getByRole("link", { name: "Create persona" }).click();
  await clerk.getByLabel("Title").selectOption("office-manager");
  await clerk.getByLabel("Highest price").waitFor();
  await clerk.context().close();
});

scene("a policy of type persona has a form", async () => {
  const answer = await admin("POST", `/${REALM}/clients`, {
    clientId: "travel-api",
    serviceAccountsEnabled: true,
    authorizationServicesEnabled: true,
  });
  const client = answer.headers.get("location")!.split("/").pop()!;
  const policies = `/${REALM}/clients/${client}/authz/resource-server/policy`;
  await open(`/clients/${client}/authorization/policy/new/persona`);
  await page.getByLabel("Name").fill("big travellers");
  await page.getByRole("checkbox", { name: "traveler" }).check();
  await page.getByLabel("Conditions").fill("autobook_price > many");
  await page.getByTestId("save").click();
  await tell("a value for autobook_price that must be a number");
  await page.getByLabel("Conditions").fill("autobook_price >= 1000");
  await assertAccessible(page, "main");
  await takePictures(page, "admin-policy");
  await page.getByTestId("save").click();
  await page.getByRole("link", { name: "big travellers" }).click();
  await page.getByLabel("Which persona").selectOption("selected");
  await save(page);
  const [policy] = await adminJson<{ id: string }[]>(
    `${policies}?name=big%20travellers`,
  );
  type Policy = { titles: string[]; conditions: string[]; selected: boolean };
  const saved = await adminJson<Policy>(`${policies}/persona/${policy!.id}`);
  assert.deepEqual(saved.titles, ["traveler"]);
  assert.deepEqual(saved.conditions, ["autobook_price >= 1000"]);
  assert.equal(saved.selected, true);
  await page.getByTestId("action-dropdown").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByTestId("confirm").click();
  await tell("Policy deleted");
});

/** A user in a group whose members one administrator manages. */
async function createMember(username: string, administrator: string) {
  const member = await createUser(REALM, username);
  const answer = await admin("POST", `/${REALM}/groups`, { name: "team" });
  const group = answer.headers.get("location")!.split("/").pop()!;
  await admin("PUT", `/${REALM}/users/${member}/groups/${group}`);
  const [client] = await adminJson<{ id: string }[]>(
    `/${REALM}/clients?clientId=admin-permissions`,
  );
  const server = `/${REALM}/clients/${client!.id}/authz/resource-server`;
  await admin("POST", `${server}/policy/user`, {
    name: "helpers",
    users: [administrator],
  });
  await admin("POST", `${server}/permission/scope`, {
    name: "team",
    resourceType: "Groups",
    resources: [group],
    scopes: ["view-members", "manage-members"],
    policies: ["helpers"],
  });
}
