/** A stretch of tokens of one source, and what the grammar asks of it. */
import type { Token } from "./tokens.ts";

export interface Phrase {
  source: string;
  tokens: readonly Token[];
}

/** A run of words found in a list: which entry, and how many tokens it took. */
export interface Match {
  entry: string;
  length: number;
}

/** Longest entry of any word list, in words. */
const LONGEST_ENTRY = 5;

/** The longest entry that stands at `index`; quoted tokens never match. */
export function matchAt(phrase: Phrase, index: number, has: (entry: string) => boolean): Match | undefined {
  for (let length = LONGEST_ENTRY; length > 0; length--) {
    const entry = wordsAt(phrase, index, length);
    if (entry !== undefined && has(entry)) return { entry, length };
  }
  return undefined;
}

/** The longest entry with which the phrase ends. */
export function matchEnd(phrase: Phrase, has: (entry: string) => boolean): Match | undefined {
  for (let length = LONGEST_ENTRY; length > 0; length--) {
    const entry = wordsAt(phrase, phrase.tokens.length - length, length);
    if (entry !== undefined && has(entry)) return { entry, length };
  }
  return undefined;
}

function wordsAt(phrase: Phrase, index: number, length: number): string | undefined {
  if (index < 0 || index + length > phrase.tokens.length) return undefined;
  const tokens = phrase.tokens.slice(index, index + length);
  return tokens.every((token) => token.kind === "word") ? tokens.map((token) => token.word).join(" ") : undefined;
}

/** Part of a phrase, by token positions, without punctuation at its ends. */
export function part(phrase: Phrase, start: number, end: number = phrase.tokens.length): Phrase {
  let first = start;
  let last = end;
  while (first < last && isMark(phrase.tokens[first])) first++;
  while (last > first && isMark(phrase.tokens[last - 1])) last--;
  return { source: phrase.source, tokens: phrase.tokens.slice(first, last) };
}

function isMark(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== "word" && token.kind !== "quoted";
}

export function isEmpty(phrase: Phrase): boolean {
  return phrase.tokens.length === 0;
}

/** The words as they were written; of a single quoted piece what is inside the quotes. */
export function textOf(phrase: Phrase): string {
  const first = phrase.tokens[0];
  const last = phrase.tokens.at(-1);
  if (first === undefined || last === undefined) return "";
  if (first === last && first.kind === "quoted") return first.text;
  return phrase.source.slice(first.start, last.end);
}

/** A name: the words on one line. */
export function nameOf(phrase: Phrase): string {
  const first = phrase.tokens[0];
  return phrase.tokens.length === 1 && first?.kind === "quoted" ? first.text : textOf(phrase).replace(/\s+/g, " ");
}

/** Whether the whole phrase is one quoted piece. */
export function isQuoted(phrase: Phrase): boolean {
  return phrase.tokens.length === 1 && phrase.tokens[0]?.kind === "quoted";
}

/** Own properties only: a page or a user may say "constructor". */
export function lookup<Value>(list: Readonly<Record<string, Value>>, entry: string): Value | undefined {
  return Object.hasOwn(list, entry) ? list[entry] : undefined;
}
