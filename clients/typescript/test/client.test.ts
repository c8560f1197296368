import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  ForbiddenError,
  InvalidError,
  NotFoundError,
  PersonaClient,
  ProblemError,
  TooManyRequestsError,
  UnauthenticatedError,
  UnreachableError,
} from "../src/index.js";
import { VERSION } from "../src/wire.js";
import { all, PERSONA, problem, Stub } from "./stub.js";

const holders = (...subs: string[]) => ({
  users: subs.map((sub) => ({ sub, email: null, persona: "fan" })),
});

describe("a client", () => {
  test("reads a persona with its tag", async () => {
    const stub = new Stub().answers(200, PERSONA, { ETag: '"3"' });
    const persona = await stub.client().getPersona("u_traveler_corsica");
    assert.equal(persona.validTill.toISOString(), "2026-12-31T23:59:59.500Z");
    assert.equal(persona.etag, '"3"');
    assert.equal(persona.note, undefined);
    assert.deepEqual(persona.attributes, {
      consent: true,
      contextual: { season: "winter" },
    });
    assert.equal(
      stub.sent[0]?.address,
      "/persona/v1/personas/u_traveler_corsica",
    );
    assert.equal(stub.sent[0]?.headers.get("Authorization"), "Bearer a-token");
    assert.match(
      stub.sent[0]?.headers.get("User-Agent") ?? "",
      /^booking\/2\.1 keycloak-personas-typescript\//,
    );
  });

  test("sends what is new and nothing else", async () => {
    const stub = new Stub().answers(201, PERSONA);
    await stub.client().createPersona({
      title: "traveler",
      circle: "Zoë's",
      validTill: new Date("2030-01-01T00:00:00Z"),
      attributes: { autobook_price: 800 },
    });
    assert.equal(
      stub.sent[0]?.body,
      '{"title":"traveler","circle":"Zoë\'s","valid_till":"2030-01-01T00:00:00.000Z","autobook_price":800}',
    );
  });

  test("changes the persona that was read", async () => {
    const stub = new Stub().answers(200, PERSONA, { ETag: '"3"' });
    const client = stub.client();
    const read = await client.getPersona("x");
    await client.updatePersona(read, { attributes: { consent: null } });
    assert.equal(stub.sent[1]?.method, "PATCH");
    assert.equal(stub.sent[1]?.headers.get("If-Match"), '"3"');
    assert.equal(stub.sent[1]?.body, '{"consent":null}');
  });

  test("wants the version for a conditional change", async () => {
    const stub = new Stub().answers(200, { personas: [PERSONA], total: 1 });
    const [listed] = await all(stub.client().listPersonas());
    assert.ok(listed);
    await assert.rejects(stub.client().deletePersona(listed), TypeError);
    assert.equal(stub.sent.length, 1);
  });

  test("takes no fixed member for an attribute", async () => {
    const attributes = { user_sub: "other" };
    await assert.rejects(
      new Stub()
        .client()
        .createPersona({ title: "a", circle: "b", attributes }),
      TypeError,
    );
  });

  test("wants the address of a realm", () => {
    for (const realm of [
      "realms/acme",
      "https://a/realms/b?x",
      "https://a/realms/b#x",
      "file:///realms/b",
    ]) {
      assert.throws(
        () => new PersonaClient({ realm, tokens: () => "t" }),
        TypeError,
      );
    }
  });

  test("registers somebody without a token", async () => {
    const answer = {
      id: "u",
      email: "a@b.org",
      name: "A B",
      created_at: "2026-01-13T17:00:00Z",
    };
    const stub = new Stub().answers(201, answer).answers(202, {
      status: "accepted",
      detail: "A mail",
    });
    const user = { email: "a@b.org", password: "secret", firstName: "A" };
    const registered = await stub
      .client()
      .registerUser(user, { clientId: "shop" });
    assert.equal(registered?.createdAt.getUTCFullYear(), 2026);
    assert.equal(
      stub.sent[0]?.address,
      "/persona/v1/users/register?client_id=shop",
    );
    assert.equal(stub.sent[0]?.headers.get("Authorization"), null);
    assert.deepEqual(JSON.parse(stub.sent[0]?.body ?? ""), {
      email: "a@b.org",
      password: "secret",
      confirm_password: "secret",
      first_name: "A",
    });
    assert.equal(
      await stub
        .client()
        .registerUser(user, { clientId: "backend", clientSecret: "s:ä" }),
      undefined,
    );
    assert.equal(
      stub.sent[1]?.headers.get("Authorization"),
      "Basic YmFja2VuZDpzJTNBJUMzJUE0",
    );
  });

  test("tells of a service that is not well, and sends it no token", async () => {
    const health = {
      status: "error",
      service: "persona",
      version: "1",
      database: "error",
    };
    const stub = new Stub().answers(503, health);
    assert.deepEqual(await stub.client().getHealth(), health);
    assert.equal(stub.sent[0]?.headers.get("Authorization"), null);
  });

  test("has the version of its package", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as {
      version: string;
    };
    assert.equal(VERSION, version);
  });
});

describe("an id", () => {
  for (const [id, expected] of [
    ["a/../b", "a%2F..%2Fb"],
    ["a b+c", "a%20b%2Bc"],
    ["ö?#%2e", "%C3%B6%3F%23%252e"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
  ] as const) {
    test(`is one segment: ${id}`, async () => {
      const stub = new Stub().answers(200, PERSONA);
      await stub.client().getPersona(id);
      assert.equal(stub.sent[0]?.address, `/persona/v1/personas/${expected}`);
    });
  }

  for (const id of ["", ".", "..", "half \ud83d"]) {
    test(`that no address can carry is refused: ${JSON.stringify(id)}`, async () => {
      const client = new Stub().client();
      await assert.rejects(client.getPersona(id), TypeError);
      await assert.rejects(client.deletePersona(id), TypeError);
      await assert.rejects(client.listPersonasOfUser(id), TypeError);
    });
  }
});

describe("a list", () => {
  test("is read page by page as it is needed, and never from another host", async () => {
    const stub = new Stub()
      .answers(200, holders("u0", "u1"), {
        Link: '</y>; rel="prev", <https://elsewhere.example/x?title=fan&cursor=B>; rel="next"',
      })
      .answers(200, holders("u2"));
    const list = stub.client().listUsersByPersona("fan");
    assert.equal((await list.next()).value?.sub, "u0");
    assert.equal(stub.sent.length, 1);
    assert.deepEqual(
      (await all(list)).map(({ sub }) => sub),
      ["u1", "u2"],
    );
    assert.deepEqual(
      stub.sent.map(({ address }) => address),
      [
        "/persona/v1/users/by-persona?title=fan",
        "/persona/v1/users/by-persona?title=fan&cursor=B",
      ],
    );
  });

  test("that leads on to itself ends", async () => {
    const stub = new Stub().answers(200, holders("u0"), {
      Link: "</x?title=fan>; rel=next",
    });
    assert.equal(
      (await all(stub.client().listUsersByPersona("fan"))).length,
      1,
    );
  });

  test("is filtered", async () => {
    const stub = new Stub().answers(200, { personas: [], total: 0 });
    await all(stub.client().listPersonas({ status: "pending", circle: "R&D" }));
    assert.equal(
      stub.sent[0]?.address,
      "/persona/v1/personas?status=pending&circle=R%26D",
    );
  });
});

describe("a user's list", () => {
  const list = { personas: [PERSONA], total: 1 };

  test("is read once as long as it is the same", async () => {
    const stub = new Stub()
      .answers(200, list, { ETag: '"a"' })
      .answers(304, "", { ETag: '"a"' });
    const client = stub.client();
    const first = await client.listPersonasOfUser("u");
    assert.equal(await client.listPersonasOfUser("u"), first);
    assert.equal(stub.sent[0]?.headers.get("If-None-Match"), null);
    assert.equal(stub.sent[1]?.headers.get("If-None-Match"), '"a"');
    await client.listPersonasOfUser("u");
    assert.equal(stub.sent[2]?.headers.get("If-None-Match"), '"a"');
  });

  test("is forgotten when it is refused", async () => {
    const stub = new Stub()
      .answers(200, list, { ETag: '"a"' })
      .answers(403, {})
      .answers(200, list);
    const client = stub.client();
    await client.listPersonasOfUser("u");
    await assert.rejects(client.listPersonasOfUser("u"), ForbiddenError);
    await client.listPersonasOfUser("u");
    assert.equal(stub.sent[2]?.headers.get("If-None-Match"), null);
  });

  test("is not remembered beyond the bound", async () => {
    const stub = new Stub().answers(200, list, { ETag: '"a"' });
    const client = stub.client({ rememberedUsers: 1 });
    for (const user of ["u", "v", "u"]) {
      await client.listPersonasOfUser(user);
    }
    assert.ok(
      stub.sent.every(({ headers }) => headers.get("If-None-Match") === null),
    );
  });
});

describe("a call that can succeed later", () => {
  test("is sent again after the time that the server names", async () => {
    const stub = new Stub()
      .answers(429, {}, { "Retry-After": "7" })
      .answers(201, PERSONA);
    await stub.client().createPersona({ title: "a", circle: "b" });
    assert.deepEqual(stub.waits, [7000]);
  });

  test("is not waited for longer than wanted", async () => {
    const stub = new Stub().answers(429, {}, { "Retry-After": "31" });
    await assert.rejects(stub.client().getSchema(), (error) => {
      assert.ok(error instanceof TooManyRequestsError);
      assert.equal(error.retryAfter, 31);
      return true;
    });
    assert.deepEqual(stub.waits, []);
  });

  test("is sent three times at most", async () => {
    const stub = new Stub().answers(429, {}, { "Retry-After": "1" });
    await assert.rejects(stub.client().getSchema(), TooManyRequestsError);
    assert.equal(stub.sent.length, 3);
  });

  test("is read again from a server that is down for now", async () => {
    const stub = new Stub()
      .answers(503, "<html>")
      .fails()
      .answers(200, PERSONA);
    await stub.client().getPersona("x");
    assert.equal(stub.waits.length, 2);
  });

  test("is not sent again where it may have happened", async () => {
    const create = { title: "a", circle: "b" };
    const down = new Stub().answers(503, "");
    await assert.rejects(down.client().createPersona(create), ProblemError);
    await assert.rejects(down.client().updatePersona("x", {}), ProblemError);
    assert.equal(down.sent.length, 2);
    const lost = new Stub().fails();
    await assert.rejects(lost.client().createPersona(create), UnreachableError);
    assert.equal(lost.sent.length, 1);
  });

  test("is sent again with another token once", async () => {
    const refused: string[] = [];
    const tokens = {
      token: () => `token${refused.length}`,
      refused: (token: string) => refused.push(token) > 0,
    };
    const stub = new Stub()
      .answers(401, problem("invalid-token"))
      .answers(200, PERSONA);
    await stub.client({ tokens }).getPersona("x");
    assert.deepEqual(refused, ["token0"]);
    assert.equal(stub.sent[1]?.headers.get("Authorization"), "Bearer token1");
    const never = new Stub().answers(401, problem("invalid-token"));
    await assert.rejects(
      never.client({ tokens }).getPersona("x"),
      UnauthenticatedError,
    );
    assert.equal(never.sent.length, 2);
  });
});

describe("a problem", () => {
  test("has its kind, members and request id", async () => {
    const body = problem("invalid-persona", {
      detail: "a; b",
      errors: { x: "a", "g.y": "b" },
    });
    const stub = new Stub().answers(400, body, { "X-Request-Id": "r-1" });
    await assert.rejects(
      stub.client().createPersona({ title: "a", circle: "b" }),
      (error) => {
        assert.ok(error instanceof InvalidError);
        assert.equal(error.name, "InvalidError");
        assert.equal(error.message, "a; b");
        assert.equal(error.kind, "invalid-persona");
        assert.deepEqual(error.errors, { x: "a", "g.y": "b" });
        assert.equal(error.requestId, "r-1");
        return true;
      },
    );
  });

  test("names the login that is required", async () => {
    const stub = new Stub().answers(401, problem("stronger-login-required"), {
      "WWW-Authenticate":
        'Bearer error="insufficient_user_authentication", acr_values="gold platinum"',
    });
    await assert.rejects(stub.client().selectPersona("x"), (error) => {
      assert.ok(error instanceof UnauthenticatedError);
      assert.deepEqual(error.acrValues, ["gold", "platinum"]);
      return true;
    });
    assert.equal(stub.sent.length, 1);
  });

  test("that is not one of the API has no kind", async () => {
    const stub = new Stub().answers(404, { error: "Realm does not exist" });
    await assert.rejects(stub.client().selectedPersona(), (error) => {
      assert.ok(error instanceof NotFoundError);
      assert.equal(error.message, "Realm does not exist");
      assert.equal(error.kind, "other");
      return true;
    });
  });

  test("is none where no persona is selected", async () => {
    const stub = new Stub().answers(404, problem("no-persona-selected"));
    assert.equal(await stub.client().selectedPersona(), undefined);
  });
});

test("what is not of this API is no persona", async () => {
  for (const body of ["<html>", "[]", "", '{"valid_from":"yesterday"}']) {
    await assert.rejects(
      new Stub().answers(200, body).client().getPersona("x"),
      UnreachableError,
    );
  }
});

test("a server that does not answer in time is not waited for", async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      // The timer of a signal does not keep Node.js alive.
      const alive = setInterval(() => undefined, 1000);
      init?.signal?.addEventListener("abort", () => {
        clearInterval(alive);
        reject(init.signal?.reason as Error);
      });
    });
  const client = new Stub().client({ fetch: never, timeout: 20, retries: 0 });
  await assert.rejects(client.getSchema(), /not in time/);
});
