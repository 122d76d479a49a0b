/** Words as a reader would count them. Pure. */

/** Scripts that are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "word" });

/** Different words of a text, in lower case, without signs; single letters are left out, single digits are not. */
export function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase();
  const pieces = plain.split(/[^\p{L}\p{M}\p{N}]+/u);
  return new Set(
    pieces.flatMap((piece) => (UNSPACED.test(piece) ? wordsWithoutSpaces(piece) : [piece])).filter(isCounted),
  );
}

/** Only for single pieces: a segment keeps a copy of all that was segmented. */
function wordsWithoutSpaces(piece: string): string[] {
  return [...SEGMENTER.segment(piece)].map(({ segment }) => segment);
}

function isCounted(word: string): boolean {
  return word.length > 1 || /[\p{N}\p{Script=Han}]/u.test(word);
}

/** How many of the words of `seen` stand in `text` too. */
export function countFound(seen: ReadonlySet<string>, text: string): number {
  const found = wordsOf(text);
  return [...seen].filter((word) => found.has(word)).length;
}
