/**
 * How many o200k tokens a text costs, without the vocabulary: the text is cut as that encoding cuts it before merging,
 * and each piece is charged what pieces of its letters cost, by weights that were fitted to the real vocabulary.
 */
import { isPlain, pieceTokens } from "./tokens-cost.ts";
import { piecesOf } from "./tokens-pieces.ts";

/** Weights are added in another order when a text is taken by lines; what that changes must not round up. */
const ADDING_ERROR = 1e-6;

/**
 * Estimated o200k tokens, a whole number, rounded up: a text never costs more than its lines one by one, so that a
 * budget can be spent by lines.
 *
 * Measured on pages that the weights were not fitted to, real by estimated: 29 outlines 0.99 at the median and 0.96 to
 * 1.04 at the ends, an error of 1.5 % at the median; the plain text of 135 pages 0.98, all but fourteen between 0.95 and
 * 1.05, from 0.90 to 1.14 (both Chinese). A page that says one unknown word over and over may be a tenth above its
 * estimate: who must not exceed a budget asks for `mostTokens`. 8 kB take 0.1 to 0.2 ms.
 */
export function estimateTokens(text: string): number {
  let sum = 0;
  for (const piece of piecesOf(text)) sum += costOf(piece).tokens;
  return Math.max(0, Math.ceil(sum - ADDING_ERROR));
}

/** How far the cost of a piece may be from its estimate: the root mean square over the pieces of 110 outlines. */
const LEAST_DEVIATION = 0.35;
/** What looks like a single token of ASCII nearly always is one. */
const DEVIATION_OF_SINGLE = 0.06;
/** A word with a sign right before it (`<page`) less often is. */
const DEVIATION_OF_LED = 0.2;
const LED = /^[!-/:-@[-`{-~][A-Za-z]/;
const DEVIATION_PER_TOKEN = 0.28;
/** Deviations that a budget is kept from; the estimate itself is on the dear side. */
const DEVIATIONS = 1.2;
/** A text of few words has nothing to level out what one of them is off. */
const LEAST_RESERVE = 3;
/** Many words are off in all directions, one word that is said more often than this is off in one… */
const OFTEN = 8;
/** …and may be off by so much. */
const DEVIATIONS_OF_REPEATED = 5;

/** The outline's own words and signs, which stand in it more often than any other. */
const OWN_WORDS = new Set(
  (
    "button buttons link links textbox checkbox checkboxes radio radios combobox searchbox tab tabs option options " +
    "menuitem menuitems clickable list table row item navigation main banner group value required collapsed expanded " +
    "selected checked disabled more expand rows items lines"
  ).split(" "),
);
/** What of them, as they stand at the beginning of a line or behind a space, costs more than its letters say. */
const OWN_COSTS = new Map<string, number>([
  ...costing(
    2,
    "clickable|deletion|insertion|listitem|marquee|progressbar| progressbar|radios|rowgroup| rowgroup|rowheader| rowheader|" +
      "subscript| subscript|suggestion|switches|tablist| tablist| treeitem| checkboxes|menuitems| menuitems|treeitems|" +
      " treeitems| find_text",
  ),
  ...costing(3, "complementary| menuitemcheckbox| menuitemradio|radiogroup| radiogroup|superscript| comboboxes"),
  ...costing(4, "menuitemradios| menuitemradios|menuitemcheckboxes| menuitemcheckboxes"),
]);
const SIGNS = /^(?:\[[a-z]{1,3}| ?[!-/:-@[-`{-~·…]+)$/;

const ASCII = /^[\0-\x7f]+$/;

/** Signs that are put on letters, and what joins emoji, are known least. */
const MARKS = /[\p{M}\u200d]/gu;
const DEVIATION_PER_MARK = 0.6;

function deviationOf(piece: string, tokens: number): number {
  if (tokens === 1 && ASCII.test(piece)) return LED.test(piece) ? DEVIATION_OF_LED : DEVIATION_OF_SINGLE;
  const ofMarks = (piece.match(MARKS)?.length ?? 0) * DEVIATION_PER_MARK;
  return ofMarks + LEAST_DEVIATION + DEVIATION_PER_TOKEN * (tokens - 1);
}

function isKnown(piece: string): boolean {
  return isPlain(piece) || SIGNS.test(piece) || OWN_COSTS.has(piece) || OWN_WORDS.has(piece.trimStart());
}

function costing(tokens: number, pieces: string): [string, number][] {
  return pieces.split("|").map((piece) => [piece, tokens]);
}

interface PieceCost {
  tokens: number;
  /** How far it may be from that; found when it is first asked for. */
  deviation: number | undefined;
}

/** Pages say the same words in every line, and each line is reckoned several times. */
const costs = new Map<string, PieceCost>();
const MOST_REMEMBERED = 4_000;

function costOf(piece: string): PieceCost {
  const known = costs.get(piece);
  if (known) return known;
  if (costs.size >= MOST_REMEMBERED) costs.clear();
  const cost = { tokens: OWN_COSTS.get(piece) ?? pieceTokens(piece), deviation: undefined };
  costs.set(piece, cost);
  return cost;
}

/**
 * What a text hardly ever costs more than. A word that is said fifty times is wrong fifty times in the same direction,
 * and many different words are wrong in all directions, so that the reserve follows from how often each piece stands there.
 */
export function mostTokens(text: string): number {
  const counts = new Map<string, number>();
  for (const piece of piecesOf(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let sum = 0;
  let variance = 0;
  let repeated = 0;
  for (const [piece, count] of counts) {
    const cost = costOf(piece);
    sum += cost.tokens * count;
    cost.deviation ??= isKnown(piece) ? 0 : deviationOf(piece, cost.tokens);
    variance += (count * cost.deviation) ** 2;
    repeated += Math.max(0, count - OFTEN) * cost.deviation;
  }
  return Math.ceil(sum + LEAST_RESERVE + DEVIATIONS * Math.sqrt(variance) + DEVIATIONS_OF_REPEATED * repeated);
}
