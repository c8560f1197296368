// All that is to be known of the client: its packages, its tests, those against the server that the environment names, the tarball,
// and whether a program that installs it can use it. ClientsIT in clients/java runs it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { npm } from "../../../themes/scripts/npm.mjs";

const run = (args, cwd = ".") => {
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    cwd,
  });
  if (status !== 0) {
    process.exit(1);
  }
};

npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
run(["scripts/test.mjs"]);
run(["scripts/test.mjs", "server"]);
run(["scripts/build.mjs"]);
npm("pack", "--ignore-scripts", "--pack-destination", "target");

const consumer = "target/consumer";
rmSync(consumer, { recursive: true, force: true });
mkdirSync(consumer);
const [tarball] = readdirSync("target").filter((file) => file.endsWith(".tgz"));
writeFileSync(
  `${consumer}/package.json`,
  '{"name":"consumer","private":true,"type":"module"}',
);
npm(
  "install",
  "--prefix",
  consumer,
  "--no-audit",
  "--no-fund",
  "--ignore-scripts",
  `./target/${tarball}`,
);
writeFileSync(
  `${consumer}/use.ts`,
  `import { PersonaClaims, PersonaClient } from "@keycloak-personas/client";
const claims: PersonaClaims = PersonaClaims.of({ persona: "traveler@corsica" });
const client = new PersonaClient({ realm: "https://id.example.com/realms/acme", tokens: () => "t" });
if (!claims.actsAs("traveler", "corsica") || !client) {
  throw new Error("The package does not work");
}
`,
);
writeFileSync(
  `${consumer}/tsconfig.json`,
  '{"compilerOptions":{"strict":true,"module":"nodenext","target":"es2022","types":[]},"files":["use.ts"]}',
);
run(["../../node_modules/typescript/bin/tsc"], consumer);
run(["use.js"], consumer);
