/** Which of several fitting things is meant, where that can be told without asking. */
import type { Ordinal } from "./instruction.ts";
import { holdsWords } from "./match.ts";
import { contains, type Entry, labelOf, type PageIndex } from "./page-index.ts";

/** The n-th in document order; empty when there are not so many. */
export function selectByOrdinal(entries: Entry[], ordinal: Ordinal): Entry[] {
  const chosen = ordinal === "last" ? entries.at(-1) : entries[ordinal - 1];
  return chosen === undefined ? [] : [chosen];
}

/** A link around a button, a clickable row around its only link: what the inner one says, the outer one says too. */
export function withoutWrappers(index: PageIndex, entries: Entry[]): Entry[] {
  return entries.filter((outer) => !entries.some((inner) => inner !== outer && isWrapper(index, outer, inner)));
}

function isWrapper(index: PageIndex, outer: Entry, inner: Entry): boolean {
  return contains(outer, inner) && holdsWords(labelOf(index, outer), labelOf(index, inner));
}

/** An open dialog is what the user looks at: what it holds comes before the page behind it. */
export function preferDialog(entries: Entry[]): Entry[] {
  return preferring(entries, (entry) => entry.inDialog);
}

export function preferEnabled(entries: Entry[]): Entry[] {
  return preferring(entries, (entry) => entry.node.disabled !== true);
}

export function preferring(entries: Entry[], isPreferred: (entry: Entry) => boolean): Entry[] {
  const preferred = entries.filter(isPreferred);
  return preferred.length > 0 ? preferred : entries;
}
