// Types, style and format, as `npm run check` does; tells all that is wrong, not only the first of them.
import { spawnSync } from "node:child_process";

const checks = [
  ["typescript/bin/tsc", "--noEmit"],
  ["eslint/bin/eslint.js", "--max-warnings", "0", "."],
  ["prettier/bin/prettier.cjs", "--log-level", "warn", "--check", "."],
];
const failed = checks.filter(
  ([script, ...args]) =>
    spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
      stdio: "inherit",
    }).status !== 0,
);
process.exit(failed.length);
