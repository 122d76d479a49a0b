/** Which pages are in a folder. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export interface SavedPage {
  name: string;
  /** Path under the server's address. */
  path: string;
}

/** A file in the folder that says which pages to take: their paths, one a line. */
export const LIST = "pages.txt";

const PREFERRED = ["source.html", "index.html", "page.html"];

/**
 * The pages of a folder, by name: those that its list names, or else each `.html` file in it, and of each folder in it
 * one: the source, the index or the first.
 */
export function findSavedPages(folder: string): SavedPage[] {
  const list = join(folder, LIST);
  if (existsSync(list)) return pagesAt(linesOf(readFileSync(list, "utf8")), nameOfListed);
  return pagesAt(filesIn(folder), nameOf);
}

function pagesAt(files: readonly string[], nameOf: (file: string) => string): SavedPage[] {
  return [...files]
    .sort()
    .map((file) => ({ name: nameOf(file), path: `/${file.split("/").map(encodeURIComponent).join("/")}` }));
}

function linesOf(list: string): string[] {
  return list
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(({ name }) => {
    if (!statSync(join(folder, name)).isDirectory()) return isPage(name) ? [name] : [];
    const file = pageIn(join(folder, name));
    return file === undefined ? [] : [`${name}/${file}`];
  });
}

function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

function pageIn(folder: string): string | undefined {
  const pages = readdirSync(folder).filter(isPage).sort();
  return PREFERRED.find((name) => pages.includes(name)) ?? pages[0];
}

/** What stands before the first slash: a folder has one page. */
function nameOf(file: string): string {
  return nameOfListed(file.split("/")[0] ?? file);
}

function nameOfListed(file: string): string {
  return file.replace(/\.html?$/i, "");
}
