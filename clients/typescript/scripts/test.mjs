// Compiles the client with its tests and runs them: `node scripts/test.mjs`, or `node scripts/test.mjs server` for those against
// the server that the environment names (see ClientsIT in clients/java).
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    cwd: folder,
  });
  if (status !== 0) {
    process.exit(1);
  }
};
const atServer = process.argv[2] === "server";
rmSync(join(folder, "target"), { recursive: true, force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.test.json");
run(
  "--test",
  ...readdirSync(join(folder, "target/test"))
    .filter((file) => file.endsWith(".test.js"))
    .filter((file) => file.startsWith("server.") === atServer)
    .map((file) => join("target/test", file)),
);
