// Bundles both consoles into target/classes in the form that Keycloak reads themes in.
import { build } from "esbuild";
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { LANGUAGES } from "./languages.mjs";
import { licences } from "./licences.mjs";

const out = "target/classes";
const theme = join(out, "theme/personas");
const inputs = new Set();

// Maven tells which Keycloak the theme is for.
const keycloak = process.argv[2];
for (const name of ["admin-ui", "account-ui", "ui-shared", "admin-client"]) {
  const { version } = JSON.parse(
    readFileSync(`node_modules/@keycloak/keycloak-${name}/package.json`),
  );
  if (keycloak && version !== keycloak) {
    throw new Error(
      `package.json has @keycloak/keycloak-${name} ${version}, the POM Keycloak ${keycloak}`,
    );
  }
}

rmSync(theme, { recursive: true, force: true });
cpSync("static", out, { recursive: true });
await bundle("admin");
await bundle("account", await stylesOfGrid());
messages("admin");
messages("account");
writeFileSync(join(out, "META-INF/THIRD-PARTY.txt"), licences(inputs));

/** A style sheet that a part of the account console loads when it is opened; tells its name. */
async function stylesOfGrid() {
  const { metafile } = await build({
    entryPoints: { grid: "src/account/calendar/grid.css" },
    outdir: join(theme, "account/resources/assets"),
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    metafile: true,
    logLevel: "warning",
  });
  Object.keys(metafile.inputs).forEach((input) => inputs.add(input));
  return {
    GRID_STYLES: JSON.stringify(basename(Object.keys(metafile.outputs)[0])),
  };
}

/** One entry and its style sheet; names with a hash of the content, because browsers keep them for good. */
async function bundle(name, constants = {}) {
  const resources = join(theme, name, "resources");
  const { metafile } = await build({
    entryPoints: { [name]: `src/${name}/main.tsx` },
    outdir: join(resources, "assets"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    metafile: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"', ...constants },
    // The account console's package ships this file without naming it in its exports.
    alias: {
      "keycloak-account-ui.css":
        "./node_modules/@keycloak/keycloak-account-ui/lib/keycloak-account-ui.css",
      // The header imports the default of what is CommonJS under this name, and would get the module instead.
      "@patternfly/react-styles/css/components/Avatar/avatar":
        "./node_modules/@patternfly/react-styles/css/components/Avatar/avatar.mjs",
    },
    loader: {
      ".woff2": "file",
      ".woff": "empty",
      ".ttf": "empty",
      ".eot": "empty",
      ".svg": "file",
      ".png": "file",
      ".jpg": "file",
    },
    logLevel: "warning",
  });
  Object.keys(metafile.inputs).forEach((input) => inputs.add(input));
  mkdirSync("target/ui", { recursive: true });
  writeFileSync(`target/ui/${name}.meta.json`, JSON.stringify(metafile));
  // A part that is loaded later gets a copy of its packages' styles, which the page has already.
  for (const { entryPoint, cssBundle } of Object.values(metafile.outputs)) {
    if (cssBundle && entryPoint !== `src/${name}/main.tsx`) {
      rmSync(cssBundle, { force: true });
    }
  }
  const [file, entry] = Object.entries(metafile.outputs).find(
    ([, output]) => output.entryPoint === `src/${name}/main.tsx`,
  );
  // Keycloak takes script and style sheet of the first entry. Imports would become links to files that it can't find.
  mkdirSync(join(resources, ".vite"), { recursive: true });
  writeFileSync(
    join(resources, ".vite/manifest.json"),
    JSON.stringify({
      [`src/${name}/main.tsx`]: {
        file: `assets/${basename(file)}`,
        css: entry.cssBundle ? [`assets/${basename(entry.cssBundle)}`] : [],
        isEntry: true,
        src: `src/${name}/main.tsx`,
      },
    }),
  );
}

/** What both consoles say, and what only one of them does, in one file a language. */
function messages(name) {
  const folder = join(theme, name, "messages");
  mkdirSync(folder, { recursive: true });
  for (const language of LANGUAGES) {
    const text = ["shared", name]
      .map((file) => readFileSync(`messages/${file}_${language}.properties`))
      .join("\n");
    writeFileSync(join(folder, `messages_${language}.properties`), text);
  }
}
