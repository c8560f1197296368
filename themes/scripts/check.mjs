// Types, style, texts and format, as `npm run check` does; tells all that is wrong, not only the first of them.
import { spawnSync } from "node:child_process";

const checks = [
  ["node_modules/typescript/bin/tsc", "--noEmit"],
  ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
  ["scripts/messages.mjs"],
  [
    "node_modules/prettier/bin/prettier.cjs",
    "--log-level",
    "warn",
    "--check",
    ".",
  ],
];
const failed = checks.filter(
  ([script, ...args]) =>
    spawnSync(process.execPath, [script, ...args], {
      stdio: "inherit",
    }).status !== 0,
);
process.exit(failed.length);
