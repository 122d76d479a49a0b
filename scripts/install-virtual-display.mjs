/** Gets the programs that the tests of Chrome's own prompts need: a screen that nobody looks at, and a hand for it. */
import { spawnSync } from "node:child_process";
import { installPackages, isDebianRoot } from "./install-packages.mjs";

/** Packages of Debian by the program that comes with them. */
const NEEDED = { Xvfb: "xvfb", xdotool: "xdotool" };

function isThere(program) {
  return spawnSync(program, ["-help"], { stdio: "ignore" }).error === undefined;
}

/**
 * Installs what is missing where that is possible. Where it is not, only those tests fail, and they say what to do:
 * neither the extension nor the other tests need it.
 * @param {(line: string) => void} tell hears what takes its time, and what did not work
 */
export async function ensureVirtualDisplay(tell) {
  const missing = Object.keys(NEEDED).filter((program) => !isThere(program));
  if (missing.length === 0 || !isDebianRoot()) return;
  tell(`Installing ${missing.join(" and ")} for the tests of Chrome's own prompts…`);
  try {
    await installPackages(missing.map((program) => NEEDED[program]));
  } catch (error) {
    tell(`That did not work, and those tests will fail. ${error.message}`);
  }
}
