/** What to say when nothing fits: what was looked for, and what there is instead. */
import { describeEntry } from "./describe.ts";
import { find, type Want } from "./find.ts";
import type { TargetPhrase } from "./instruction.ts";
import { unlikeness } from "./match.ts";
import { hasPlace } from "./near.ts";
import { type Entry, labelOf, type PageIndex } from "./page-index.ts";

const MOST_SUGGESTIONS = 3;

/** "Nothing here is called “Sav”. Near: button "Save", link "Saved items"." */
export function missingTarget(index: PageIndex, target: TargetPhrase, want: Want): string {
  return missingPlace(index, target, want) ?? tooFew(index, target, want) ?? notCalled(index, target, want);
}

function missingPlace(index: PageIndex, target: TargetPhrase, want: Want): string | undefined {
  const { near } = target;
  if (near === undefined || hasPlace(index, near.phrase)) return undefined;
  const { near: _, otherwise: __, ...thing } = target;
  const bare = { ...thing, spoken: target.name ?? target.spoken };
  if (find(index, bare, want) === undefined) return undefined;
  return `There is “${bare.spoken}”, but nothing here says “${near.phrase.name ?? near.phrase.spoken}”.`;
}

function tooFew(index: PageIndex, target: TargetPhrase, want: Want): string | undefined {
  if (target.ordinal === undefined) return undefined;
  const { ordinal: _, otherwise: __, ...thing } = target;
  const found = find(index, thing, { ...want, keepsDisabled: true });
  if (found === undefined) return undefined;
  const count = found.entries.length;
  if (target.ordinal === "last" || count >= target.ordinal) return undefined;
  return `There ${count === 1 ? "is" : "are"} only ${count} of “${target.name ?? target.spoken}” here.`;
}

function notCalled(index: PageIndex, target: TargetPhrase, want: Want): string {
  const wanted = target.name ?? target.spoken;
  const usable = index.filter((entry) => entry.node.ref !== undefined && want.accepts(entry));
  const suggestions = closest(index, usable, wanted);
  const elsewhere =
    suggestions.length > 0
      ? []
      : closest(
          index,
          index.filter((entry) => entry.node.ref !== undefined),
          wanted,
        );
  if (suggestions.length > 0) return `Nothing here is called “${wanted}”. Near: ${suggestions.join(", ")}.`;
  if (elsewhere.length > 0) return `“${wanted}” cannot be used that way. Near: ${elsewhere.join(", ")}.`;
  const some = [...new Set(usable.map((entry) => describeEntry(index, entry)))].slice(0, MOST_SUGGESTIONS);
  return `Nothing here is called “${wanted}”.${some.length > 0 ? ` There is: ${some.join(", ")}.` : ""}`;
}

function closest(index: PageIndex, entries: readonly Entry[], wanted: string): string[] {
  const measured = entries.flatMap((entry) => {
    const distance = unlikeness(labelOf(index, entry) || entry.node.placeholder || "", wanted);
    return distance === undefined ? [] : [{ distance, description: describeEntry(index, entry) }];
  });
  const ordered = measured.sort((left, right) => left.distance - right.distance).map((one) => one.description);
  return [...new Set(ordered)].slice(0, MOST_SUGGESTIONS);
}
