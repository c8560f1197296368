import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  hasRoom,
  mapOf,
  type MapValue,
  rowFaults,
  rowsOf,
  rowsOfDefault,
} from "./map";

describe("a map as rows", () => {
  test("has an entry a row", () => {
    const map = { mobile: 0.7, desktop: "rarely" };
    assert.deepEqual(rowsOf(map), [
      { name: "mobile", value: "0.7" },
      { name: "desktop", value: "rarely" },
    ]);
    assert.deepEqual(mapOf(rowsOf(map)), map);
  });

  const maps: MapValue[] = [
    {},
    { "all day": "yes", " x": "y" },
    { a: "7", b: 7, c: "", d: " x ", e: '"x" she said', f: "two\nlines" },
    { "a: b": "c: d", '"': "x", __x__: "y" },
    { n: "9007199254740993", e: "1e3", t: "true", h: "0x0", i: "Infinity" },
    { a: -0.5, b: 1e300, c: 1e-7 },
  ];
  for (const map of maps) {
    test(`comes back as it was: ${JSON.stringify(map)}`, () => {
      const rows = rowsOf(map);
      assert.deepEqual(rowFaults(rows).filter(Boolean), []);
      assert.deepEqual(mapOf(rows), map);
    });
  }

  test("takes numbers as people type them", () =>
    assert.deepEqual(
      mapOf([
        { name: "a", value: " .70 " },
        { name: "b", value: "+3" },
        { name: "c", value: "1,5" },
      ]),
      { a: 0.7, b: 3, c: "1,5" },
    ));

  test("leaves out what is blank", () =>
    assert.deepEqual(mapOf([{ name: " ", value: "" }]), {}));

  for (const [name, value, fault] of [
    ["", "7", "nameless"],
    ["x".repeat(101), "7", "tooLong"],
    ["a", " ", "empty"],
    ["a", "1e400", "lost"],
    ["a", "9007199254740993", "lost"],
    ["a", "0.12345678901234567890", "lost"],
  ] as const) {
    test(`tells what is wrong: ${name.slice(0, 9)} ${value}`, () =>
      assert.deepEqual(rowFaults([{ name, value }]), [fault]));
  }

  test("has each name once", () =>
    assert.deepEqual(
      rowFaults([
        { name: "a", value: "1" },
        { name: "a", value: "2" },
      ]),
      [undefined, "twice"],
    ));

  test("has room for as many rows as the schema permits", () => {
    const rows = rowsOf({ a: 1, b: 2 });
    assert.equal(hasRoom(rows, 2), false);
    assert.equal(hasRoom(rows, 3), true);
    assert.equal(hasRoom(rows, undefined), true);
  });

  test("begins anew where a default was of another type", () => {
    assert.deepEqual(rowsOfDefault("x"), []);
    assert.deepEqual(rowsOfDefault(["x"]), []);
    assert.deepEqual(rowsOfDefault(undefined), []);
    const rows = rowsOf({ a: 1 });
    assert.deepEqual(rowsOfDefault({ a: 1 }), rows);
    assert.deepEqual(rowsOfDefault(rows), rows);
  });
});
