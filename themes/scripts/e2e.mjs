// Runs e2e/*.test.ts against the server of KEYCLOAK_URL, one file after the other: they share it.
// `npm run e2e -- admin` runs e2e/admin.test.ts alone, further arguments go to node's test runner.
import { readdirSync } from "node:fs";
import { runTests } from "./bundled.mjs";

if (!process.env.KEYCLOAK_URL) {
  console.error("KEYCLOAK_URL is not set: the address of a Keycloak to test");
  process.exit(1);
}
const [only = "", ...options] = process.argv.slice(2);
const tests = readdirSync("e2e")
  .filter((file) => file.endsWith(".test.ts") && file.startsWith(only))
  .map((file) => `e2e/${file}`);
if (tests.length === 0) {
  console.error(`No test in e2e/ begins with ${only}`);
  process.exit(1);
}

await runTests(tests, "target/e2e", options);
