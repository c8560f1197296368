import type { BrowserContext, Page } from "playwright-core";
import { admin, SERVER } from "./server";

export type Tokens = { access_token: string; refresh_token: string };
type Mandate = { title: string; circle: string };
type Claims = { persona?: Mandate; personas?: Mandate[] };

const APP = "app";

/** The application's address is one that answers, no matter what. */
export const back = (realm: string) =>
  `${SERVER}/realms/${realm}/persona/health`;

/** The client that tokens are for. */
export const createApp = (realm: string) =>
  admin("POST", `/${realm}/clients`, {
    clientId: APP,
    publicClient: true,
    redirectUris: [back(realm)],
    directAccessGrantsEnabled: true,
  });

export function authorization(realm: string, more = {}) {
  const parameters = new URLSearchParams({
    client_id: APP,
    response_type: "code",
    scope: "openid",
    redirect_uri: back(realm),
    ...more,
  });
  return `/realms/${realm}/protocol/openid-connect/auth?${parameters}`;
}

/** Waits until the login is over, and gets the tokens for its code. */
export async function finish(page: Page, realm: string): Promise<Tokens> {
  await page.waitForURL(`${back(realm)}?*`);
  const code = new URL(page.url()).searchParams.get("code");
  return token(realm, {
    grant_type: "authorization_code",
    redirect_uri: back(realm),
    code: code ?? "",
  });
}

/** Tokens of the application from the session that the browser has. */
export async function signIn(
  context: BrowserContext,
  realm: string,
  more = {},
): Promise<Tokens> {
  const page = await context.newPage();
  await page.goto(SERVER + authorization(realm, more));
  const tokens = await finish(page, realm);
  await page.close();
  return tokens;
}

/** Tokens of a session of its own, without a browser. */
export const signInAs = (realm: string, username: string) =>
  token(realm, {
    grant_type: "password",
    scope: "openid",
    username,
    password: username,
  });

/** As whom the user works according to the access token that a refresh gives. */
export async function refreshed(
  realm: string,
  tokens: Tokens,
): Promise<string | undefined> {
  const { access_token: access } = await token(realm, {
    grant_type: "refresh_token",
    refresh_token: tokens.refresh_token,
  });
  return workingAs(access);
}

const textOf = ({ title, circle }: Mandate) => `${title}@${circle}`;

function claimsOf(accessToken: string): Claims {
  const payload = Buffer.from(accessToken.split(".")[1]!, "base64url");
  return JSON.parse(payload.toString()) as Claims;
}

export function workingAs(accessToken: string): string | undefined {
  const { persona } = claimsOf(accessToken);
  return persona && textOf(persona);
}

/** All active personas of the user. */
export const personasIn = (accessToken: string) =>
  (claimsOf(accessToken).personas ?? []).map(textOf);

async function token(
  realm: string,
  parameters: Record<string, string>,
): Promise<Tokens> {
  const answer = await fetch(
    `${SERVER}/realms/${realm}/protocol/openid-connect/token`,
    {
      method: "POST",
      body: new URLSearchParams({ client_id: APP, ...parameters }),
    },
  );
  if (!answer.ok) {
    throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()) as Tokens;
}
