/**
 * Fits the weights behind `estimateTokens` by stochastic least squares: a piece is expected to cost one token and the
 * weights of its features, and never less than one. Only sums, products and square roots are used, all of which the
 * language defines to the last bit, and the shuffle has a fixed seed: the same pieces give the same weights anywhere.
 */
import { collectFeatures, PLACES, SCRIPTS_AT, WORDS_AT } from "../../src/dom-compressor/tokens-features.ts";
import { ALPHABET, COARSE_LEVELS, type Scale, scaleAt } from "../../src/dom-compressor/tokens-table.ts";

/** A piece of text as the encoding cuts it. */
export interface Sample {
  readonly piece: string;
  /** How often it is met. */
  readonly weight: number;
  /** Its true cost. */
  readonly tokens: number;
}

export interface FittedWeights {
  /** Two places a character. */
  readonly coarse: string;
  /** One place a character. */
  readonly fine: string;
}

interface Example {
  readonly features: Int32Array;
  readonly tokens: number;
  readonly pull: number;
  /** Whether the word may be learnt by heart, not its letters only. */
  readonly frequent: boolean;
}

interface Table {
  readonly exact: Float64Array;
  /** What the levels of the written table can say; the errors are measured on these. */
  readonly written: Float64Array;
  /** Sum of the squared gradients of each place (Adagrad): much used places settle, rare ones still move. */
  readonly travelled: Float64Array;
}

/** First on exact weights, then on those that can be written, so that the fit heals what the rounding costs. */
const EXACT_ROUNDS = 10;
const WRITTEN_ROUNDS = 8;
const EXACT_PACE = 0.1;
const WRITTEN_PACE = 0.05;
const LEAST_PACE = 0.003;
/** A whole word may be learnt by heart; a script is common to so many that it has to move slowly. */
const WORD_PACE = 2;
const SCRIPT_PACE = 0.3;
/** Above this no piece counts for more, or the few most frequent ones would bend what they share with others. */
const MOST_PULL = 200;
/**
 * Rarer words teach only their letters. Learnt by heart they would teach nothing about the words that are not in the
 * table, and those are what a page of an uncommon language is made of.
 */
const FREQUENT_FROM = 12;
const USUAL_FEATURES = 8;
const START_TRAVELLED = 1e-3;
const RESTART_TRAVELLED = 0.1;

export function fitWeights(samples: readonly Sample[]): FittedWeights {
  const examples = samples.map(toExample);
  const exact = new Float64Array(PLACES);
  const random = createRandom();
  const free: Table = { exact, written: exact, travelled: new Float64Array(PLACES).fill(START_TRAVELLED) };
  for (let round = 0; round < EXACT_ROUNDS; round++) {
    runRound(free, shuffle(examples, random), paceOf(EXACT_PACE, round, EXACT_ROUNDS));
  }
  const written = exact.map((weight, place) => rounded(weight, scaleAt(place)));
  const bound: Table = { exact, written, travelled: new Float64Array(PLACES).fill(RESTART_TRAVELLED) };
  for (let round = 0; round < WRITTEN_ROUNDS; round++) {
    runRound(bound, shuffle(examples, random), paceOf(WRITTEN_PACE, round, WRITTEN_ROUNDS));
  }
  return encodeWeights(exact);
}

function toExample({ piece, weight, tokens }: Sample): Example {
  const places = new Int32Array(3 * piece.length + 5);
  const features = places.slice(0, collectFeatures(piece, 0, piece.length, places));
  const share = Math.min(1, USUAL_FEATURES / features.length) / Math.max(1, Math.sqrt(tokens));
  return { features, tokens, pull: Math.min(weight, MOST_PULL) * share, frequent: weight >= FREQUENT_FROM };
}

function runRound(table: Table, examples: readonly Example[], pace: number): void {
  for (const { features, tokens, pull, frequent } of examples) {
    let sum = 1;
    for (const place of features) sum += table.written[place] ?? 0;
    // Below one the estimate is one, which is right already.
    if (sum < 1 && tokens <= 1) continue;
    for (const place of features) {
      if (frequent || !isWord(place)) move(table, place, (sum - tokens) * pull, pace);
    }
  }
}

function move({ exact, written, travelled }: Table, place: number, gradient: number, pace: number): void {
  const distance = (travelled[place] ?? 0) + gradient * gradient;
  travelled[place] = distance;
  const weight = (exact[place] ?? 0) - (pace * paceAt(place) * gradient) / Math.sqrt(distance);
  exact[place] = weight;
  if (written !== exact) written[place] = rounded(weight, scaleAt(place));
}

const isWord = (place: number) => place >= WORDS_AT && place < SCRIPTS_AT;

function paceAt(place: number): number {
  if (place >= SCRIPTS_AT) return SCRIPT_PACE;
  return isWord(place) ? WORD_PACE : 1;
}

const paceOf = (first: number, round: number, rounds: number) => first * (1 - round / rounds) + LEAST_PACE;

function levelOf(weight: number, { levels, zero, step }: Scale): number {
  return Math.min(levels - 1, Math.max(0, Math.round(weight / step) + zero));
}

const rounded = (weight: number, scale: Scale) => (levelOf(weight, scale) - scale.zero) * scale.step;

function encodeWeights(weights: Float64Array): FittedWeights {
  const levels = Array.from(weights, (weight, place) => levelOf(weight, scaleAt(place)));
  const write = (level: number) => ALPHABET.charAt(level);
  let coarse = "";
  for (let place = 0; place < SCRIPTS_AT; place += 2) {
    coarse += write((levels[place] ?? 0) + COARSE_LEVELS * (levels[place + 1] ?? 0));
  }
  return { coarse, fine: levels.slice(SCRIPTS_AT).map(write).join("") };
}

/** Numbers from 0 to 1, always the same ones. */
function createRandom(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** In place: examples are many. */
function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [items[last], items[other]];
    if (a === undefined || b === undefined) continue;
    items[last] = b;
    items[other] = a;
  }
  return items;
}
