import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { card } from "./account";
import { assess, RISK } from "./assessments";
import {
  assertAccessible,
  assertSoon,
  login,
  on,
  scenes,
  startBrowser,
  takePictures,
} from "./browser";
import { assertFitsPhone } from "./narrow";
import {
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";

// What personas are assessed by: the list, the questions with their progress, and what comes of them.
const REALM = "assessments";
const ACCOUNT = `/realms/${REALM}/account`;
let browser: Browser;
let page: Page;

before(async () => {
  await createRealm(REALM);
  await createUser(REALM, "alice");
  for (const circle of ["corsica", "sardinia"]) {
    await createPersona(REALM, {
      username: "alice",
      title: "traveler",
      circle,
    });
  }
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const scene = scenes(() => page);

const { button } = on(() => page);
const row = (circle: string) =>
  page.getByTestId(`assessment-traveler-${circle}-risk-profile`);
const question = (number: number) =>
  page.getByText(`Question ${number} of 5`).waitFor();
const saved = () => page.locator("[data-saving=saved]").waitFor();

async function openList() {
  await page.goto(`${SERVER}${ACCOUNT}/assessments`);
  await row("corsica").waitFor();
}

/** From the first question to the last page. */
async function answerAll(comfort: string) {
  await question(1);
  await page.getByLabel("Some months").check();
  await button("Next").click();
  await question(2);
  await page.getByLabel("By train").check();
  await button("Next").click();
  await question(3);
  await page.getByLabel(comfort).check();
  await button("Next").click();
  await question(4);
  await button("Next").click();
  await question(5);
  await button("Next").click();
  await page.getByRole("heading", { name: "Check your answers" }).waitFor();
}

scene("a realm without assessments has no entry for them", async () => {
  page = await login(browser, `${ACCOUNT}/personas`, "alice");
  await card(page, "traveler", "corsica").waitFor();
  await button("Create a persona").waitFor();
  assert.equal(
    await page.getByRole("link", { name: "Assessments" }).count(),
    0,
  );
  await assess(REALM, "traveler", RISK);
});

scene("the persona says what it needs, and the list has it", async () => {
  await page.reload();
  await card(page, "traveler", "corsica")
    .getByText("It needs an assessment")
    .waitFor();
  await page
    .getByRole("navigation")
    .getByRole("link", { name: "Assessments" })
    .click();
  await row("corsica").getByText("Not taken yet").waitFor();
  await row("sardinia").getByText("Not taken yet").waitFor();
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-assessments");
});

scene(
  "with the keyboard a question is answered; what is missing is said",
  async () => {
    await row("corsica").getByRole("button").click();
    await page.getByText("A result counts for 365 days.").waitFor();
    await assertAccessible(page, "main");
    await takePictures(page, "account-assessment");
    await page.getByTestId("take").focus();
    await page.keyboard.press("Enter");
    await question(1);
    await button("Next").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Answer this question.").waitFor();
    await page.locator("input:focus").waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await assertSoon(() => page.getByLabel("Some months").isChecked(), true);
    await assertAccessible(page, "main");
    await assertFitsPhone(page);
    await takePictures(page, "account-assessment-question");
    await page.keyboard.press("Enter");
    await question(2);
    await page.locator("input:focus").waitFor();
  },
);

scene(
  "as many options as may be are taken, and back keeps answers",
  async () => {
    for (const means of ["By train", "By car", "By plane"]) {
      await page.getByLabel(means).check();
    }
    await button("Next").click();
    await page.getByText("Choose at most 2.").waitFor();
    await page.getByLabel("By car").uncheck();
    await button("Back").click();
    await question(1);
    await assertSoon(() => page.getByLabel("Some months").isChecked(), true);
    await button("Next").click();
    await question(2);
    await assertSoon(() => page.getByLabel("By plane").isChecked(), true);
    await button("Next").click();
    await question(3);
    await page.getByLabel("5: very much").waitFor();
    await assertAccessible(page, "main");
    await assertFitsPhone(page);
    await takePictures(page, "account-assessment-scale");
    await saved();
  },
);

scene("progress is kept for another day", async () => {
  await openList();
  await row("corsica").getByText("Begun").waitFor();
  await row("corsica").getByRole("button", { name: "Continue" }).click();
  await page.getByTestId("take").click();
  await question(3);
  await button("Back").click();
  await assertSoon(() => page.getByLabel("By plane").isChecked(), true);
  await button("Next").click();
});

scene("what the server did not get outlives a reload of the tab", async () => {
  await question(3);
  await saved();
  const drafts = "**/assessments/*/draft";
  await page.route(drafts, (route) => route.abort());
  await page.getByLabel("4", { exact: true }).check();
  await button("Next").click();
  await question(4);
  await page.locator("[data-saving=kept]").waitFor();
  await page.unroute(drafts);
  await page.reload();
  await question(4);
  await page
    .getByText("Your answers that were not saved yet are back.")
    .waitFor();
  await saved();
  await button("Back").click();
  await assertSoon(
    () => page.getByLabel("4", { exact: true }).isChecked(),
    true,
  );
  await button("Next").click();
});

scene("a login that has ended takes no answer along", async () => {
  await question(4);
  await page.getByLabel("Budget").fill("30");
  await page.context().clearCookies();
  await page.reload();
  await page.fill("#username", "alice");
  await page.fill("#password", "alice");
  await page.click("#kc-login");
  await question(4);
  await assertSoon(() => page.getByLabel("Budget").inputValue(), "30");
  await saved();
});

scene(
  "all answers are checked, one is changed, and they are passed",
  async () => {
    await page.getByLabel("Budget").fill("130");
    await button("Next").click();
    await page.getByText("Enter a whole number from 0 to 100.").waitFor();
    await page.getByLabel("Budget").fill("30");
    await button("Next").click();
    await question(5);
    await page.getByLabel("What else should we know?").fill("Window seats");
    await page.getByText("Characters left: 188").waitFor();
    await button("Next").click();
    await page.getByRole("heading", { name: "Check your answers" }).waitFor();
    await page.getByText("By train, By plane").waitFor();
    await assertAccessible(page, "main");
    await assertFitsPhone(page);
    await takePictures(page, "account-assessment-review");
    await page
      .getByRole("button", { name: "Change the answer to: How far ahead" })
      .click();
    await question(1);
    await page.getByLabel("Some years").check();
    for (let at = 1; at <= 5; at++) {
      await question(at);
      await button("Next").click();
    }
    await button("Submit").click();
    await page.getByTestId("outcome").getByText("Passed").waitFor();
    await page.getByTestId("outcome").getByText("high").waitFor();
    await assertAccessible(page, "main");
    await assertFitsPhone(page);
    await takePictures(page, "account-assessment-result");
    await page.goto(`${SERVER}${ACCOUNT}/personas`);
    await card(page, "traveler", "corsica").getByText("Active").waitFor();
  },
);

scene("who has failed too often is told so", async () => {
  await openList();
  await row("sardinia").getByRole("button", { name: "Start" }).click();
  for (const left of [1, 0]) {
    await page.getByTestId("take").click();
    await answerAll("1: not at all");
    await button("Submit").click();
    await page.getByTestId("outcome").getByText("Not passed").waitFor();
    if (left > 0) {
      await page.getByTestId("take").getByText("Take again").waitFor();
    }
  }
  await page
    .getByTestId("next-attempt")
    .getByText("No attempt is left")
    .waitFor();
  assert.equal(await page.getByTestId("take").count(), 0);
  await assertSoon(() => page.locator("tbody tr").count(), 2);
  await assertAccessible(page, "main");
  await assertFitsPhone(page);
  await takePictures(page, "account-assessment-failed");
});

scene(
  "questions that change meanwhile are not answered by mistake",
  async () => {
    const [first, ...others] = RISK.questions;
    await openList();
    await row("corsica").getByRole("button").click();
    await page.getByTestId("take").click();
    await answerAll("4");
    await assess(REALM, "traveler", {
      ...RISK,
      version: 2,
      questions: [{ ...first, options: first!.options!.slice(1) }, ...others],
    });
    await button("Submit").click();
    await page.getByText("Your answers were not submitted").waitFor();
    await page.getByTestId("take").click();
    await page
      .getByText("Question 5 of 5")
      .or(page.getByText("Check your answers"))
      .first()
      .waitFor();
  },
);
