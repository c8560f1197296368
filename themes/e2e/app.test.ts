import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { PATIENCE, saveFailure, startBrowser } from "./browser";
import { admin, adminJson, removeRealm, SERVER } from "./server";

// The single-page application of docs/first-steps.md, with the demo realm as it is shipped, under another name.
const REALM = "demo-app";
type Client = { id: string; clientId: string; webOrigins: string[] };
let browser: Browser;
let origins: string[];

before(async () => {
  const demo = JSON.parse(
    readFileSync("../realm-export/demo-realm.json", "utf8").replaceAll(
      "default-roles-demo",
      `default-roles-${REALM}`,
    ),
  ) as { clients: Client[] };
  origins = demo.clients
    .find(({ clientId }) => clientId === "persona-cli")!
    .webOrigins.filter((origin) => origin.startsWith("http"));
  await removeRealm(REALM);
  // A token that is always about to end is refreshed before each call.
  await admin("POST", "", { ...demo, realm: REALM, accessTokenLifespan: 20 });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await removeRealm(REALM);
});

const [, html = ""] =
  /```html\n(.*?)```/s.exec(readFileSync("../docs/first-steps.md", "utf8")) ??
  [];

function respond(path: string): [type: string, body: string] {
  return path.startsWith("/node_modules/keycloak-js/")
    ? ["text/javascript", readFileSync(`.${path}`, "utf8")]
    : [
        "text/html",
        html
          .replaceAll("http://localhost:8080", SERVER)
          .replace('realm: "demo"', `realm: "${REALM}"`)
          .replace("/realms/demo/", `/realms/${REALM}/`),
      ];
}

/** Serves the application; false where somebody else has the port. */
async function serve(port: number): Promise<Server | false> {
  const server = createServer((request, response) => {
    const [type, body] = respond(request.url!.split("?")[0]!);
    response.writeHead(200, { "content-type": type }).end(body);
  });
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "localhost", () => resolve(server));
  });
}

async function serveAtListedOrigin(): Promise<Server> {
  for (const origin of origins) {
    const server = await serve(Number(new URL(origin).port));
    if (server) {
      return server;
    }
  }
  throw new Error(`no port of ${origins.join(", ")} is free`);
}

const addressOf = (server: Server) =>
  `http://localhost:${(server.address() as AddressInfo).port}`;

async function logIn(address: string): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(address);
  await page.fill("#username", "alice");
  await page.fill("#password", "alice");
  await page.click("#kc-login");
  // The demo realm asks for a persona.
  await page
    .locator("#kc-personas")
    .getByRole("button", { name: "Traveler" })
    .click();
  return page;
}

async function scene(
  name: string,
  server: Server,
  steps: (page: Page) => Promise<void>,
) {
  const page = await logIn(addressOf(server));
  try {
    await steps(page);
  } catch (error) {
    await saveFailure(page, name);
    throw error;
  } finally {
    await page.context().close();
    server.close();
  }
}

const ofCorsica = (page: Page, price: number) =>
  page.getByText(`traveler in corsica, books up to ${price}`);

async function price(): Promise<number> {
  const { personas } = await adminJson<{
    personas: { circle: string; autobook_price: number }[];
  }>(`/${REALM}/personas?circle=corsica`);
  return personas[0]!.autobook_price;
}

test("an application on a port of development servers lists and changes personas, and refreshes its token", async () => {
  await scene("app", await serveAtListedOrigin(), async (page) => {
    const grants: string[] = [];
    page.on("request", (request) => {
      grants.push(/grant_type=(\w+)/.exec(request.postData() ?? "")?.[1] ?? "");
    });
    const before = await price();
    await ofCorsica(page, before).getByRole("button").click();
    await ofCorsica(page, before + 1).waitFor();
    assert.equal(await price(), before + 1);
    assert.ok(grants.includes("refresh_token"), grants.join());
  });
});

test("on another port it works once its origin is listed, and not before", async () => {
  const server = await serve(0);
  assert.ok(server);
  await scene("app-elsewhere", server, async (page) => {
    await page.waitForEvent("console", (message) =>
      message.text().includes("CORS"),
    );
    const [client] = await adminJson<Client[]>(
      `/${REALM}/clients?clientId=persona-cli`,
    );
    await admin("PUT", `/${REALM}/clients/${client!.id}`, {
      ...client,
      webOrigins: [...client!.webOrigins, addressOf(server)],
    });
    await page.goto(addressOf(server));
    await ofCorsica(page, await price()).waitFor();
  });
});
