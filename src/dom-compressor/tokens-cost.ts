/** What one piece of a text costs, by the weights that `scripts/token-weights.ts` fits to the real vocabulary. */
import { collectFeatures, PLACES } from "./tokens-features.ts";
import { decodeWeights } from "./tokens-table.ts";
import { COARSE, FINE } from "./tokens-weights.ts";

/** Runs of one kind of white space are single tokens up to about this length. */
const SPACES_PER_TOKEN = 80;
/**
 * A budget has to hold, and a page may say one unknown name fifty times: what is beyond the one token that a piece
 * costs at least is the uncertain part, and is charged dearer than it is expected to be.
 */
const CARE = 1.12;
const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
const SPACE = 0x20;
const FIRST_PRINTABLE = 0x21;
const FIRST_BEYOND_ASCII = 0x80;

let decoded: Float32Array | undefined;
const places = new Int32Array(PLACES);

/** Tokens to reckon with for a piece, 1 or more, not a whole number. */
export function pieceTokens(piece: string): number {
  const last = piece.charCodeAt(piece.length - 1);
  if (last >= DIGIT_ZERO && last <= DIGIT_NINE) return 1;
  if (last < FIRST_BEYOND_ASCII && isSingle(piece)) return 1;
  if (last < FIRST_PRINTABLE && isBlank(piece)) return Math.ceil(piece.length / SPACES_PER_TOKEN);
  decoded ??= decodeWeights(COARSE, FINE);
  const beyondOne = expectedTokens(decoded, collectFeatures(piece, 0, piece.length, places)) - 1;
  const learnt = 1 + Math.max(0, beyondOne * CARE);
  return last < FIRST_BEYOND_ASCII ? learnt : Math.max(learnt, joinedEmojiTokens(piece));
}

const BLANK = /^[\0- ]*$/;
const JOINER = 0x200d;
const TOKENS_PER_EMOJI = 2;

/**
 * Emoji that joiners make one picture of are too rare to be learnt from: each is spelt out, and so is each joiner. 0 for
 * pieces without one.
 */
function joinedEmojiTokens(piece: string): number {
  let [joiners, emoji] = [0, 0];
  for (let index = 0; index < piece.length; index++) {
    const unit = piece.charCodeAt(index);
    if (unit === JOINER) joiners++;
    else if (unit >= 0xd800 && unit <= 0xdbff) emoji++;
  }
  return joiners === 0 ? 0 : joiners + emoji * TOKENS_PER_EMOJI;
}

/** Whether the cost of a piece follows from its form, so that nothing is to be learnt from it. */
export function isPlain(piece: string): boolean {
  return /^(?:[0-9]{1,3}|[\0-\x20]+| ?[\0-\x7f])$/.test(piece);
}

function expectedTokens(weights: Float32Array, count: number): number {
  let sum = 1;
  for (let index = 0; index < count; index++) sum += weights[places[index] ?? 0] ?? 0;
  return sum;
}

/** One ASCII character, with or without a space before it, is in the vocabulary. */
function isSingle(piece: string): boolean {
  return piece.length === 1 || (piece.length === 2 && piece.charCodeAt(0) === SPACE);
}

/** A sign at the end of a line takes the line's end with it, so the last character alone does not tell. */
function isBlank(piece: string): boolean {
  return BLANK.test(piece);
}
