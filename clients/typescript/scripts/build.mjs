// Compiles the client into dist, and puts the project's licence beside it for the tarball.
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const project = dirname(dirname(folder));
rmSync(join(folder, "dist"), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(folder, "node_modules/typescript/bin/tsc"), "-p", folder],
  { stdio: "inherit" },
);
if (status !== 0) {
  process.exit(1);
}
for (const file of ["LICENSE", "NOTICE"]) {
  copyFileSync(join(project, file), join(folder, file));
}
