/**
 * `npm run build:twice`: builds both forms two times, each time without anything that the bundler has kept, and holds
 * the files against each other byte by byte. Exit code 1 when any differ.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { buildAll, HEADLESS_BUILD, STORE_BUILD } from "./build.mjs";
import { withLock } from "./lock.mjs";
import { root } from "./root.mjs";

/** Where the bundler keeps what it has made before: a second build out of it would prove nothing. */
const KEPT = [join(root, ".plasmo", "cache"), join(root, ".parcel-cache")];

/** Hashes by path. */
function hashes() {
  const entries = [STORE_BUILD, HEADLESS_BUILD].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }),
  );
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
  return new Map(files.sort().map((file) => [relative(root, file), hashOf(file)]));
}

async function buildAnew() {
  for (const folder of KEPT) rmSync(folder, { recursive: true, force: true });
  await buildAll();
  return hashes();
}

const { first, second } = await withLock(async () => ({ first: await buildAnew(), second: await buildAnew() }));
const differing = [...new Set([...first.keys(), ...second.keys()])].filter(
  (file) => first.get(file) !== second.get(file),
);
for (const file of differing) console.error(`differs: ${file}`);
console.log(`${first.size} files, ${differing.length} of them not the same in both builds.`);
process.exitCode = differing.length > 0 ? 1 : 0;
