/** What changed between two outlines, told so that the new one can be had from the old one line for line. Pure. */
import { changeTeller } from "./delta-change.ts";
import { nameLines, type OutlineLines, ownRef, readLines } from "./delta-lines.ts";
import { matchLines } from "./delta-match.ts";
import { headOf, LAST_OUTLINE, unchangedSince } from "./delta-signs.ts";
import { tellChanges } from "./delta-tell.ts";
import { estimateTokens } from "./tokens.ts";

/** A delta longer than this share of the outline, in tokens, says less than the outline itself. */
const LARGEST_SHARE = 0.5;
/** With so much of the text unknown the delta is longer than that in any case. */
const UNKNOWN_SHARE = 0.75;

/**
 * The way from one outline to the next, or undefined when the next outline in full is the better observation: another
 * page, or a delta longer than half of it. `applyDelta` gives the next outline back, line for line.
 * @param since what the model is told the delta starts from, `the last outline` or `step 3`
 */
export function outlineDelta(previous: string, next: string, since = LAST_OUTLINE): string | undefined {
  if (previous === next) return unchangedSince(since);
  if (addressOf(previous) !== addressOf(next)) return undefined;
  const [before, after] = [readLines(previous), readLines(next)];
  if (unknownLength(before, after) > next.length * UNKNOWN_SHARE) return undefined;
  const delta = tellDelta(before, after, since);
  if (delta.length > next.length) return undefined;
  return estimateTokens(delta) > estimateTokens(next) * LARGEST_SHARE ? undefined : delta;
}

/** Characters of the lines that neither stood in the old outline nor hold a ref that did. */
function unknownLength(before: OutlineLines, after: OutlineLines): number {
  const known = new Set(before.lines.map(({ body }) => body));
  const unknown = after.lines.filter(({ body }) => !known.has(body) && ownRef(body, before) === undefined);
  return unknown.reduce((sum, { body }) => sum + body.length, 0);
}

/** The way from one outline to another, however long. */
export function describeDelta(previous: string, next: string, since = LAST_OUTLINE): string {
  return tellDelta(readLines(previous), readLines(next), since);
}

function tellDelta(before: OutlineLines, after: OutlineLines, since: string): string {
  const names = nameLines(before);
  const match = matchLines(before, after, changeTeller(before, after, names));
  return [headOf(since), ...tellChanges(before, after, names, match)].join("\n");
}

/** The last word of the head line. The title may change while the page stays the same. */
function addressOf(outline: string): string {
  return /\S*$/.exec(outline.split("\n", 1)[0] ?? "")?.[0] ?? "";
}
