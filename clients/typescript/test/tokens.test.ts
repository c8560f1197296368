import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clientCredentials,
  refreshing,
  TokenError,
  UnreachableError,
} from "../src/index.js";
import { Stub } from "./stub.js";

const PASS = "s3cr3t&+";
const realm = "https://id.example.com/realms/acme";
const grant = (token: string, seconds: number, more: object = {}) => ({
  access_token: token,
  expires_in: seconds,
  ...more,
});

/** A service's tokens at a clock that the test sets. */
const service = (stub: Stub, clock: { now: number }) => {
  const source = clientCredentials({
    realm,
    clientId: "backend",
    clientSecret: PASS,
    fetch: stub.fetch,
    now: () => clock.now,
  });
  assert.ok(typeof source !== "function");
  return source;
};

test("tokens of a service are kept until shortly before they expire", async () => {
  const stub = new Stub()
    .answers(200, grant("t1", 300))
    .answers(200, grant("t2", 300));
  const clock = { now: 0 };
  const tokens = service(stub, clock);
  assert.equal(await tokens.token(), "t1");
  clock.now = 269_999;
  assert.equal(await tokens.token(), "t1");
  clock.now = 270_000;
  assert.equal(await tokens.token(), "t2");
  assert.equal(stub.sent[0]?.address, "/protocol/openid-connect/token");
  assert.equal(
    stub.sent[0]?.body,
    "grant_type=client_credentials&client_id=backend&client_secret=s3cr3t%26%2B",
  );
});

test("tokens that live for a short time are used for three quarters of it", async () => {
  const stub = new Stub()
    .answers(200, grant("t1", 4))
    .answers(200, grant("t2", 4));
  const clock = { now: 0 };
  const tokens = service(stub, clock);
  await tokens.token();
  clock.now = 2999;
  assert.equal(await tokens.token(), "t1");
  clock.now = 3000;
  assert.equal(await tokens.token(), "t2");
});

test("tokens are fetched once for all who wait, and again after a failure", async () => {
  const stub = new Stub().answers(503, "<html>").answers(200, grant("t1", 300));
  const tokens = service(stub, { now: 0 });
  const failed = await Promise.allSettled([tokens.token(), tokens.token()]);
  assert.deepEqual(
    failed.map(({ status }) => status),
    ["rejected", "rejected"],
  );
  const wanted = Array.from({ length: 20 }, () => tokens.token());
  assert.deepEqual(new Set(await Promise.all(wanted)), new Set(["t1"]));
  assert.equal(stub.sent.length, 2);
});

test("tokens that the server refuses are replaced", async () => {
  const stub = new Stub()
    .answers(200, grant("t1", 300))
    .answers(200, grant("t2", 300));
  const tokens = service(stub, { now: 0 });
  assert.equal(tokens.refused?.(await tokens.token()), true);
  assert.equal(await tokens.token(), "t2");
  assert.equal(tokens.refused?.("t1"), true);
  assert.equal(await tokens.token(), "t2");
});

test("tokens of a login are refreshed with the newest refresh token", async () => {
  const stub = new Stub().answers(
    200,
    grant("t1", 60, { refresh_token: "r2" }),
  );
  const rotated: string[] = [];
  const clock = { now: 0 };
  const tokens = refreshing({
    realm,
    clientId: "spa",
    refreshToken: "r1",
    fetch: stub.fetch,
    now: () => clock.now,
    onRotation: (token) => rotated.push(token),
  });
  assert.ok(typeof tokens !== "function");
  await tokens.token();
  clock.now = 60_000;
  await tokens.token();
  assert.equal(
    stub.sent[0]?.body,
    "grant_type=refresh_token&client_id=spa&refresh_token=r1",
  );
  assert.equal(
    stub.sent[1]?.body,
    "grant_type=refresh_token&client_id=spa&refresh_token=r2",
  );
  assert.deepEqual(rotated, ["r2"]);
});

test("tokens that are refused say why without the secret", async () => {
  const body = {
    error: "invalid_grant",
    error_description: "Token is not active",
  };
  const stub = new Stub().answers(400, body);
  await assert.rejects(
    async () => service(stub, { now: 0 }).token(),
    (error) => {
      assert.ok(error instanceof TokenError);
      assert.equal(
        error.message,
        "No access token: invalid_grant, Token is not active",
      );
      assert.equal(error.error, "invalid_grant");
      return true;
    },
  );
});

test("tokens are not taken from an answer without one", async () => {
  const stub = new Stub().answers(200, { token_type: "Bearer" });
  await assert.rejects(
    async () => service(stub, { now: 0 }).token(),
    UnreachableError,
  );
});
