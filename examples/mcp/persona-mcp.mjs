#!/usr/bin/env node
// Connects a program that speaks the Model Context Protocol over standard input and output with the personas of a Keycloak realm.
// The user logs in by the device grant (RFC 8628), in any browser; tokens stay in the memory of this process.
//
//   node persona-mcp.mjs https://HOST/realms/REALM CLIENT_ID
//
// Needs Node.js 18 or newer, and nothing else. Messages go from line to line unchanged.
import { createInterface } from "node:readline";

const [realm, clientId] = process.argv.slice(2);
if (!realm || !clientId) {
  console.error("Usage: persona-mcp.mjs https://HOST/realms/REALM CLIENT_ID");
  process.exit(2);
}

const ENDPOINT = `${realm.replace(/\/$/, "")}/persona/mcp`;
const VERSION_MEMBER = "io.modelcontextprotocol/protocolVersion";
const NAMED = { "tools/call": "name", "resources/read": "uri" };
const SERVER_ERROR = -32603;
/** Seconds before a token's end at which the next one is fetched. */
const MARGIN = 10;

const tell = (text) => process.stderr.write(`${text}\n`);
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function post(url, fields) {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...fields }),
    redirect: "error",
  });
  return { ok: answer.ok, json: await answer.json().catch(() => ({})) };
}

/** What the server says about itself (RFC 9728, then RFC 8414), so that only its address has to be known. */
async function discover() {
  const refused = await fetch(ENDPOINT, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  const challenge = refused.headers.get("www-authenticate") ?? "";
  const address = /resource_metadata="([^"]+)"/.exec(challenge)?.[1];
  if (!address) {
    throw new Error(`${ENDPOINT} answered ${refused.status}: the realm does not serve agents`);
  }
  const metadata = await (await fetch(address)).json();
  const issuer = metadata.authorization_servers[0];
  const openid = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  if (openid.issuer !== issuer || metadata.resource !== ENDPOINT) {
    throw new Error(`The metadata at ${address} are those of another server`);
  }
  return { openid, scope: metadata.scopes_supported.join(" ") };
}

const { openid, scope } = await discover();
let tokens;

function keep(json) {
  tokens = { ...json, ends: Date.now() + json.expires_in * 1000 };
  return tokens.access_token;
}

async function logIn() {
  const { ok, json: device } = await post(openid.device_authorization_endpoint, { scope });
  if (!ok) {
    throw new Error(`The device grant was refused: ${device.error_description ?? device.error}`);
  }
  tell(`Open ${device.verification_uri_complete} in a browser, and log in.`);
  let pause = device.interval ?? 5;
  for (;;) {
    await wait(pause);
    const { ok: done, json } = await post(openid.token_endpoint, {
      grant_type: "urn:ietf:params:oauth:grant-type:device_code",
      device_code: device.device_code,
    });
    if (done) {
      return keep(json);
    }
    if (json.error === "slow_down") {
      pause += 5;
    } else if (json.error !== "authorization_pending") {
      throw new Error(`The login has failed: ${json.error_description ?? json.error}`);
    }
  }
}

async function token() {
  if (!tokens) {
    return logIn();
  }
  if (Date.now() < tokens.ends - MARGIN * 1000) {
    return tokens.access_token;
  }
  return renew();
}

async function renew() {
  const { ok, json } = await post(openid.token_endpoint, {
    grant_type: "refresh_token",
    refresh_token: tokens.refresh_token,
  });
  return ok ? keep(json) : logIn();
}

/** Header values are ASCII; others are sent in Base64, as the protocol says. */
function headerValue(text) {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : `=?base64?${Buffer.from(text, "utf8").toString("base64")}?=`;
}

let agreed;

function headers(message) {
  const version = message.params?._meta?.[VERSION_MEMBER];
  if (version === undefined) {
    return agreed ? { "MCP-Protocol-Version": agreed } : {};
  }
  const name = message.params?.[NAMED[message.method]];
  return {
    "MCP-Protocol-Version": version,
    "Mcp-Method": message.method,
    ...(typeof name === "string" ? { "Mcp-Name": headerValue(name) } : {}),
  };
}

async function send(line, message, bearer) {
  return fetch(ENDPOINT, {
    method: "POST",
    headers: {
      Accept: "application/json, text/event-stream",
      "Content-Type": "application/json",
      Authorization: `Bearer ${bearer}`,
      ...headers(message),
    },
    body: line,
    redirect: "error",
  });
}

async function relay(line) {
  const message = JSON.parse(line);
  let answer = await send(line, message, await token());
  if (answer.status === 401) {
    const challenge = answer.headers.get("www-authenticate") ?? "";
    if (challenge.includes("insufficient_user_authentication")) {
      return failure(message, "A stronger login is required for this persona: select it in an application that can ask for one");
    }
    answer = await send(line, message, await renew());
  }
  const text = await answer.text();
  if (message.id === undefined) {
    return undefined;
  }
  const json = JSON.parse(text || "{}");
  if (json.jsonrpc !== "2.0") {
    return failure(message, json.detail ?? `The server answered ${answer.status}`);
  }
  if (message.method === "initialize") {
    agreed = json.result?.protocolVersion;
  }
  return JSON.stringify(json);
}

function failure(message, detail) {
  return JSON.stringify({
    jsonrpc: "2.0",
    id: message.id ?? null,
    error: { code: SERVER_ERROR, message: detail },
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") {
    continue;
  }
  try {
    const answer = await relay(line);
    if (answer !== undefined) {
      process.stdout.write(`${answer}\n`);
    }
  } catch (error) {
    tell(error.message);
    process.stdout.write(`${failure({ id: idOf(line) }, error.message)}\n`);
  }
}

function idOf(line) {
  try {
    return JSON.parse(line).id;
  } catch {
    return undefined;
  }
}
