// Installs the npm packages that package-lock.json names, unless they are there already: `npm ci` takes half a minute.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.installed";
const wanted = createHash("sha256")
  .update(readFileSync("package.json"))
  .update(readFileSync("package-lock.json"))
  .update(process.platform + process.arch)
  .digest("hex");

if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  console.log("npm packages are up to date");
} else {
  const windows = process.platform === "win32";
  const { status, error } = spawnSync(
    windows ? "npm.cmd" : "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    { stdio: "inherit", shell: windows },
  );
  if (error || status !== 0) {
    console.error(error ? `npm does not run: ${error.message}` : "npm failed");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
