/** What changed between two outlines, told so that the new one can be had from the old one line for line. Pure. */
import { changeTeller } from "./delta-change.ts";
import { nameLines, readLines } from "./delta-lines.ts";
import { matchLines } from "./delta-match.ts";
import { headOf, LAST_OUTLINE, unchangedSince } from "./delta-signs.ts";
import { tellChanges } from "./delta-tell.ts";
import { estimateTokens } from "./tokens.ts";

/** A delta longer than this share of the outline, in tokens, says less than the outline itself. */
const LARGEST_SHARE = 0.5;

/**
 * The way from one outline to the next, or undefined when the next outline in full is the better observation: another
 * page, or a delta longer than half of it. `applyDelta` gives the next outline back, line for line.
 * @param since what the model is told the delta starts from, `the last outline` or `step 3`
 */
export function outlineDelta(previous: string, next: string, since = LAST_OUTLINE): string | undefined {
  if (previous === next) return unchangedSince(since);
  if (addressOf(previous) !== addressOf(next)) return undefined;
  const delta = describeDelta(previous, next, since);
  if (delta.length > next.length) return undefined;
  return estimateTokens(delta) > estimateTokens(next) * LARGEST_SHARE ? undefined : delta;
}

/** The way from one outline to another, however long. */
export function describeDelta(previous: string, next: string, since = LAST_OUTLINE): string {
  const before = readLines(previous);
  const after = readLines(next);
  const names = nameLines(before);
  const match = matchLines(before, after, changeTeller(before, after, names));
  return [headOf(since), ...tellChanges(before, after, names, match)].join("\n");
}

/** The last word of the head line. The title may change while the page stays the same. */
function addressOf(outline: string): string {
  return /\S*$/.exec(outline.split("\n", 1)[0] ?? "")?.[0] ?? "";
}
