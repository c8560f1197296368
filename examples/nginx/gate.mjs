// What nginx asks before each request (auth_request): 200 with the header X-Persona, 401 for no valid token, 403 for another
// persona. It asks Keycloak's introspection, which answers with the state at the time of the call: a persona that was suspended a
// moment ago is not in it, whatever the token says. An answer is remembered for some seconds.
import { createServer } from "node:http";

const {
  REALM = "http://localhost:8080/realms/demo",
  CLIENT_ID = "bookings",
  CLIENT_SECRET = "bookings-secret",
  PORT = "3201",
  REMEMBERED_SECONDS = "5",
} = process.env;

async function introspect(token) {
  const answer = await fetch(`${REALM}/protocol/openid-connect/token/introspect`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString("base64")}` },
    body: new URLSearchParams({ token }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) {
    throw new Error(`Introspection answers ${answer.status}`);
  }
  return answer.json();
}

/** By token: what introspection has said, and until when that counts. */
const remembered = new Map();
const MOST_TOKENS = 1000;

async function claimsOf(token) {
  const known = remembered.get(token);
  if (known && Date.now() < known.until) {
    return known.claims;
  }
  remembered.delete(token);
  const claims = await introspect(token);
  if (claims.active) {
    const until = Math.min(Date.now() + Number(REMEMBERED_SECONDS) * 1000, claims.exp * 1000);
    remembered.set(token, { claims, until });
    if (remembered.size > MOST_TOKENS) {
      remembered.delete(remembered.keys().next().value);
    }
  }
  return claims;
}

const isMeantForUs = ({ active, aud }) => active && [aud].flat().includes(CLIENT_ID);

async function decide(authorization, titles) {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
  if (!token) {
    return [401, { "WWW-Authenticate": "Bearer" }];
  }
  const claims = await claimsOf(token);
  if (!isMeantForUs(claims)) {
    return [401, { "WWW-Authenticate": 'Bearer error="invalid_token"' }];
  }
  const { title, circle } = claims.persona ?? {};
  if (!titles.includes(title)) {
    return [403, {}];
  }
  // Circles can have letters of any script, which a header cannot.
  return [200, { "X-Persona": `${title}@${encodeURIComponent(circle)}` }];
}

// As long as nginx accepts headers.
const LONGEST_HEADERS = 64 * 1024;

const server = createServer({ maxHeaderSize: LONGEST_HEADERS }, async ({ headers }, response) => {
  let status, more;
  try {
    const titles = (headers["x-titles"] ?? "").split(" ");
    [status, more] = await decide(headers.authorization ?? "", titles);
  } catch (error) {
    // nginx makes 500 of it, and lets nobody in.
    console.error(error.message);
    [status, more] = [503, {}];
  }
  response.writeHead(status, { "Content-Length": 0, ...more }).end();
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`The gate listens on ${PORT}`));
