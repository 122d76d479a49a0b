/** An outline as lines that can be compared and named. Pure. */
import { cutText } from "./clean-text.ts";
import { RUN_SIZE } from "./delta-signs.ts";

const REF = /\[[a-z]{1,3}\d{1,6}\]/g;
/** A line is named by so much of its text, in UTF-16 units. */
const NAME_LENGTH = 60;
/** By so much when its ref has to be said after it. */
const NAME_BESIDE_REF = 36;

export interface OutlineLine {
  /** Spaces before the text. */
  indent: number;
  body: string;
}

export interface OutlineLines {
  lines: readonly OutlineLine[];
  /** The line that holds a ref, for refs (with their brackets) that only one line holds. */
  holders: ReadonlyMap<string, number>;
}

export function readLines(outline: string): OutlineLines {
  const lines = outline.split("\n").map((line) => {
    const body = line.replace(/^ +/, "");
    return { indent: line.length - body.length, body };
  });
  return { lines, holders: holdersOf(lines) };
}

export function printLine(line: OutlineLine | undefined): string {
  return line ? `${" ".repeat(line.indent)}${line.body}` : "";
}

function holdersOf(lines: readonly OutlineLine[]): Map<string, number> {
  const holders = new Map<string, number>();
  const shared = new Set<string>();
  lines.forEach(({ body }, index) => {
    for (const ref of refsIn(body)) {
      if (holders.has(ref) && holders.get(ref) !== index) shared.add(ref);
      else holders.set(ref, index);
    }
  });
  for (const ref of shared) holders.delete(ref);
  return holders;
}

/** The refs in a text, with their brackets, from left to right. */
export function refsIn(text: string): string[] {
  return text.match(REF) ?? [];
}

/** The first ref in the text that only one line of the outline holds. */
export function ownRef(text: string, { holders }: OutlineLines): string | undefined {
  return refsIn(text).find((ref) => holders.has(ref));
}

/** What lines are called in a delta; both sides of it compute the same names. */
export interface LineNames {
  /** As short as can be: the ref, else as `words`. */
  brief(index: number): string;
  /** With what the line says, cut. */
  words(index: number): string;
  /** The line of a name; undefined when no line is called so. */
  find(name: string): number | undefined;
}

export function nameLines(outline: OutlineLines): LineNames {
  const texts = distinct(outline.lines.map(({ body }) => (ownRef(body, outline) ? undefined : cutName(body))));
  const byText = new Map(texts.flatMap((text, index) => (text === undefined ? [] : [[text, index] as const])));
  const bodyOf = (index: number) => outline.lines[index]?.body ?? "";
  return {
    brief: (index) => ownRef(bodyOf(index), outline) ?? texts[index] ?? "",
    words: (index) => texts[index] ?? wordsWithRef(bodyOf(index), outline),
    find: (name) => outline.holders.get(ownRef(name, outline) ?? "") ?? byText.get(name),
  };
}

function cutName(body: string): string {
  return cutText(body, NAME_LENGTH) || "(empty)";
}

function wordsWithRef(body: string, outline: OutlineLines): string {
  const cut = cutName(body);
  const ref = ownRef(body, outline) ?? "";
  if (RUN_SIZE.test(cut)) return ref;
  return ownRef(cut, outline) ? cut : `${cutText(body, NAME_BESIDE_REF)} ${ref}`;
}

/**
 * Several lines that read the same are told apart by their number, `Remove (2 of 3)`, and so is one whose text could be
 * taken for a name with the size of a run. A number may make a line read as another does, so it is done until all differ;
 * two lines that were told apart once stay apart, so it ends.
 */
function distinct(names: readonly (string | undefined)[]): (string | undefined)[] {
  const alike = new Map<string, number[]>();
  names.forEach((name, index) => {
    if (name !== undefined) alike.set(name, [...(alike.get(name) ?? []), index]);
  });
  const doubtful = [...alike].filter(([name, indices]) => indices.length > 1 || RUN_SIZE.test(name));
  if (doubtful.length === 0) return [...names];
  const numbered = [...names];
  for (const [name, indices] of doubtful) {
    indices.forEach((index, order) => {
      numbered[index] = `${name} (${order + 1} of ${indices.length})`;
    });
  }
  return distinct(numbered);
}
