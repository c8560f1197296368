// Answers other services: may this user do that? It looks the user's personas up with a service account, and keeps them with their
// ETag: each question asks Keycloak whether they are still the same, and reads them only if they are not.
import { createServer } from "node:http";

const {
  REALM = "http://localhost:8080/realms/demo",
  CLIENT_ID = "flowpilot-agent",
  CLIENT_SECRET = "flowpilot-agent-secret",
  PORT = "3100",
} = process.env;
const MOST_USERS = 1000;

/** The service account's token, until shortly before it ends. */
let token = { text: "", until: 0 };

async function accessToken() {
  if (Date.now() >= token.until) {
    const answer = await fetch(`${REALM}/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
      }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) {
      throw new Error(`The token endpoint answers ${answer.status}`);
    }
    const { access_token: text, expires_in: seconds } = await answer.json();
    token = { text, until: Date.now() + (seconds - 10) * 1000 };
  }
  return token.text;
}

async function get(address, tag) {
  const answer = await fetch(address, {
    headers: {
      Authorization: `Bearer ${await accessToken()}`,
      ...(tag && { "If-None-Match": tag }),
    },
    signal: AbortSignal.timeout(5_000),
  });
  if (answer.status === 401) {
    token = { text: "", until: 0 };
  }
  if (!answer.ok && answer.status !== 304 && answer.status !== 404) {
    throw new Error(`The persona API answers ${answer.status}`);
  }
  return answer;
}

const nextPage = (answer) => /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];

/** By user: the tag and the personas that were read last. The users that were not asked for longest are forgotten first. */
const known = new Map();

/** The user's active personas, and whether they were read anew. A user who is not there has none. */
async function personasOf(user) {
  const first = `${REALM}/persona/v1/users/${encodeURIComponent(user)}/personas?status=active`;
  const before = known.get(user);
  const answer = await get(first, before?.tag);
  known.delete(user);
  if (answer.status === 304) {
    known.set(user, before);
    return { personas: before.personas, fresh: false };
  }
  if (answer.status === 404) {
    return { personas: [], fresh: true };
  }
  const { personas } = await answer.json();
  const tag = answer.headers.get("ETag");
  let next = nextPage(answer);
  if (tag && !next) {
    // The tag is that of one page. A user with more of them is read each time.
    known.set(user, { tag, personas });
    if (known.size > MOST_USERS) {
      known.delete(known.keys().next().value);
    }
  }
  while (next) {
    const page = await get(next);
    personas.push(...(await page.json()).personas);
    next = nextPage(page);
  }
  return { personas, fresh: true };
}

/** Why the user may not; undefined if one of the personas permits it. */
function refusal(personas, { title, circle, price }) {
  const held = personas.filter((persona) => persona.title === title && persona.circle === circle);
  if (held.length === 0) {
    return `holds no active persona ${title} in ${circle}`;
  }
  const agreed = held.filter((persona) => persona.consent);
  if (agreed.length === 0) {
    return "has not consented to bookings without being asked";
  }
  if (!agreed.some((persona) => price <= persona.autobook_price)) {
    return "may not spend so much";
  }
  return undefined;
}

async function decide(parameters) {
  const question = Object.fromEntries(["user", "title", "circle", "price"].map((name) => [name, parameters.get(name)]));
  const price = Number(question.price);
  if (Object.values(question).some((value) => !value) || !(price >= 0)) {
    return [400, { error: "user, title, circle and price are required; price is a number" }];
  }
  const { personas, fresh } = await personasOf(question.user);
  const reason = refusal(personas, { ...question, price });
  return [200, { allowed: reason === undefined, ...(reason && { reason }), looked_up: fresh ? "read" : "unchanged" }];
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  let status, body;
  try {
    [status, body] = pathname === "/may-book" ? await decide(searchParams) : [404, { error: "Ask for /may-book" }];
  } catch (error) {
    // Who cannot be asked permits nothing.
    console.error(error.message);
    [status, body] = [503, { error: "Keycloak cannot be asked" }];
  }
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body) + "\n");
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`http://localhost:${PORT}/may-book`));
