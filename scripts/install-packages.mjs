/** The system's own packages, on the one system where they are known to do. */
import { readFileSync } from "node:fs";
import { runQuietly } from "./run-quietly.mjs";

/** Ubuntu is left out: its package of Chromium is a door to a snap, which does not run in containers. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** Whether packages of the system can be installed here. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && isDebian();
}

/**
 * @param {string[]} packages names that Debian gives them
 * @throws {import("./run-quietly.mjs").ProgramFailed}
 */
export async function installPackages(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("apt-get", ["update"], { environment });
  await runQuietly("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { environment });
}
