// Runs e2e/*.test.ts against the server of KEYCLOAK_URL, one file after the other: they share it.
// `npm run e2e -- admin` runs e2e/admin.test.ts alone, further arguments go to node's test runner.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

if (!process.env.KEYCLOAK_URL) {
  console.error("KEYCLOAK_URL is not set: the address of a Keycloak to test");
  process.exit(1);
}
const [only = "", ...options] = process.argv.slice(2);
const tests = readdirSync("e2e")
  .filter((file) => file.endsWith(".test.ts") && file.startsWith(only))
  .map((file) => file.replace(/\.ts$/, ""));

rmSync("target/e2e", { recursive: true, force: true });
await build({
  entryPoints: tests.map((test) => `e2e/${test}.ts`),
  outdir: "target/e2e",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
});
const { status } = spawnSync(
  process.execPath,
  [
    "--enable-source-maps",
    "--test",
    "--test-concurrency=1",
    "--test-reporter=spec",
    ...options,
    ...tests.map((test) => `target/e2e/${test}.mjs`),
  ],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
