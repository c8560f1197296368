import type { Page } from "playwright-core";
import { SERVER } from "./server";

type Tokens = { access_token: string; refresh_token: string };
export type Claims = {
  persona?: { title: string; circle: string };
} & Record<string, unknown>;

/** The card of a persona on *My personas*. */
export const card = (page: Page, title: string, circle: string) =>
  page.getByTestId(`persona-${title}-${circle}`);

/** Chooses from the menu of a card. */
export async function choose(
  page: Page,
  title: string,
  circle: string,
  action: string,
) {
  await card(page, title, circle)
    .getByRole("button", { name: "Actions for" })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** The console's own tokens, those that it gets when the page is loaded again. */
export async function tokensOf(page: Page): Promise<Tokens> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) =>
      response.url().endsWith("/protocol/openid-connect/token"),
    ),
    page.reload(),
  ]);
  return (await answer.json()) as Tokens;
}

/** What the access token says that a refresh gives. */
export async function refresh(
  realm: string,
  tokens: Tokens,
  client = "account-console",
): Promise<Claims> {
  const answer = await fetch(
    `${SERVER}/realms/${realm}/protocol/openid-connect/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        client_id: client,
        refresh_token: tokens.refresh_token,
      }),
    },
  );
  const { access_token: token } = (await answer.json()) as Tokens;
  return claimsOf(token);
}

export const claimsOf = (token: string) =>
  JSON.parse(
    Buffer.from(token.split(".")[1]!, "base64url").toString(),
  ) as Claims;

/** Counts the calls of the persona API from now on. */
export function countCalls(page: Page): () => number {
  let calls = 0;
  page.on("request", (request) => {
    if (request.url().includes("/persona/v1/")) {
      calls++;
    }
  });
  return () => calls;
}
