/** Whether `node_modules` holds what the lock file names, and how to make it so. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runQuietly } from "./run-quietly.mjs";

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

/**
 * Compared by content: npm and git leave times behind that say nothing. Packages for other systems are optional and
 * rightly absent.
 */
export function areDependenciesCurrent() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === "") return true;
    return installed[path] ? installed[path].version === version : Boolean(optional || devOptional);
  });
}

/** Installs exactly what the lock file names. */
export async function installDependencies() {
  await runQuietly("npm", ["ci", "--no-audit", "--no-fund"]);
}
