import assert from "node:assert/strict";
import { test } from "node:test";
import { fileNameOf } from "./saveFile";

const nameOf = (disposition?: string) =>
  fileNameOf(
    new Response("", {
      headers: disposition ? { "content-disposition": disposition } : {},
    }),
    "report.csv",
  );

test("a file has the name that the server proposes", () => {
  assert.equal(
    nameOf('attachment; filename="access-example.zip"'),
    "access-example.zip",
  );
});

test("without a proposal it has another one", () => {
  assert.equal(nameOf(), "report.csv");
  assert.equal(nameOf("attachment"), "report.csv");
});
