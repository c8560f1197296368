// Against the realms that ClientsIT in clients/java has prepared.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ChangedMeanwhileError,
  clientCredentials,
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  PersonaClaims,
  PersonaClient,
  ProblemError,
  refreshing,
  TokenError,
  TooManyRequestsError,
  type TokenSource,
} from "../src/index.js";
import { all } from "./stub.js";

const environment = (name: string): string => {
  const value = process.env[name];
  assert.ok(value, `${name} is set by ClientsIT`);
  return value;
};
const realm = environment("PERSONA_REALM");
const limitedRealm = environment("PERSONA_LIMITED_REALM");
const circle = "typescript";
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const login = async (user: string, clientId = "app", of = realm) => {
  const answer = await fetch(`${of}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: clientId,
      username: user,
      password: user,
      scope: "openid",
    }),
  });
  assert.equal(answer.status, 200);
  return (await answer.json()) as {
    access_token: string;
    refresh_token: string;
  };
};
const tokenOf = async (source: TokenSource) =>
  typeof source === "function" ? source() : source.token();
const loggedIn = async (user: string, clientId = "app", of = realm) => {
  const { refresh_token } = await login(user, clientId, of);
  const tokens = refreshing({
    realm: of,
    clientId,
    refreshToken: refresh_token,
  });
  return { tokens, client: new PersonaClient({ realm: of, tokens }) };
};
const service = () =>
  new PersonaClient({
    realm,
    tokens: clientCredentials({
      realm,
      clientId: "backend",
      clientSecret: environment("PERSONA_SECRET"),
    }),
  });

test("a persona's life", async () => {
  const { client } = await loggedIn("anna");
  const validTill = inDays(90);
  const created = await client.createPersona({
    title: "traveler",
    circle,
    validTill,
    attributes: { autobook_price: 800 },
  });
  assert.equal(created.validTill.getTime(), validTill.getTime());
  const changed = await client.updatePersona(created, {
    attributes: { consent: true, autobook_price: null },
  });
  assert.equal(changed.attributes["autobook_price"], 500);
  await assert.rejects(
    client.updatePersona(created, { status: "inactive" }),
    ChangedMeanwhileError,
  );
  await assert.rejects(
    client.createPersona({ title: "traveler", circle }),
    (error) => {
      assert.ok(error instanceof InvalidError);
      assert.equal(error.kind, "duplicate-persona");
      assert.match(error.requestId, /./);
      return true;
    },
  );
  await assert.rejects(
    client.updatePersona(created.id, { attributes: { autobook_price: -1 } }),
    (error) => {
      assert.ok(error instanceof InvalidError);
      assert.equal(error.errors["autobook_price"], "must be at least 0");
      return true;
    },
  );
  await assert.rejects(
    client.createPersona({ title: "admin", circle }),
    ForbiddenError,
  );
  assert.deepEqual(
    (await all(client.listPersonas({ circle }))).map(({ id }) => id),
    [created.id],
  );
  await client.deletePersona(changed);
  await assert.rejects(client.getPersona(created.id), NotFoundError);
});

test("a selection is in the next token", async () => {
  const { client, tokens } = await loggedIn("anna");
  const persona = await client.createPersona({
    title: "traveler",
    circle: `${circle} selected`,
    attributes: { consent: true },
  });
  const later = await client.createPersona({
    title: "office-manager",
    circle,
    validFrom: inDays(30),
    validTill: inDays(60),
  });
  assert.equal(await client.selectedPersona(), undefined);
  await assert.rejects(client.selectPersona(later.id), ConflictError);
  assert.equal((await client.selectPersona(persona.id)).id, persona.id);
  assert.equal((await client.selectedPersona())?.id, persona.id);
  assert.ok(typeof tokens !== "function");
  const before = await tokens.token();
  assert.equal(PersonaClaims.ofVerifiedToken(before).actsAs("traveler"), false);
  tokens.refused?.(before);
  const claims = PersonaClaims.ofVerifiedToken(await tokens.token());
  assert.ok(claims.actsAs("traveler", `${circle} selected`));
  assert.ok(claims.actsWithConsent("traveler", `${circle} selected`));
  assert.ok(!claims.holds("office-manager"));
  await client.clearSelection();
  assert.equal(await client.selectedPersona(), undefined);
  await client.deletePersona(persona.id);
  await client.deletePersona(later.id);
});

test("all of a thousand personas and of many holders are walked", async () => {
  const { client } = await loggedIn("walker");
  const circles = (await all(client.listPersonas())).map(
    (persona) => persona.circle,
  );
  assert.equal(new Set(circles).size, 1000);
  assert.equal(circles.length, 1000);
  const holders = await all(client.listUsersByPersona("booking-assistant"));
  assert.equal(new Set(holders.map(({ sub }) => sub)).size, 120);
  assert.equal(holders.length, 120);
});

test("a service reads a user's personas once as long as they are the same", async () => {
  const answers: number[] = [];
  const counted: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    answers.push(answer.status);
    return answer;
  };
  const tokens = clientCredentials({
    realm,
    clientId: "backend",
    clientSecret: environment("PERSONA_SECRET"),
  });
  const client = new PersonaClient({ realm, tokens, fetch: counted });
  const walker = environment("PERSONA_WALKER");
  const first = await client.listPersonasOfUser(walker);
  assert.equal(first.length, 1000);
  assert.equal(await client.listPersonasOfUser(walker), first);
  assert.deepEqual(answers, [200, 304]);
  await assert.rejects(
    client.listPersonasOfUser("nobody"),
    (error) =>
      error instanceof NotFoundError && error.kind === "user-not-found",
  );
  const { client: anna } = await loggedIn("anna");
  await assert.rejects(anna.listPersonasOfUser(walker), ForbiddenError);
  await assert.rejects(client.selectPersona(first[0]?.id ?? ""), ProblemError);
});

test("ids with any characters name one persona or none", async () => {
  for (const id of [
    "a/b",
    "../v1/users",
    "..%2f",
    "ö\u{1F600}",
    "x?status=active#y",
    "a\\b",
    "%00",
    "a\u0000b",
  ]) {
    await assert.rejects(
      service().getPersona(id),
      (error) =>
        error instanceof ProblemError && [400, 403, 404].includes(error.status),
      id,
    );
  }
});

test("a token that has expired is refreshed", async () => {
  const { client, tokens } = await loggedIn("anna", "short");
  await all(client.listPersonas());
  const first = await tokenOf(tokens);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  await all(client.listPersonas());
  assert.notEqual(await tokenOf(tokens), first);
});

test("the server's limit is kept", async () => {
  const { client, tokens } = await loggedIn("typescript", "app", limitedRealm);
  const impatient = new PersonaClient({
    realm: limitedRealm,
    tokens,
    retries: 0,
  });
  let refused: unknown;
  for (let i = 0; i < 300 && !refused; i++) {
    await impatient.getSchema().catch((error: unknown) => (refused = error));
  }
  assert.ok(refused instanceof TooManyRequestsError);
  assert.ok(refused.retryAfter >= 1);
  assert.ok((await client.getSchema()).titles.length > 0);
});

test("what is wrong with a client is told without its secret", async () => {
  const wrongOne = "not-the-one";
  const wrong = clientCredentials({
    realm,
    clientId: "backend",
    clientSecret: wrongOne,
  });
  await assert.rejects(
    async () => tokenOf(wrong),
    (error) => {
      assert.ok(error instanceof TokenError);
      assert.equal(error.status, 401);
      assert.doesNotMatch(String(error), /not-the-one/);
      return true;
    },
  );
});

test("schema and health are read", async () => {
  const { client } = await loggedIn("anna");
  const schema = await client.getSchema();
  assert.equal(schema.limits.personasPerUser, 1000);
  assert.equal((await client.getHealth()).status, "ok");
});
