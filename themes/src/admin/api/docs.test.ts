import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** What *Learn more* leads to, as pages name it. */
const NAMED = /\bdocs\W[^"\n]*"([a-z-]+)(?:#([\w-]+))?"/g;

/** The anchors of a page's headings, as they are made of their texts. */
const anchorsOf = (page: string) =>
  [...readFileSync(`../docs/${page}.md`, "utf8").matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replace(/ /g, "-"),
  );

test("Learn more leads to parts of the documentation that are there", () => {
  const sources = readdirSync("src", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".tsx"));
  const named = sources.flatMap((file) => [
    ...readFileSync(`src/${file}`, "utf8").matchAll(NAMED),
  ]);
  assert.ok(named.length > 10);
  for (const [, page = "", anchor] of named) {
    const anchors = anchorsOf(page);
    assert.ok(!anchor || anchors.includes(anchor), `${page}#${anchor}`);
  }
});
