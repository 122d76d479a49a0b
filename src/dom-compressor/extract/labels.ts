/** Whether a property of a schema and a heading of the page mean the same thing. Pure. */
import type { Property } from "./row-schema.ts";

export type Likeness = "exact" | "close";

/** What a label may have besides and still be the one that is meant: `Unit price` for price, `Date of birth` for birth. */
const MOST_OTHER_WORDS = 2;
/** A property may say what kind of value it wants: `customerName` for Customer. */
const KINDS_OF_VALUE = new Set(["name", "title", "text", "value"]);
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["no", "number"],
  ["nr", "number"],
  ["num", "number"],
  ["qty", "quantity"],
]);

/** The words of a label in lower case and singular, without accents, signs and units in brackets. */
export function wordsOfLabel(label: string): string[] {
  return label
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replaceAll("#", " number ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => SHORT_FORMS.get(word) ?? singular(word));
}

function singular(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ies$/, "y")
    .replace(/(s|x|ch|sh)es$/, "$1")
    .replace(/([^s])s$/, "$1");
}

/** How alike a property and one label of the page are; undefined when they are not. */
export function likeness(property: Property, label: string): Likeness | undefined {
  const theirs = wordsOfLabel(label);
  if (theirs.length === 0) return undefined;
  const own = property.labels.map(wordsOfLabel);
  if (own.some((words) => words.join("") === theirs.join(""))) return "exact";
  return own.some((words) => isClose(words, theirs)) ? "close" : undefined;
}

function isClose(own: readonly string[], theirs: readonly string[]): boolean {
  if (own.length === 0) return false;
  const others = theirs.length - own.length;
  if (others > 0) return others <= MOST_OTHER_WORDS && (startsWith(theirs, own) || endsWith(theirs, own));
  return own.length === theirs.length + 1 && KINDS_OF_VALUE.has(own.at(-1) ?? "") && startsWith(own, theirs);
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, index) => words[index] === word);
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return startsWith(words.slice(words.length - end.length), end);
}

/** Which column a property stands in. */
export interface Assignment {
  column: number;
  likeness: Likeness;
}

/**
 * The column of each property; undefined where none or more than one would do. `columns` holds for each column the
 * labels it goes by.
 */
export function assignColumns(
  properties: readonly Property[],
  columns: readonly (readonly string[])[],
): (Assignment | undefined)[] {
  const exact = properties.map((property) => onlyColumn(property, columns, "exact", new Set()));
  const taken = new Set(exact.flatMap((each) => each?.column ?? []));
  const assigned = properties.map((property, index) => {
    const isAmbiguous = columnsLike(property, columns, "exact", new Set()).length > 1;
    return exact[index] ?? (isAmbiguous ? undefined : onlyColumn(property, columns, "close", taken));
  });
  return assigned.map((each) => (isClaimedOnce(each, assigned) ? each : undefined));
}

function onlyColumn(
  property: Property,
  columns: readonly (readonly string[])[],
  wanted: Likeness,
  taken: ReadonlySet<number>,
): Assignment | undefined {
  const [only, ...more] = columnsLike(property, columns, wanted, taken);
  return only !== undefined && more.length === 0 ? { column: only, likeness: wanted } : undefined;
}

function columnsLike(
  property: Property,
  columns: readonly (readonly string[])[],
  wanted: Likeness,
  taken: ReadonlySet<number>,
): number[] {
  return columns.flatMap((labels, column) =>
    !taken.has(column) && labels.some((label) => likeness(property, label) === wanted) ? [column] : [],
  );
}

function isClaimedOnce(one: Assignment | undefined, all: readonly (Assignment | undefined)[]): boolean {
  return all.filter((each) => each?.column === one?.column).length === 1;
}
