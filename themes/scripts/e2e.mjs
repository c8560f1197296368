// Runs e2e/*.test.ts against the server of KEYCLOAK_URL, one file after the other: they share it.
// `npm run e2e -- admin,login` runs those whose names begin so, `npm run e2e -- '!admin,login'` the others; further arguments go to
// node's test runner.
import { readdirSync } from "node:fs";
import { runTests } from "./bundled.mjs";

if (!process.env.KEYCLOAK_URL) {
  console.error("KEYCLOAK_URL is not set: the address of a Keycloak to test");
  process.exit(1);
}
const [which = "", ...options] = process.argv.slice(2);
const isOthers = which.startsWith("!");
const beginnings = which.slice(isOthers ? 1 : 0).split(",");
const tests = readdirSync("e2e")
  .filter((file) => file.endsWith(".test.ts"))
  .filter(
    (file) =>
      beginnings.some((beginning) => file.startsWith(beginning)) !== isOthers,
  )
  .map((file) => `e2e/${file}`);
if (tests.length === 0) {
  console.error(`No test in e2e/ begins with ${which}`);
  process.exit(1);
}

await runTests(tests, "target/e2e", options);
