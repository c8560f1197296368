// Runs npm with these arguments, the one that node.cjs has fetched or the system's; ends the process if it fails.
import { spawnSync } from "node:child_process";

export const npm = (...args) => {
  const windows = process.platform === "win32";
  const fetched = process.env.NPM_SCRIPT;
  const [program, ...first] = fetched
    ? [process.execPath, fetched]
    : [windows ? "npm.cmd" : "npm"];
  const { status, error } = spawnSync(program, [...first, ...args], {
    stdio: "inherit",
    shell: windows,
  });
  if (error || status !== 0) {
    console.error(error ? `npm does not run: ${error.message}` : "npm failed");
    process.exit(1);
  }
};
