import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertAccessible, DIALOG, on, scenes, takePictures } from "./browser";
import { closeConsole, consoleOf, isSaved, openConsole, save } from "./console";
import { storeAway } from "./deliveries";
import { assertFitsPhone } from "./narrow";
import { adminJson, createPersona, createUser, SERVER } from "./server";
import { createApp, signInAs } from "./tokens";

// Assessments as administrators make them, and what they see of results.
const REALM = "assessment-editor";
const CONSOLE = consoleOf(REALM);
let browser: Browser;
let page: Page;
let persona: string;

before(async () => {
  ({ browser, page } = await openConsole(REALM, {
    path: "/personas/schema?part=assessments",
    fill: async () => {
      await createApp(REALM);
      await createUser(REALM, "alice");
      const created = await createPersona(REALM, {
        username: "alice",
        title: "traveler",
        circle: "corsica",
      });
      persona = created.id;
    },
  }));
});

after(() => closeConsole(browser, REALM));

const scene = scenes(() => page);
const { button, dialog } = on(() => page);
/** A field of the dialog by the beginning of its label, which a star follows where it is required. */
const field = (name: string) =>
  dialog()
    .getByLabel(new RegExp(`^${name}\\b`))
    .first();
const apply = async () => {
  await page.getByTestId("apply").click();
  await dialog().waitFor({ state: "detached" });
};

scene(
  "an assessment gets questions, options with scores, and a result",
  async () => {
    await button("Add assessment").click();
    await field("Name").fill("risk");
    await field("Display name").fill("Risk profile");
    await field("Passed by the result").fill("level");
    await field("Passed from").fill("2");
    await assertAccessible(page, DIALOG);
    await apply();

    await button("Add question").click();
    await field("Name").fill("horizon");
    await field("Text").fill("How far ahead do you plan?");
    for (const [at, [name, text, score]] of [
      ["days", "Some days", "0"],
      ["years", "Some years", "4"],
    ].entries()) {
      await dialog().getByRole("button", { name: "(Options)" }).click();
      const cell = (column: string) =>
        dialog().getByLabel(`Options: ${column} ${at + 1}`);
      await cell("Name").fill(name!);
      await cell("Text").fill(text!);
      await cell("Score").fill(score!);
    }
    await assertAccessible(page, DIALOG);
    await takePictures(page, "admin-assessment-question");
    await apply();

    await button("Add question").click();
    await field("Name").fill("comfort");
    await field("Text").fill("How well do you sleep?");
    await field("Type").selectOption("scale");
    await field("From").fill("1");
    await field("To").fill("5");
    await apply();

    await button("Add result").click();
    await field("Name").fill("level");
    await field("Questions").fill("horizon\ncomfort");
    await apply();
    await assertAccessible(page, "main");
    await takePictures(page, "admin-assessments");
  },
);

scene("the preview shows what users see", async () => {
  await page.getByRole("button", { name: "Preview: risk" }).click();
  await dialog().getByText("How far ahead do you plan?").waitFor();
  await dialog().getByRole("button", { name: "Next" }).click();
  await dialog().getByText("Answer this question.").waitFor();
  await dialog().getByLabel("Some years").check();
  await dialog().getByRole("button", { name: "Next" }).click();
  await dialog().getByText("Question 2 of 2").waitFor();
  await assertAccessible(page, DIALOG);
  await takePictures(page, "admin-assessment-preview");
  await dialog().getByRole("button", { name: "Close" }).click();
});

scene(
  "what the server refuses stands at its question, and is mended",
  async () => {
    const stored = () =>
      adminJson<{ assessments?: Record<string, unknown>[] }>(
        `/${REALM}/personas/schema`,
      );
    await button("comfort").click();
    await field("To").fill("500");
    await apply();
    await page.getByTestId("save").click();
    await page.getByText("assessments.risk.questions.comfort").waitFor();
    await button("comfort").click();
    await field("To").fill("5");
    await apply();
    await save(page);
    const [risk] = (await stored()).assessments ?? [];
    assert.equal(risk?.["display_name"], "Risk profile");
    assert.deepEqual(risk?.["pass"], { result: "level", at_least: 2 });
    assert.equal((risk?.["questions"] as unknown[]).length, 2);
  },
);

scene("a title requires it", async () => {
  await page.getByRole("tab", { name: "Titles" }).click();
  await button("traveler").click();
  await field("Requires assessments").fill("risk");
  await apply();
  await page.getByTestId("save").and(page.locator(":enabled")).click();
  await dialog().getByText("lack an assessment").waitFor();
  await assertAccessible(page, DIALOG);
  await page.getByTestId("confirm").click();
  await isSaved(page);
  const { titles } = await adminJson<{
    titles: { name: string; requires?: string[] }[];
  }>(`/${REALM}/personas/schema`);
  assert.deepEqual(titles.find(({ name }) => name === "traveler")?.requires, [
    "risk",
  ]);
});

scene("the figures count a result without naming anybody", async () => {
  const { access_token: token } = await signInAs(REALM, "alice");
  const taken = await fetch(
    `${SERVER}/realms/${REALM}/persona/v1/personas/${persona}/assessments/risk`,
    {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        version: 1,
        answers: { horizon: "years", comfort: 3 },
      }),
    },
  );
  assert.equal(taken.status, 201);
  await page.goto(`${SERVER}${CONSOLE}/personas/insights`);
  const figures = page.getByTestId("assessment-figures");
  await figures.getByText("risk, version 1").first().waitFor();
  await figures.getByRole("gridcell", { name: "<5" }).first().waitFor();
  await figures.getByText("Traveler: <5").waitFor();
  await assertAccessible(page, "[data-testid=assessment-figures]");
  await assertFitsPhone(page, "[data-testid=assessment-figures]");
});

scene("a result is seen at the persona, and taken away", async () => {
  await page.goto(
    `${SERVER}${CONSOLE}/personas/list/${persona}?tab=assessments`,
  );
  const risk = page.getByTestId("assessment-risk");
  await risk.getByText("Passed").first().waitFor();
  await risk.getByText("7", { exact: true }).waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "admin-assessment-results");
  await storeAway(
    page,
    REALM,
    "Assessments of a persona (ZIP)",
    "admin-assessment-store",
  );
  await button("Take away").click();
  await page.getByTestId("confirm").click();
  await page.getByText("The result was taken away.").waitFor();
  await page.getByText("No result yet").waitFor();
});
