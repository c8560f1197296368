// Runs npm with these arguments; ends the process if it fails.
import { spawnSync } from "node:child_process";

export const npm = (...args) => {
  const windows = process.platform === "win32";
  const { status, error } = spawnSync(windows ? "npm.cmd" : "npm", args, {
    stdio: "inherit",
    shell: windows,
  });
  if (error || status !== 0) {
    console.error(error ? `npm does not run: ${error.message}` : "npm failed");
    process.exit(1);
  }
};
