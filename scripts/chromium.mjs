/**
 * Finds a Chromium that can load an unpacked extension. Branded Chrome no longer takes `--load-extension`, so it is
 * not looked for.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser"];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Playwright's own download, when it is there. */
function playwrightChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)("playwright-core");
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The path of a Chromium: `DECKHAND_CHROMIUM` where it is set, else the first on the PATH, else Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.DECKHAND_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (folder && isExecutable(path)) return path;
    }
  }
  return playwrightChromium();
}

/** Switches that every launch needs; the sandbox stays on except for root, for whom Chromium refuses it. */
export const CHROMIUM_SWITCHES = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
