/**
 * How many o200k tokens a text costs, without the vocabulary: the text is cut as that encoding cuts it before merging,
 * and each piece is charged what such pieces cost on average, rounded to the dear side.
 */

/** The pre-tokenization of o200k: words with one leading sign, numbers by threes, signs, white space. */
const PIECES = /[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;
/** o200k also cuts before a capital inside a word. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})/u;

/** Letters per token in words with other than plain Latin letters; measured on shop, account and form texts. */
const LETTERS_PER_TOKEN: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1.5],
  [/\p{Script=Cyrillic}/u, 3.6],
  [/\p{Script=Arabic}/u, 3],
  [/\p{Script=Latin}/u, 2.5],
  [/[\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}\p{Script=Greek}]/u, 2.5],
  [
    /[\p{Script=Georgian}\p{Script=Armenian}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}]/u,
    2,
  ],
];
/** Rare scripts are written byte by byte. */
const LETTERS_PER_TOKEN_ELSEWHERE = 0.45;

/**
 * Longer English words are one token and those of other languages two or three. Which of the two a text is in shows in
 * its short words: in English nearly all of them are these.
 */
const SHORT_ENGLISH = new Set(
  (
    "a an and any are as at be buy but by can did do for free from get go had has have he her here him his how i if in " +
    "into is it its just like made make me more most my new next no not now of off on one only open or our out over " +
    "sale see sell send she show sign size so some such than that the them then they this time to too top two up us " +
    "use user view was way we well were what when who why will with work year yes you your add all also back best both " +
    "been card cart code copy data date day days each edit even file find first full good help home item items join " +
    "know last less life list log long look love main many may menu mode much must name need news note once order other " +
    "own page paid part past pay per plan post price read same save seen set shop sort stay take tax team tell text " +
    "under until very want web week"
  ).split(" "),
);
/** Words of the outline itself say nothing about the page's language. */
const OUTLINE_WORDS = new Set("link list main page tab row item menu form tree grid px more".split(" "));
/** Assumed where there are too few short words to tell. */
const USUAL_FOREIGN_SHARE = 0.15;
const FEW_WORDS = 8;

/** Estimated o200k tokens, a whole number. */
export function estimateTokens(text: string): number {
  const pieces = text.match(PIECES) ?? [];
  const foreign = foreignShare(pieces);
  let sum = 0;
  for (const piece of pieces) sum += costOf(piece, foreign);
  return Math.ceil(sum);
}

/** How much of the text is not English, 0 to 1. */
function foreignShare(pieces: readonly string[]): number {
  let short = 0;
  let unknown = 0;
  for (const piece of pieces) {
    if (piece.length > 5 || !/^ [a-z]+$/.test(piece) || OUTLINE_WORDS.has(piece.slice(1))) continue;
    short += 1;
    if (!SHORT_ENGLISH.has(piece.slice(1))) unknown += 1;
  }
  return (unknown + USUAL_FOREIGN_SHARE * FEW_WORDS) / (short + FEW_WORDS);
}

function costOf(piece: string, foreign: number): number {
  if (!WORD.test(piece)) return signsCost(piece);
  const lead = LETTER.test(piece[0] ?? "") ? "" : (piece[0] ?? "");
  const letters = piece.slice(lead.length);
  if (!PLAIN_LETTERS.test(letters)) return foreignCost(lead, letters);
  if (!HUMP.test(letters)) return wordCost(lead, letters, foreign);
  return letters.split(HUMP).reduce((sum, hump, index) => sum + wordCost(index === 0 ? lead : "", hump, foreign), 0);
}

const WORD = /[\p{L}\p{M}]$/u;
const LETTER = /^[\p{L}\p{M}\uD800-\uDFFF]/u;
const PLAIN_LETTERS = /^[A-Za-z]+$/;

function wordCost(lead: string, letters: string, foreign: number): number {
  const { length } = letters;
  if (/^[A-Z]{4,}$/.test(letters)) return 0.6 + length * 0.22;
  const elsewhere = length <= 3 ? 1.05 : 0.35 + length * 0.25 + Math.max(0, length - 8) * 0.15;
  return Math.max(1, englishCost(lead, length) * (1 - foreign) + elsewhere * foreign);
}

function englishCost(lead: string, length: number): number {
  const beyond = Math.max(0, length - 15) / 3;
  if (lead === " ") return (length <= 7 ? 1 : Math.min(1 + (length - 7) * 0.05, 1.4)) + beyond;
  if (lead === "") return (length <= 3 ? 1.1 : Math.max(1.12, length * 0.17)) + beyond;
  return Math.max(1.1, 0.2 + length * 0.26) + beyond;
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
