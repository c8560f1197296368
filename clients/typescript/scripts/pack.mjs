// Builds the client as its lock says, and packs it into the folder that is named: release/dry-run.
import { npm } from "../../../themes/scripts/npm.mjs";

npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
await import("./build.mjs");
npm("pack", "--ignore-scripts", "--pack-destination", process.argv[2]);
