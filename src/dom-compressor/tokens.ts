/**
 * How many o200k tokens a text costs, without the vocabulary: the text is cut as that encoding cuts it before merging,
 * and each piece is charged what such pieces cost on average, rounded to the dear side.
 */

/** The pre-tokenization of o200k: words with one leading sign, numbers by threes, signs, white space. */
const PIECES = /[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;
/** o200k also cuts before a capital inside a word. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})/u;

/** Letters per token where words are not English; measured on shop, account and form texts. */
const LETTERS_PER_TOKEN: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1.35],
  [/\p{Script=Cyrillic}/u, 3.1],
  [/\p{Script=Arabic}/u, 2.2],
  [/\p{Script=Latin}/u, 2.6],
  [/[\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Bengali}]/u, 2.2],
  [/\p{Script=Greek}/u, 1.9],
];
const LETTERS_PER_TOKEN_ELSEWHERE = 1;

/** Estimated o200k tokens, a whole number. */
export function estimateTokens(text: string): number {
  let sum = 0;
  for (const piece of text.match(PIECES) ?? []) sum += costOf(piece);
  return Math.ceil(sum);
}

function costOf(piece: string): number {
  const word = /^([^\p{L}\p{N}]?)([\p{L}\p{M}]+)$/u.exec(piece);
  if (!word) return signsCost(piece);
  const [, lead = "", letters = ""] = word;
  const humps = letters.split(HUMP);
  return humps.reduce((sum, hump, index) => sum + wordCost(index === 0 ? lead : "", hump), 0);
}

function wordCost(lead: string, letters: string): number {
  if (!/^[A-Za-z]+$/.test(letters)) return foreignCost(lead, letters);
  const { length } = letters;
  if (/^[A-Z]{4,}$/.test(letters)) return 0.5 + length / 3;
  if (lead === " ") return length <= 7 ? 1.02 : Math.min(1 + (length - 7) * 0.06, 1.5) + Math.max(0, length - 15) / 3;
  if (lead === "") return length <= 3 ? 1.1 : Math.max(1.15, length * 0.19);
  return Math.max(1.12, 0.2 + length * 0.28);
}

function foreignCost(lead: string, letters: string): number {
  const rate = LETTERS_PER_TOKEN.find(([script]) => script.test(letters))?.[1] ?? LETTERS_PER_TOKEN_ELSEWHERE;
  const sign = lead === "" || lead === " " ? 0 : 0.8;
  return sign + Math.max(1, 0.3 + letters.length / rate);
}

function signsCost(piece: string): number {
  if (/^\p{N}+$/u.test(piece)) return /^\d+$/.test(piece) ? 1 : 2 * piece.length;
  if (/^\s+$/.test(piece)) return piece.length > 40 ? piece.length / 20 : 1;
  const signs = piece.trim();
  if (!/^[\x21-\x7e]+$/.test(signs)) return 0.4 + [...signs].length * 1.2;
  return signs.length <= 2 ? 1.02 : 0.3 + signs.length * 0.36;
}
