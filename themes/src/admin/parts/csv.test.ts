import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./csv";

const text = async (...row: (string | number)[]) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await csv([row]).arrayBuffer(),
  );

test("cells stand between commas, after the mark of UTF-8", async () => {
  assert.equal(await text(3, "", "Zoë"), "\uFEFF3,,Zoë\r\n");
});

test("commas, quotes and line breaks are quoted", async () => {
  assert.equal(await text("a,b", 'say "hi"'), '\uFEFF"a,b","say ""hi"""\r\n');
  assert.equal(await text("a\nb"), '\uFEFF"a\nb"\r\n');
});

test("no cell is a formula", async () => {
  for (const start of ["=", "+", "-", "@", "\t", "\u0000", "\uFF1D"]) {
    assert.equal(await text(`${start}1`), `\uFEFF'${start}1\r\n`);
  }
  assert.equal(await text("\r=1"), `\uFEFF"'\r=1"\r\n`);
});
