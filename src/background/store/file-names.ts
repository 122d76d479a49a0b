/** Names of files as the user sees them and as a model can write them: one line, no folders, each but once. */
import { cleanText } from "../../dom-compressor/outline.ts";

const LONGEST_NAME = 200;
const NAMELESS = "file";

/** The file's own name, without folders, control characters and characters that no one sees. Never empty. */
export function cleanFileName(name: string): string {
  const own = name.split(/[/\\]/).at(-1) ?? "";
  const clean = cleanText(own).trim();
  // "." and ".." are no files but folders.
  return /^\.*$/.test(clean) ? NAMELESS : shortenTo(clean, LONGEST_NAME);
}

/** The names made different from each other, in order: `a.png`, `a (2).png`. */
export function makeNamesUnique(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const unique = firstFree(name, taken);
    taken.add(unique);
    return unique;
  });
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  const { stem, extension } = divide(name);
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${stem} (${number})${extension}`;
  return free;
}

function shortenTo(name: string, length: number): string {
  if (name.length <= length) return name;
  const { stem, extension } = divide(name);
  // The extension says what the file is. A pair of surrogates is not cut in two.
  const cut = stem.slice(0, length - extension.length).replace(/[\ud800-\udbff]$/, "");
  return cut.trimEnd() + extension;
}

/** A point at the very beginning hides a file; it does not begin an extension. */
function divide(name: string): { stem: string; extension: string } {
  const [, stem = name, extension = ""] = /^(.+?)(\.[^.\s]{1,20})?$/.exec(name) ?? [];
  return { stem, extension };
}
