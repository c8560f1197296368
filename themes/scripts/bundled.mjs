// Runs tests that are written in TypeScript, one file after the other, with further options for node's test runner.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";

export async function runTests(files, outdir, options = []) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: files,
    outdir,
    entryNames: "[name]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
  });
  const { status } = spawnSync(
    process.execPath,
    [
      "--enable-source-maps",
      "--test",
      "--test-concurrency=1",
      "--test-reporter=spec",
      ...options,
      ...files.map((file) => `${outdir}/${basename(file, ".ts")}.mjs`),
    ],
    { stdio: "inherit" },
  );
  process.exit(status ?? 1);
}
