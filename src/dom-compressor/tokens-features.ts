/**
 * What of a piece tells how many tokens it is: the word itself, its letters by twos and threes, its scripts. Each is a
 * place in one table of weights (feature hashing: two may share a place, the fit makes the best of it). The script that
 * fits the weights and the estimate that uses them both come here.
 */
import { isLetter } from "./tokens-pieces.ts";

/** Places for letters by ones, twos and threes. */
const GRAM_PLACES = 18_432;
/** Places for whole words. */
export const WORD_PLACES = 10_240;
/** One place for each 128 code units, so for a script or a part of one. */
export const SCRIPT_PLACES = 512;
export const WORDS_AT = GRAM_PLACES;
export const SCRIPTS_AT = WORDS_AT + WORD_PLACES;
export const PLACES = SCRIPTS_AT + SCRIPT_PLACES;

/** From here on letters are syllables or ideographs: single ones and pairs tell more than runs of three. */
const SYLLABLES_FROM = 0x2e80;
/** Latin letters have no place for their script: there are enough of them to be told by what they are. */
const OTHER_SCRIPTS_FROM = 0x370;
const SPACE = 0x20;

const BEGIN = 1;
const END = 2;
/** What kind of feature it is; beyond the code units, so that no letter is taken for one. */
const ONE = 0x10001;
const TWO = 0x10002;
const LEAD = 0x10003;
const LEAD_OF = 0x10004;

const HASH_BEGIN = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/**
 * Writes the places of the features of `text` from `start` to `end` into `places` and returns how many they are: at most
 * `3 * (end - start) + 5`.
 */
export function collectFeatures(text: string, start: number, end: number, places: Int32Array): number {
  let count = 0;
  const from = wordStart(text, start, end);
  const first = text.charCodeAt(from);
  const second = from + 1 < end ? text.charCodeAt(from + 1) : END;
  if (from > start) {
    const lead = text.charCodeAt(start);
    places[count++] = gramPlace(lead, LEAD, 0);
    places[count++] = gramPlace(lead, first, Math.imul(second, LEAD_OF));
    places[count++] = wordPlace(text, from, end);
  }
  places[count++] = wordPlace(text, start, end);
  if (first !== SPACE) places[count++] = gramPlace(BEGIN, first, second);
  return collectGrams(text, from, end, places, count);
}

function collectGrams(text: string, from: number, end: number, places: Int32Array, before: number): number {
  let count = before;
  let unit = text.charCodeAt(from);
  let next = from + 1 < end ? text.charCodeAt(from + 1) : END;
  for (let index = from; index < end; index++) {
    const afterNext = index + 2 < end ? text.charCodeAt(index + 2) : END;
    // Rows of one sign cost next to nothing, however long.
    if (unit !== next || next !== afterNext) {
      if (unit >= OTHER_SCRIPTS_FROM) places[count++] = SCRIPTS_AT + (unit >> 7);
      places[count++] = gramPlace(unit, next, TWO);
      places[count++] = unit >= SYLLABLES_FROM ? gramPlace(unit, ONE, 0) : gramPlace(unit, next, afterNext);
    }
    unit = next;
    next = afterNext;
  }
  return count;
}

/** Past the sign that leads a word (`/docs`, `"Add`); a leading space is part of the word, as in the vocabulary. */
function wordStart(text: string, start: number, end: number): number {
  if (end - start < 2) return start;
  const first = text.charCodeAt(start);
  return first !== SPACE && !isLetter(first) && isLetter(text.charCodeAt(start + 1)) ? start + 1 : start;
}

function gramPlace(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash >>> 16) * GRAM_PLACES) >>> 16;
}

function wordPlace(text: string, start: number, end: number): number {
  let hash = HASH_BEGIN;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), HASH_PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return WORDS_AT + (((hash >>> 16) * WORD_PLACES) >>> 16);
}
