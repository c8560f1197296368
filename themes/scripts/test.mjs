// Runs src/**/*.test.ts: what needs neither a browser nor a server.
import { readdirSync } from "node:fs";
import { runTests } from "./bundled.mjs";

const tests = readdirSync("src", { recursive: true })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `src/${file.replaceAll("\\", "/")}`);

await runTests(tests, "target/unit", process.argv.slice(2));
