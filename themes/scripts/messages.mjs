// Every text in every language, and every text that the code names.
import { readdirSync, readFileSync } from "node:fs";

const LANGUAGES = ["en", "de"];
const PARTS = ["shared", "admin", "account"];

const keysOf = (part, language) =>
  readFileSync(`messages/${part}_${language}.properties`, "utf8")
    .split("\n")
    .filter((line) => line.includes("=") && !line.startsWith("#"))
    .map((line) => line.slice(0, line.indexOf("=")));

const faults = [];
const known = new Set();
for (const part of PARTS) {
  const [first, ...others] = LANGUAGES.map((language) =>
    keysOf(part, language),
  );
  first.forEach((key) => known.add(key.replace(/_(one|other)$/, "")));
  if (new Set(first).size < first.length) {
    faults.push(`${part}: a key is there twice`);
  }
  others.forEach((keys, index) => {
    const missing = first.filter((key) => !keys.includes(key));
    const spare = keys.filter((key) => !first.includes(key));
    if (missing.length + spare.length > 0) {
      faults.push(`${part}_${LANGUAGES[index + 1]}: ${[...missing, ...spare]}`);
    }
  });
}
const files = readdirSync("src", { recursive: true }).filter((file) =>
  /\.tsx?$/.test(file),
);
for (const file of files) {
  const text = readFileSync(`src/${file}`, "utf8");
  for (const [, key] of text.matchAll(/"(personas\.[\w.-]+)"/g)) {
    if (!known.has(key)) {
      faults.push(`${file}: ${key} is in no messages`);
    }
  }
}
faults.forEach((fault) => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);
