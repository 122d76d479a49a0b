/** Gets a Chromium onto a machine that has none: from the system's packages where that is possible, else Playwright's. */
import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.mjs";
import { installPackages, isDebianRoot } from "./install-packages.mjs";
import { runQuietly } from "./run-quietly.mjs";

const HOW_TO_GET_ONE = `No Chromium was found, and none could be installed. Any one of these will do:
  - install it with your system's package manager (Debian: apt-get install chromium)
  - run: npx playwright install --with-deps chromium
  - set DECKHAND_CHROMIUM to the path of a Chromium that you have
Google Chrome itself does not do: it no longer loads unpacked extensions from the command line.`;

/** Chromium is missing, with the ways to get one. */
export class ChromiumMissing extends Error {
  constructor(reasons) {
    super([HOW_TO_GET_ONE, ...reasons].join("\n\n"));
    this.name = "ChromiumMissing";
  }
}

async function installFromDebian() {
  await installPackages(["chromium", "fonts-liberation"]);
}

async function installFromPlaywright() {
  const systemLibraries = process.getuid?.() === 0 ? ["--with-deps"] : [];
  await runQuietly("npx", ["playwright", "install", "--no-shell", ...systemLibraries, "chromium"]);
}

function runs(path) {
  return spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * The path of a Chromium that starts, installed when there was none.
 * @param {(line: string) => void} tell hears what takes its time
 * @returns {Promise<string>}
 * @throws {ChromiumMissing}
 */
export async function ensureChromium(tell) {
  const present = findChromium();
  if (present && runs(present)) return present;
  const reasons = [];
  if (process.env.DECKHAND_CHROMIUM) {
    throw new ChromiumMissing([`DECKHAND_CHROMIUM is ${process.env.DECKHAND_CHROMIUM}, and that does not start.`]);
  }
  const ways = [
    ...(isDebianRoot() ? [["the system's packages", installFromDebian]] : []),
    ["Playwright", installFromPlaywright],
  ];
  for (const [name, install] of ways) {
    tell(`Installing Chromium from ${name}…`);
    try {
      await install();
    } catch (error) {
      reasons.push(error.message);
    }
    const installed = findChromium();
    if (installed && runs(installed)) return installed;
  }
  throw new ChromiumMissing(reasons);
}
