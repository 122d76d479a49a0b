import type { ProposalEntry } from "../protocol/view.ts";

export interface ProposalRow {
  entry: ProposalEntry;
  isStruck: boolean;
}

/**
 * The rows of a proposal of which some may be struck by now. What is struck keeps its place: if the next row moved up
 * under the pointer, a second click would strike that one, too.
 */
export function rowsOf(shown: readonly ProposalRow[], proposal: readonly ProposalEntry[]): ProposalRow[] {
  const current = new Map(proposal.map((entry) => [entry.itemId, entry]));
  const known = new Set(shown.map(({ entry }) => entry.itemId));
  const kept = shown.map(({ entry }) => {
    const now = current.get(entry.itemId);
    return { entry: now ?? entry, isStruck: now === undefined };
  });
  const added = proposal.filter(({ itemId }) => !known.has(itemId));
  return [...kept, ...added.map((entry) => ({ entry, isStruck: false }))];
}
