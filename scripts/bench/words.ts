/** Words as a reader would count them. Pure. */

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "word" });

/** Different words of a text, in lower case, without signs; single letters are left out, single digits are not. */
export function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase();
  const words = [...SEGMENTER.segment(plain)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return new Set(words.flatMap((word) => word.split(/[^\p{L}\p{M}\p{N}]+/u)).filter(isCounted));
}

function isCounted(word: string): boolean {
  return word.length > 1 || /[\p{N}\p{Script=Han}]/u.test(word);
}

/** How many of the words of `seen` stand in `text` too. */
export function countFound(seen: ReadonlySet<string>, text: string): number {
  const found = wordsOf(text);
  return [...seen].filter((word) => found.has(word)).length;
}
