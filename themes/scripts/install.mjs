// Installs the npm packages that package-lock.json names, unless they are there already: `npm ci` takes half a minute.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { npm } from "./npm.mjs";

const stamp = "node_modules/.installed";
const wanted = createHash("sha256")
  .update(readFileSync("package.json"))
  .update(readFileSync("package-lock.json"))
  .update(process.platform + process.arch)
  .digest("hex");

if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  console.log("npm packages are up to date");
} else {
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
  writeFileSync(stamp, wanted);
}
