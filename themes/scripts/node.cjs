// Runs a script of this folder: `node scripts/node.cjs scripts/build.mjs …`. Where the system's Node.js is too old for it, as in
// Debian 12, Ubuntu 22.04 and 24.04, npm fetches the one that node/package-lock.json names, once. Written for Node.js 12.
const { spawnSync } = require("child_process");
const { readFileSync } = require("fs");
const { dirname, join } = require("path");

const WANTED = 20;
const folder = join(dirname(__dirname), "node");
const name = `node-${process.platform}-${process.arch}`;
const home = join(folder, "node_modules", name);

const json = (...file) => JSON.parse(readFileSync(join(...file), "utf8"));
const fail = (message) => {
  console.error(message);
  process.exit(1);
};
const run = (program, args, options) => {
  const { status, error } = spawnSync(
    program,
    args,
    Object.assign({ stdio: "inherit" }, options),
  );
  if (error) {
    fail(`${program} does not run: ${error.message}`);
  }
  return status === null ? 1 : status;
};

const isFetched = (version) => {
  try {
    return json(home, "package.json").version === version;
  } catch {
    return false;
  }
};

const newerNode = () => {
  const version = json(folder, "package.json").optionalDependencies[name];
  if (!version) {
    fail(
      `The themes need Node.js ${WANTED} or newer, this is ${process.version}. https://nodejs.org has it for ${process.platform}.`,
    );
  }
  if (!isFetched(version)) {
    console.log(
      `Node.js ${process.version} is too old for the themes: npm fetches ${version}`,
    );
    const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
    if (
      run("npm", ["ci", "--ignore-scripts"].concat(quietly), { cwd: folder })
    ) {
      fail("npm failed");
    }
  }
  return join(home, "bin/node");
};

const fits = parseInt(process.versions.node, 10) >= WANTED;
// The system's npm would leave out packages that its own Node.js is too old for.
const npm = fits
  ? {}
  : { NPM_SCRIPT: join(folder, "node_modules/npm/bin/npm-cli.js") };
process.exit(
  run(fits ? process.execPath : newerNode(), process.argv.slice(2), {
    env: Object.assign({}, process.env, npm),
  }),
);
