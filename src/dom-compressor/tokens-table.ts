/** How the weights are written in `tokens-weights.ts`, so that 30,000 of them fit into 15 kB of source. */
import { PLACES, SCRIPTS_AT, WORDS_AT } from "./tokens-features.ts";

/** One character holds six bits: one fine weight, or two coarse ones. */
export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
export const COARSE_LEVELS = 8;
const FINE_LEVELS = 64;

/** A weight is `(level - zero) * step` tokens; levels go from 0 up to `levels - 1`. */
export interface Scale {
  readonly levels: number;
  readonly zero: number;
  readonly step: number;
}

const GRAM: Scale = { levels: COARSE_LEVELS, zero: 2, step: 0.175 };
const WORD: Scale = { levels: COARSE_LEVELS, zero: 4, step: 0.225 };
/** A script's weight counts once for each of its letters, so a small error would add up. */
const SCRIPT: Scale = { levels: FINE_LEVELS, zero: 24, step: 0.025 };

export function scaleAt(place: number): Scale {
  if (place >= SCRIPTS_AT) return SCRIPT;
  return place >= WORDS_AT ? WORD : GRAM;
}

/**
 * The weight of each place, in tokens.
 * @param coarse two places a character, the first in the lower three bits; grams, then words
 * @param fine one place a character; scripts
 */
export function decodeWeights(coarse: string, fine: string): Float32Array {
  const weights = new Float32Array(PLACES);
  for (let place = 0; place < SCRIPTS_AT; place++) {
    const both = ALPHABET.indexOf(coarse.charAt(place >> 1));
    const { zero, step } = place < WORDS_AT ? GRAM : WORD;
    weights[place] = (((place & 1) === 0 ? both % COARSE_LEVELS : Math.floor(both / COARSE_LEVELS)) - zero) * step;
  }
  for (let place = SCRIPTS_AT; place < PLACES; place++) {
    weights[place] = (ALPHABET.indexOf(fine.charAt(place - SCRIPTS_AT)) - SCRIPT.zero) * SCRIPT.step;
  }
  return weights;
}
