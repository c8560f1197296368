import assert from "node:assert/strict";
import { test } from "node:test";
import { filePart } from "./filePart";

async function parts(text: string, most: number): Promise<string[]> {
  const file = new Blob([text]);
  const found: string[] = [];
  let start = 0;
  while (start < file.size) {
    const part = await filePart(file, start, most);
    found.push(await part.text());
    start += part.size;
  }
  return found;
}

test("a file is cut between lines", async () => {
  assert.deepEqual(await parts("one\ntwo\nthree\n", 8), [
    "one\ntwo\n",
    "three\n",
  ]);
  assert.deepEqual(await parts("one\ntwo", 100), ["one\ntwo"]);
  assert.deepEqual(await parts("one\ntwo\nthree", 9), ["one\ntwo\n", "three"]);
});

test("a line that is longer than a part stays whole", async () => {
  assert.deepEqual(await parts("a long line\nb\nc", 4), [
    "a long line\n",
    "b\nc",
  ]);
  assert.deepEqual(await parts("a line without an end", 4), [
    "a line without an end",
  ]);
});

test("no byte is lost, whatever the characters", async () => {
  const text = "ñandú 日本語\n".repeat(50);
  assert.equal((await parts(text, 33)).join(""), text);
});
