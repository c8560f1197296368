// What the JAR holds of other people's work, with their licences; fails for a licence that does not fit Apache-2.0.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FIT = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT AND ISC",
  "(MIT OR GPL-3.0-or-later)",
  "(MIT AND Zlib)",
  "Unlicense",
]);

const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The text for the JAR, from the files that went into the bundles. */
export function licences(inputs) {
  const names = new Set();
  for (const input of inputs) {
    const name = PACKAGE.exec(input)?.[1];
    if (name) {
      names.add(name);
      if (name.startsWith("@keycloak/")) {
        bundledIn(input).forEach((inner) => names.add(inner));
      }
    }
  }
  return (
    "Parts of other projects in this JAR, installed from npm, and fonts of PatternFly (Red Hat fonts, SIL OFL 1.1;\n" +
    "Font Awesome Free, SIL OFL 1.1).\n\n" +
    [...names].sort().map(describe).join("\n")
  );
}

/** Keycloak's packages are bundles themselves; their source maps tell what of. */
function bundledIn(input) {
  const map = `${input}.map`;
  if (!existsSync(map)) {
    return [];
  }
  return JSON.parse(readFileSync(map, "utf8"))
    .sources.map((source) => PACKAGE.exec(source)?.[1])
    .filter((name) => name && !name.startsWith("."));
}

function describe(name) {
  const folder = join("node_modules", name);
  if (!existsSync(join(folder, "package.json"))) {
    throw new Error(`The licence of ${name} is unknown: it is not installed`);
  }
  const { version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const known =
    license ?? (name.startsWith("@keycloak/") ? "Apache-2.0" : undefined);
  if (!FIT.has(known)) {
    throw new Error(`${name} has the licence ${known}: look whether it fits`);
  }
  const file = readdirSync(folder).find((entry) =>
    /^(licen[sc]e|copying)(\.(md|txt))?$/i.test(entry),
  );
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
  const apache = known === "Apache-2.0";
  return `${name} ${version}: ${known}\n${apache || !text ? "" : `\n${text.replace(/^/gm, "  ")}\n`}`;
}
