/** Names of keys and chords, as people say them. */

import { KEY_MODIFIERS, KEYS, LABEL_KEYS } from "./key-words.ts";
import { isEmpty, lookup, type Phrase, part } from "./phrase.ts";
import { ARTICLES } from "./target-words.ts";

/**
 * Reads a phrase as a key or chord (`Control+A`), or undefined when it is a name. "the Delete" is a button, "Delete"
 * and "the Delete key" are the key.
 */
export function parseKey(phrase: Phrase): string | undefined {
  if (isEmpty(phrase) || phrase.tokens.some((token) => token.kind !== "word")) return undefined;
  const hasArticle = ARTICLES.has(phrase.tokens[0]?.word ?? "") && phrase.tokens.length > 1;
  const saysKey = phrase.tokens.length > 1 && /^keys?$/.test(phrase.tokens.at(-1)?.word ?? "");
  const words = part(phrase, hasArticle ? 1 : 0, phrase.tokens.length - (saysKey ? 1 : 0));
  const key = chordOf(words.tokens.map((token) => token.text.replace(/(?<=.)[:!?]+$/, "")).join(" "));
  const isLabel = key !== undefined && (LABEL_KEYS.has(key) || key.length === 1);
  return hasArticle && !saysKey && isLabel ? undefined : key;
}

function chordOf(text: string): string | undefined {
  const parts = text.split(/\s*\+\s*|(?<=^(?:ctrl|control|strg|cmd|command|alt|shift))[\s-]+/i);
  const last = parts.pop() ?? "";
  const modifiers = parts.map((one) => lookup(KEY_MODIFIERS, one.toLowerCase()));
  const key = text === "+" ? "+" : keyOf(last, modifiers.length > 0);
  if (key === undefined || modifiers.includes(undefined)) return undefined;
  return [...(text === "+" ? [] : modifiers), key].join("+");
}

function keyOf(name: string, isChord: boolean): string | undefined {
  const known = lookup(KEYS, name.toLowerCase());
  if (known !== undefined) return known;
  if (/^f([1-9]|1[0-2])$/i.test(name)) return name.toUpperCase();
  if ([...name].length !== 1) return undefined;
  return isChord ? name.toUpperCase() : name;
}
