/**
 * Builds both forms of the extension. The store build asks for sites as it goes; the headless build has them granted,
 * since nobody is there to answer Chrome's prompt.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "./lock.mjs";
import { root } from "./root.mjs";
import { runQuietly } from "./run-quietly.mjs";

const SOURCES = ["src", "assets", "plasmo.config.ts", "package.json", "package-lock.json", "tsconfig.json"];

/** Names under `build/`, as Plasmo makes them from target and tag. */
export const STORE_BUILD = join(root, "build", "chrome-mv3-prod");
export const HEADLESS_BUILD = join(root, "build", "chrome-mv3-headless");

const BUILDS = [
  { folder: STORE_BUILD, tag: "prod", environment: {} },
  {
    folder: HEADLESS_BUILD,
    tag: "headless",
    environment: { DH_HOSTS: "<all_urls>", PLASMO_PUBLIC_HEADLESS: "1" },
  },
];

/** Says which sources the builds were made of. Beside them, not inside: what is inside gets shipped. */
const STAMP_FILE = join(root, "build", ".sources");

function isShipped(path) {
  return !/\.test\.tsx?$|__fixtures__|assets.demo/.test(path);
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** A hash over the names and contents of everything that the builds are made of. */
function hashSources() {
  const files = SOURCES.flatMap((source) =>
    /\.\w+$/.test(source) ? [join(root, source)] : filesUnder(join(root, source)),
  );
  const hash = createHash("sha256");
  for (const file of files.filter(isShipped).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether both builds are there and were made of the sources as they are now. */
export function isBuildCurrent() {
  if (!BUILDS.every(({ folder }) => existsSync(join(folder, "manifest.json")))) return false;
  return existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, "utf8") === hashSources();
}

/** This process's environment without anything that would change what is built. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(DH_|PLASMO_|NODE_ENV$)/.test(name));
  return Object.fromEntries(kept);
}

/** Plasmo writes beside the old build, and only what is complete takes its place. */
async function buildOne({ folder, tag, environment }) {
  // Always the same names: Parcel's file names are hashes over the output path too.
  const staging = join("build", ".new");
  const replaced = join(root, "build", ".old");
  // Scope hoisting leaves out what is imported and never used: half of the worker and a third of the content script.
  const plasmo = join(root, "node_modules", "plasmo", "bin", "index.mjs");
  rmSync(join(root, staging), { recursive: true, force: true });
  try {
    await runQuietly(process.execPath, [plasmo, "build", "--hoist", `--tag=${tag}`, `--build-path=${staging}`], {
      environment: { ...cleanEnvironment(), ...environment },
    });
    if (existsSync(folder)) renameSync(folder, replaced);
    renameSync(join(root, staging, `chrome-mv3-${tag}`), folder);
  } finally {
    rmSync(join(root, staging), { recursive: true, force: true });
    rmSync(replaced, { recursive: true, force: true });
  }
}

/** Builds both forms, whether or not they are current. The caller holds the lock. */
export async function buildAll() {
  mkdirSync(join(root, "build"), { recursive: true });
  rmSync(STAMP_FILE, { force: true });
  await runQuietly(process.execPath, ["--import", "tsx", join("scripts", "write-manifest.ts")]);
  // Taken before the build: an edit made meanwhile then counts as newer.
  const sources = hashSources();
  for (const build of BUILDS) await buildOne(build);
  writeFileSync(STAMP_FILE, sources);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await withLock(buildAll);
    for (const { folder } of BUILDS) console.log(`Built ${relative(root, folder)}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
