/** Whole words in the name of a control, in any script. */

/** Letters of other alphabets that look like Latin ones, each above its twin. */
const POSING = "аеорсухіјѕԁһӏԛԝαορνικτ";
const POSED_AS = "aeopcyxijsdhlqwaopvikt";

/** A word in which Latin letters stand beside letters that look like them is meant to be read as Latin. */
const MIXED = /(?=\p{L}*\p{sc=Latn})(?=\p{L}*[\p{sc=Cyrl}\p{sc=Grek}])\p{L}+/gu;
const unmasked = (word: string): string => word.replace(/./gu, (letter) => POSED_AS[POSING.indexOf(letter)] ?? letter);

/** Letters set apart, `P A Y`, are still one word. */
const SET_APART = /(?<![\p{L}\p{M}\p{N}])\p{L}(?: \p{L}){2,}(?![\p{L}\p{M}\p{N}])/gu;

/** Folds what must not hide a word: case, accents, twins of letters, invisible characters, Turkish i's, Arabic vowel marks, signs. */
export function foldName(name: string): string {
  return (
    name
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "")
      .replace(/\p{Me}|[\u1ab0-\u1aff]|[\u20d0-\u20ff]/gu, "")
      .normalize("NFC")
      .toLowerCase()
      // Arabic script divides parts of a word with it; anywhere else it only hides one.
      .replace(/(?<=\p{sc=Arab})\u200c(?=\p{sc=Arab})/gu, " ")
      .replace(/[\u0300-\u036f\p{Cf}'’]/gu, "")
      .replace(/ı/g, "i")
      .replace(/ß/g, "ss")
      .replace(/ي/g, "ی")
      .replace(/ك/g, "ک")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .replace(MIXED, unmasked)
      .replace(SET_APART, (letters) => letters.replaceAll(" ", ""))
      .trim()
  );
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** A word list made ready: entries in spaced scripts match whole words, the others anywhere, `=` ones the whole name. */
export interface WordMatcher {
  /** Whether a folded name holds one of the words. */
  matches(foldedName: string): boolean;
}

/** Prepares a list of words and phrases; an entry that begins with `=` counts only when it is the whole name. */
export function wordMatcher(entries: readonly string[]): WordMatcher {
  const alone = new Set(entries.filter((entry) => entry.startsWith("=")).map((entry) => foldName(entry.slice(1))));
  const anywhere = entries.filter((entry) => !entry.startsWith("=")).map(foldName);
  const unspaced = anywhere.filter((entry) => UNSPACED.test(entry));
  const spaced = anywhere.filter((entry) => !UNSPACED.test(entry)).map((entry) => ` ${entry} `);
  return {
    matches: (name) =>
      alone.has(name) ||
      unspaced.some((entry) => name.includes(entry)) ||
      spaced.some((entry) => ` ${name} `.includes(entry)),
  };
}

/** Words written as one line, divided by `|`. */
export function wordList(line: string): string[] {
  return line.split("|").map((word) => word.trim());
}
