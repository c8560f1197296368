import assert from "node:assert/strict";
import { test } from "node:test";
import { PersonaClaims } from "../src/index.js";

const persona = (more: object = {}) => ({
  persona_id: "u",
  title: "traveler",
  circle: "corsica",
  ...more,
});
const working = (value: unknown) =>
  PersonaClaims.of({ personas: [value], persona: value });

test("claims tell as what the user works", () => {
  const claims = working(
    persona({
      valid_till: "2999-12-31T23:59:59Z",
      consent: true,
      autobook_price: 5000,
    }),
  );
  assert.equal(claims.actsAs("traveler"), true);
  assert.equal(claims.actsAs("traveler", "corsica"), true);
  assert.equal(claims.actsWithConsent("traveler", "corsica"), true);
  assert.equal(claims.actsAs("traveler", "sardinia"), false);
  assert.equal(claims.actsAs("office-manager", "corsica"), false);
  assert.equal(claims.acting("traveler")?.attributes["autobook_price"], 5000);
});

test("claims tell what the user holds apart from it", () => {
  const claims = PersonaClaims.of({
    personas: [persona()],
    personas_truncated: true,
  });
  assert.equal(claims.actsAs("traveler"), false);
  assert.equal(claims.holds("traveler"), true);
  assert.equal(claims.holds("traveler", "corsica"), true);
  assert.equal(claims.holds("traveler", "x"), false);
  assert.equal(claims.truncated, true);
});

for (const [validFrom, validTill, permitted] of [
  ["2000-01-01T00:00:00Z", "2999-01-01T00:00:00Z", true],
  ["2998-01-01T00:00:00Z", "2999-01-01T00:00:00Z", false],
  ["2000-01-01T00:00:00Z", "2001-01-01T00:00:00+02:00", false],
] as const) {
  test(`a persona from ${validFrom} till ${validTill} permits ${permitted}`, () => {
    const claims = working(
      persona({ valid_from: validFrom, valid_till: validTill, consent: true }),
    );
    assert.equal(claims.personas.length, 1);
    assert.equal(claims.actsAs("traveler"), permitted);
    assert.equal(claims.actsWithConsent("traveler", "corsica"), permitted);
    assert.equal(claims.holds("traveler", "corsica"), permitted);
  });
}

for (const consent of [undefined, false, "true", 1, null]) {
  test(`claims do not consent with ${String(consent)}`, () => {
    const claims = working(persona({ consent }));
    assert.equal(claims.actsAs("traveler", "corsica"), true);
    assert.equal(claims.actsWithConsent("traveler", "corsica"), false);
  });
}

test("claims have the other formats of the mapper", () => {
  const strings = working("traveler@best friends @home");
  assert.equal(strings.actsAs("traveler", "best friends @home"), true);
  assert.equal(
    strings.actsWithConsent("traveler", "best friends @home"),
    false,
  );
  assert.equal(working("traveler").actsAs("traveler"), true);
  assert.equal(working("traveler").actsAs("traveler", "corsica"), false);
});

test("claims compare circles in their one form", () => {
  assert.equal(working("fan@Zo\u00eb").actsAs("fan", " Zoe\u0308 "), true);
});

test("claims that are none of the mapper permit nothing", () => {
  for (const value of [
    null,
    undefined,
    1,
    true,
    "",
    [],
    {},
    { title: 1 },
    persona({ valid_till: "soon" }),
    persona({ valid_from: 5 }),
  ]) {
    assert.equal(working(value).personas.length, 0);
    assert.equal(working(value).actsAs("traveler"), false);
    assert.equal(
      PersonaClaims.of({ personas: value }).holds("traveler"),
      false,
    );
  }
});

test("claims can have other names", () => {
  const claims = PersonaClaims.of(
    { roles: ["a@b"], role: "a@b", roles_truncated: true },
    { all: "roles", selected: "role" },
  );
  assert.ok(
    claims.actsAs("a", "b") && claims.holds("a", "b") && claims.truncated,
  );
});

test("claims are read from a token that was verified, and from nothing else", () => {
  const token = (claims: unknown) =>
    `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
  const read = PersonaClaims.ofVerifiedToken(token({ persona: "fan@Zoë" }));
  assert.equal(read.actsAs("fan", "Zoë"), true);
  for (const none of ["", "opaque", "a.b", "a.b.c.d.e", "a.!.c", token([])]) {
    assert.throws(() => PersonaClaims.ofVerifiedToken(none), TypeError);
  }
});
