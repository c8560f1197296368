// Every text in every language, with the same placeholders; every text that the code names, and no other.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { LANGUAGES } from "./languages.mjs";

const PARTS = ["shared", "admin", "account"];
const LOGIN = "../persona-spi/src/main/resources/theme-resources/messages";
const [FIRST, ...OTHERS] = LANGUAGES;
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What i18next adds where something is said without a name. */
const CONTEXT = /_unnamed$/;

const faults = [];

/** The texts of a file by their keys. */
function read(part, language) {
  const file = `messages/${part}_${language}.properties`;
  const texts = new Map();
  if (!existsSync(file)) {
    faults.push(`${file} is missing`);
    return texts;
  }
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) {
      continue;
    }
    const [, key, text] = /^([^=\s]+)=(.*)$/.exec(line) ?? [];
    if (!text?.trim()) {
      faults.push(`${file}: no text in the line "${line}"`);
    } else if (texts.has(key)) {
      faults.push(`${file}: ${key} is there twice`);
    } else {
      texts.set(key, text);
    }
  }
  return texts;
}

/** Keys that are to be there, each with the English one that it translates: a language has its own plural forms. */
function expected(english, language) {
  const forms = new Intl.PluralRules(language).resolvedOptions()
    .pluralCategories;
  const keys = new Map();
  for (const key of english.keys()) {
    const stem = key.replace(PLURAL, "");
    if (stem === key) {
      keys.set(key, key);
    } else {
      forms.forEach((form) =>
        keys.set(
          `${stem}_${form}`,
          english.has(`${stem}_${form}`) ? `${stem}_${form}` : `${stem}_other`,
        ),
      );
    }
  }
  return keys;
}

/** What a text has filled in, each once and in one order: a language may need it twice, and elsewhere. */
const placeholders = (text) =>
  [...new Set(text.match(/\{\{.*?\}\}|\$\{.*?\}|<\/?\w+>/g))].sort().join(" ");

function compare(name, english, texts, keys) {
  for (const [key, source] of keys) {
    const text = texts.get(key);
    const original = english.get(source);
    if (text === undefined) {
      faults.push(`${name}: ${key} is missing`);
    } else if (original && placeholders(text) !== placeholders(original)) {
      faults.push(
        `${name}: ${key} has "${placeholders(text)}", English has "${placeholders(original)}"`,
      );
    }
  }
  [...texts.keys()]
    .filter((key) => !keys.has(key))
    .forEach((key) => faults.push(`${name}: ${key} is not in English`));
}

const known = new Set();
for (const part of PARTS) {
  const english = read(part, FIRST);
  [...english.keys()].forEach((key) => known.add(key.replace(PLURAL, "")));
  compare(`${part}_${FIRST}`, english, english, expected(english, FIRST));
  for (const language of OTHERS) {
    const texts = read(part, language);
    compare(`${part}_${language}`, english, texts, expected(english, language));
  }
}
const files = (folder) =>
  readdirSync(folder).filter((file) => file.endsWith(".properties"));
const languageOf = (file) => file.replace(/^[a-z]+_|\.properties$/g, "");
for (const file of files("messages")) {
  if (!LANGUAGES.includes(languageOf(file))) {
    faults.push(`messages/${file}: its language is not in languages.mjs`);
  }
}
for (const file of files(LOGIN)) {
  if (!LANGUAGES.includes(languageOf(file))) {
    faults.push(
      `The choice at login speaks ${languageOf(file)}, the consoles do not`,
    );
  }
}
const sources = readdirSync("src", { recursive: true }).filter((file) =>
  /\.tsx?$/.test(file),
);
/** The keys that the code names whole, and patterns of those of which it fills in a part. */
const named = new Set();
const patterns = [];
for (const file of sources) {
  const text = readFileSync(`src/${file}`, "utf8");
  for (const [, key] of text.matchAll(/"(personas\.[\w.-]+)"/g)) {
    named.add(key);
    if (!known.has(key)) {
      faults.push(`${file}: ${key} is in no messages`);
    }
  }
  for (const [, key] of text.matchAll(/`(personas\.[^`]+)`/g)) {
    const parts = key
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll(".", "\\."));
    patterns.push(new RegExp(`^${parts.join("[\\w.-]+")}$`));
  }
}
[...known]
  .filter((key) => !named.has(key.replace(CONTEXT, "")))
  .filter((key) => !patterns.some((pattern) => pattern.test(key)))
  .forEach((key) => faults.push(`${key} is named nowhere`));
faults.forEach((fault) => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);
