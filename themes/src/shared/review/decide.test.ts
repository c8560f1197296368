import assert from "node:assert/strict";
import { test } from "node:test";
import { bodiesOf, queryOf } from "./decide";
import { NO_FILTER } from "./types";

test("items are decided in batches that the server takes", () => {
  const ids = Array.from({ length: 401 }, (_, at) => `id${at}`);
  const bodies = bodiesOf({ decision: "keep" }, { ids });
  assert.deepEqual(
    bodies.map((body) => "items" in body && body.items.length),
    [200, 200, 1],
  );
});

test("all that are open are named by what finds them", () => {
  const filter = { ...NO_FILTER, title: ["admin"], changed: true };
  assert.deepEqual(
    bodiesOf({ decision: "revoke", reason: "left" }, { filter }),
    [
      {
        decision: "revoke",
        reason: "left",
        all_open: true,
        title: ["admin"],
        changed: true,
      },
    ],
  );
});

test("a filter that says nothing is not sent", () => {
  const query = queryOf(NO_FILTER);
  assert.equal(query["changed"], undefined);
  assert.equal(query["decision"], "");
});
