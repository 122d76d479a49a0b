/**
 * `npm run bench:apps -- <folder>`: fetches built demo pages of apps and dashboards from the packages that ship them, for
 * the benchmark of the outline. Versions are fixed, so that everybody gets the same pages.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { APP_PACKAGES, type AppPackage, WIKI_EDITIONS } from "./app-pages.ts";
import { LIST } from "./saved-pages.ts";

/** Puts the folder of the package that has its pages into `target`. */
function fetchPackage({ name, version, folder }: AppPackage, target: string): void {
  const scratch = mkdtempSync(join(tmpdir(), "bench-apps-"));
  try {
    execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: scratch, stdio: "ignore" });
    const [archive] = readdirSync(scratch);
    if (archive === undefined) throw new Error(`${name} ${version} could not be had.`);
    execFileSync("tar", ["-xzf", archive], { cwd: scratch });
    cpSync(join(scratch, "package", folder), target, { recursive: true });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** TiddlyWiki's editions are whole apps in one file each, made by the program that the project has for its tests. */
function buildEdition(edition: string, target: string): void {
  const folder = dirname(createRequire(import.meta.url).resolve("tiddlywiki/package.json"));
  const render = ["--render", "$:/core/save/all", "index.html", "text/plain"];
  const command = [join(folder, "tiddlywiki.js"), join(folder, "editions", edition), "--output", target, ...render];
  execFileSync(process.execPath, command, { stdio: "ignore" });
}

/** What is there already is kept. */
function provide(target: string, make: (target: string) => void): void {
  if (existsSync(target)) return;
  console.log(target);
  make(target);
}

const [chosen] = process.argv.slice(2);
if (chosen === undefined) throw new Error("Name the folder that the pages should be put into.");
const corpus = resolve(chosen);
mkdirSync(corpus, { recursive: true });
for (const each of APP_PACKAGES) provide(join(corpus, each.called), (target) => fetchPackage(each, target));
for (const edition of WIKI_EDITIONS)
  provide(join(corpus, `tiddlywiki-${edition}`), (target) => buildEdition(edition, target));
const pages = [
  ...APP_PACKAGES.flatMap(({ called, pages }) => pages.map((page) => `${called}/${page}.html`)),
  ...WIKI_EDITIONS.map((edition) => `tiddlywiki-${edition}/index.html`),
];
writeFileSync(join(corpus, LIST), `${pages.join("\n")}\n`);
const missing = pages.filter((page) => !existsSync(join(corpus, page)));
if (missing.length > 0) throw new Error(`These pages are not where they should be: ${missing.join(", ")}`);
console.log(`${pages.length} pages in ${corpus}`);
