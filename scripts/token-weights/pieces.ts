/**
 * The pieces of text that the weights are fitted to: how often each is met in pages, page outlines and translations of
 * many languages. They stand in `pieces.txt`, the frequent ones first: a line `= 12` opens those that are met twelve
 * times, each on a line of its own with line breaks and backslashes escaped.
 */

import { isPlain } from "../../src/dom-compressor/tokens-cost.ts";
import { piecesOf } from "../../src/dom-compressor/tokens-pieces.ts";

/** A long text shall not outvote many short ones. */
const MOST_PER_TEXT = 20_000;
/** Longer pieces are mostly one sentence of one page. */
const LONGEST = 40;
/** Weights are written in steps of a quarter of their size. */
const WEIGHT_RATIO = 1.25;

export type PieceWeights = ReadonlyMap<string, number>;

/** Pieces of all texts together, each text counting for no more than a long page. */
export function countPieces(texts: readonly string[]): PieceWeights {
  const weights = new Map<string, number>();
  for (const text of texts) {
    const pieces = piecesOf(text).filter((piece) => !isPlain(piece) && piece.length <= LONGEST);
    const share = Math.min(1, MOST_PER_TEXT / pieces.length);
    for (const piece of pieces) weights.set(piece, (weights.get(piece) ?? 0) + share);
  }
  return weights;
}

/**
 * Fewer pieces that stand for all: those rarer than a least weight are kept with a chance of their weight by it, and then
 * weigh that much. The chance is drawn from the piece's own letters, so that the same texts leave the same pieces.
 */
export function thinPieces(weights: PieceWeights): PieceWeights {
  const kept = [...weights].filter(([piece, weight]) => chanceOf(piece) < weight / leastWeight(piece));
  return new Map(kept.map(([piece, weight]) => [piece, Math.max(weight, leastWeight(piece))]));
}

/** Of plain Latin letters there is more than enough text, so that rare words can be given up sooner. */
const leastWeight = (piece: string) => (/^[\0-\x7f]*$/.test(piece) ? 12 : 5);

function chanceOf(piece: string): number {
  let hash = 0x9e3779b9;
  for (let index = 0; index < piece.length; index++) hash = Math.imul(hash ^ piece.charCodeAt(index), 0x5bd1e995);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

export function formatPieces(weights: PieceWeights): string {
  const byStep = new Map<number, string[]>();
  for (const [piece, weight] of weights) {
    const step = Math.round(Math.log(weight) / Math.log(WEIGHT_RATIO));
    const pieces = byStep.get(step) ?? [];
    pieces.push(escapeLine(piece));
    byStep.set(step, pieces);
  }
  const steps = [...byStep].sort(([a], [b]) => b - a);
  return `${steps.flatMap(([step, pieces]) => [`= ${(WEIGHT_RATIO ** step).toFixed(1)}`, ...pieces.sort()]).join("\n")}\n`;
}

export function parsePieces(text: string): PieceWeights {
  const weights = new Map<string, number>();
  let weight = 1;
  for (const line of text.split("\n")) {
    if (line.startsWith("= ")) weight = Number(line.slice(2));
    else if (line !== "") weights.set(unescapeLine(line), weight);
  }
  return weights;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "=": "\\e" };
const UNESCAPES: Readonly<Record<string, string>> = { "\\": "\\", n: "\n", r: "\r", e: "=" };

const escapeLine = (piece: string) => piece.replace(/[\\\n\r]|^=/g, (sign) => ESCAPES[sign] ?? sign);
const unescapeLine = (line: string) => line.replace(/\\(.)/g, (_, sign: string) => UNESCAPES[sign] ?? sign);
