import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertAccessible, DIALOG, on, scenes, takePictures } from "./browser";
import { seedCircles } from "./circles";
import { closeConsole, openConsole, opener, save } from "./console";
import { assertFitsPhone } from "./narrow";
import { changeSchema, schemaOf } from "./schema";
import { createPersona } from "./server";

// Who manages whom, invitations, and circles, as administrators see them.
const REALM = "circle-rules";
let browser: Browser;
let page: Page;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/schema",
    fill: async () => {
      await seedCircles(REALM);
      await createPersona(REALM, {
        username: "ben",
        title: "traveler",
        circle: "corsica",
        valid_till: new Date(Date.now() + 5 * 86_400_000).toISOString(),
      });
      await changeSchema(REALM, (schema) =>
        schema.titles.forEach((title) => delete title.managed_by),
      );
    },
  }));
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
const open = opener(REALM, () => page);

scene(
  "a title is managed by holders of another, after a question",
  async () => {
    await button("traveler").click();
    const managed = dialog().getByRole("group", { name: "Managed by" });
    await managed.getByLabel("admin", { exact: true }).check();
    await assertAccessible(page, DIALOG);
    await assertFitsPhone(page, DIALOG);
    await managed.scrollIntoViewIfNeeded();
    await takePictures(page, "admin-title-managed");
    await page.getByTestId("apply").click();
    await page.getByTestId("save").click();
    await dialog().getByText("Users would come to manage others").waitFor();
    await dialog().getByText("admin: 1 user: stella").waitFor();
    await assertAccessible(page, DIALOG);
    await takePictures(page, "admin-new-stewards");
    await page.getByTestId("confirm").click();
    await page.getByText("Schema saved").waitFor();
    const { titles } = await schemaOf(REALM);
    assert.deepEqual(
      titles.find(({ name }) => name === "traveler")?.managed_by,
      ["admin"],
    );
  },
);

scene("what stewards see is part of the circles", async () => {
  await page.getByRole("tab", { name: "Circles" }).click();
  await page.getByLabel("Stewards see").selectOption("name");
  await assertAccessible(page, "main");
  await save(page);
});

scene("requests and invitations are switched on", async () => {
  await page.getByRole("tab", { name: "Titles" }).click();
  await button("traveler").click();
  await dialog().getByLabel("Can be invited").check({ force: true });
  await page.getByTestId("apply").click();
  await page.getByRole("tab", { name: "Capabilities" }).click();
  await page.getByLabel("Reason of requests").selectOption("optional");
  await page.getByLabel("Requests end after days").fill("14");
  assert.equal(
    await page.getByLabel("Invitations can be used for days").count(),
    0,
  );
  await page.getByLabel("Invitations", { exact: true }).check({ force: true });
  await page.getByLabel("Invitations can be used for days").fill("10");
  await assertAccessible(page, "main");
  assert.equal(await page.getByTestId("personas-tab-invitations").count(), 0);
  await page.getByTestId("save").click();
  await page.getByTestId("personas-tab-invitations").waitFor();
  const { requests, invitations } = await schemaOf(REALM);
  assert.deepEqual(requests, { reason: "optional", expire_days: 14 });
  assert.deepEqual(invitations, { enabled: true, expire_days: 10 });
});

scene("somebody is invited", async () => {
  await page.getByTestId("personas-tab-invitations").click();
  await page.getByText("No invitations yet").waitFor();
  await assertAccessible(page, "main");
  await button("Invite").click();
  await page.getByTestId("confirm").click();
  await dialog().getByText("This field is needed.").first().waitFor();
  await assertAccessible(page, DIALOG);
  await dialog()
    .getByLabel(/^E-mail address/)
    .fill("mia@example.org");
  await dialog()
    .getByLabel(/^Circle/)
    .fill("corsica");
  await dialog()
    .getByLabel(/^Title/)
    .selectOption("traveler");
  await dialog().getByLabel("Message").fill("We start in May");
  await button("More").click();
  await dialog().getByLabel("Address in the application").fill("https://x.y/");
  await page.getByTestId("confirm").click();
  await dialog().getByText("Say which application").waitFor();
  await assertAccessible(page, DIALOG);
  await assertFitsPhone(page, DIALOG);
  await takePictures(page, "admin-invite");
  await dialog().getByLabel("Address in the application").fill("");
  await page.getByTestId("confirm").click();
  const invitation = page.getByTestId("invitation-mia@example.org");
  await invitation.getByText("We start in May").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-invitations");
});

scene("invitations are found by state, address and circle", async () => {
  const invitation = page.getByTestId("invitation-mia@example.org");
  await page.getByLabel("State").selectOption("accepted");
  await page.getByText("No invitations found").waitFor();
  await page.getByLabel("State").selectOption("");
  await invitation.waitFor();
  const address = page.getByLabel("E-mail address", { exact: true });
  await address.fill("nobody@example.org");
  await address.press("Enter");
  await page.getByText("No invitations found").waitFor();
  await address.fill("MIA@example.org");
  await address.press("Enter");
  await invitation.waitFor();
});

scene("one that was just sent is not sent again at once", async () => {
  const invitation = page.getByTestId("invitation-mia@example.org");
  await invitation.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Send again" }).click();
  await assertAccessible(page, DIALOG);
  await page.getByTestId("confirm").click();
  await page.getByText("The invitation was not sent again").waitFor();
});

scene("an invitation is withdrawn", async () => {
  const invitation = page.getByTestId("invitation-mia@example.org");
  await invitation.getByRole("button", { name: "Kebab toggle" }).click();
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await page.getByTestId("confirm").click();
  await invitation.getByText("Withdrawn").waitFor();
});

scene("many are invited from a file, which is looked at first", async () => {
  await page.getByRole("tab", { name: "Invite many" }).click();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  const lines = [
    "title,circle,email",
    "traveler,corsica,ava@example.org",
    "traveler,corsica,noah@example.org",
    "traveler,corsica,nobody",
    "no-title,corsica,max@example.org",
  ];
  await page.locator("input[type=file]").setInputFiles({
    name: "guests.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\n")),
  });
  assert.ok(await page.getByTestId("invite-all").isDisabled());
  await button("Preview").click();
  const report = page.getByTestId("invite-report");
  await report.getByText("2 invitations would be sent").waitFor();
  await report.getByText("2 lines are at fault").waitFor();
  await report.getByRole("gridcell", { name: "4", exact: true }).waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-invite-many");
  await page.getByTestId("invite-all").click();
  await report.getByText("2 invitations were sent").waitFor();
  await page.getByRole("tab", { name: "Invited", exact: true }).click();
  await page.getByTestId("invitation-ava@example.org").waitFor();
  await page.getByTestId("invitation-noah@example.org").waitFor();
});

scene("a circle is a page, reached from the list", async () => {
  await open("/personas/list");
  await page.getByRole("link", { name: "corsica" }).first().click();
  await page.getByRole("heading", { name: "corsica" }).waitFor();
  const cards = (name: string) => page.getByTestId(`circle-card-${name}`);
  await cards("Stewards").getByRole("link", { name: "stella" }).waitFor();
  await cards("End within 30 days")
    .getByRole("link", { name: "ben" })
    .waitFor();
  assert.equal(
    await cards("End within 30 days")
      .getByRole("link", { name: "anna" })
      .count(),
    0,
  );
  await cards("Members").getByRole("link", { name: "anna" }).waitFor();
  await page
    .getByTestId("circle-figures")
    .getByRole("link", { name: "4" })
    .first()
    .waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-circle");
  await cards("Stewards").getByRole("link", { name: "Open as a list" }).click();
  // The page of the circle has links of both.
  await page.getByTestId("circle-figures").waitFor({ state: "detached" });
  await page.getByRole("row", { name: /stella/ }).waitFor();
  assert.equal(await page.getByRole("link", { name: "anna" }).count(), 0);
});

scene("a circle in which nobody is says so", async () => {
  await open("/personas/circles/nowhere");
  await page.getByText("Nobody belongs to this circle.").waitFor();
  await page.getByText("Nobody manages this circle").waitFor();
  await page.getByText("None ends soon.").waitFor();
  await assertAccessible(page, "main");
});
