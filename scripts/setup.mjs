/**
 * Everything between a fresh clone and a running extension: packages, a Chromium, the build. Only Node's own modules
 * are imported here, for nothing else is there yet.
 */
import { pathToFileURL } from "node:url";
import { buildAll, isBuildCurrent } from "./build.mjs";
import { areDependenciesCurrent, installDependencies } from "./dependencies.mjs";
import { ensureChromium } from "./install-chromium.mjs";
import { ensureVirtualDisplay } from "./install-virtual-display.mjs";
import { withLock } from "./lock.mjs";

/** The oldest that the test tools run on. */
const OLDEST_NODE = [20, 19];

const tell = (line) => console.error(line);

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!isNewEnough)
    throw new Error(`Node ${OLDEST_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

/**
 * Brings this working copy to where it can run, and does nothing when it is there already. Safe to call from several
 * processes at once.
 * @param {{ build: boolean, tests?: boolean }} options `build`: also bring both builds up to date with the sources;
 *   `tests`: also what only the tests need
 */
export async function ensureSetUp({ build, tests = false }) {
  checkNode();
  await withLock(async () => {
    if (!areDependenciesCurrent()) {
      tell("Installing packages…");
      await installDependencies();
    }
    await ensureChromium(tell);
    if (tests) await ensureVirtualDisplay(tell);
    if (build && !isBuildCurrent()) {
      tell("Building the extension…");
      await buildAll();
    }
  });
}

/**
 * For the scripts that begin with it: a failure is a message, not a stack.
 * @param {{ build: boolean, tests?: boolean }} options
 */
export async function ensureSetUpOrExit(options) {
  try {
    await ensureSetUp(options);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureSetUpOrExit({ build: true, tests: true });
  tell("Ready.");
}
