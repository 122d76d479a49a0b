/** Things and steps in words, for the log and for questions. */
import { contains, type Entry, labelOf, type PageIndex } from "./page-index.ts";

const LONGEST_NAME = 80;

/** `button "Save"`; a thing without a name is its role and its value or placeholder. */
export function describeEntry(index: PageIndex, entry: Entry): string {
  const name = labelOf(index, entry) || entry.node.placeholder || entry.node.value || "";
  return name === "" ? entry.node.role : `${entry.node.role} "${shorten(name)}"`;
}

function shorten(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}

/** The same with what tells it from the other candidates: `button "Delete" (Bob)`. */
export function describeAmong(index: PageIndex, entry: Entry, candidates: Entry[]): string {
  const context = contextOf(index, entry, candidates) || wordsBefore(index, entry, candidates);
  return `${describeEntry(index, entry)}${context === "" ? "" : ` (${context})`}`;
}

/** What heads the largest surrounding that holds none of the others: its heading, else its first words. */
function contextOf(index: PageIndex, entry: Entry, candidates: Entry[]): string {
  let around = entry;
  for (let outer = entry.parent; outer !== undefined; outer = outer.parent) {
    const room = outer;
    if (candidates.some((other) => other !== entry && contains(room, other))) break;
    around = outer;
  }
  const own = labelOf(index, entry);
  const named = index.slice(around.order, around.end + 1).filter((inner) => {
    const name = inner.node.name?.trim() ?? "";
    return inner !== entry && !contains(entry, inner) && name !== "" && name !== own;
  });
  const heading = named.find(({ node }) => node.role === "heading");
  return shorten((heading ?? named[0])?.node.name ?? "");
}

/** In a flat page nothing surrounds them one by one: the last words between the candidate before and this one. */
function wordsBefore(index: PageIndex, entry: Entry, candidates: Entry[]): string {
  const previous = Math.max(-1, ...candidates.filter((other) => other.order < entry.order).map((other) => other.end));
  const words = index.slice(previous + 1, entry.order).findLast(({ node }) => (node.name?.trim() ?? "") !== "");
  return words?.node.name === undefined ? "" : `after “${shorten(words.node.name.trim())}”`;
}
