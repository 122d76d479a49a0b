/** Long text in parts of a bounded size. Pure. */
import { estimateTokens } from "./tokens.ts";

/** Kept free, because the estimate may be a little low on some pages. */
const MARGIN = 0.08;

/** One part of what was asked for. */
export interface Part {
  text: string;
  /** Estimated o200k tokens of `text`. */
  tokens: number;
  part: number;
  parts: number;
  /** Tokens of all parts together. */
  totalTokens: number;
}

/** What a reading comes to: a part, or why there is none, in words that say what to do. */
export type Reading = Part | { refused: string };

/** What of a budget can be spent by the estimate. */
export function roomIn(budget: number): number {
  return Math.floor(budget * (1 - MARGIN));
}

/** The part of this number, counted from one. */
export function choosePart(texts: readonly string[], number: number): Reading {
  const text = texts[number - 1];
  if (text === undefined) return { refused: beyond(texts.length, number) };
  const tokens = texts.map(estimateTokens);
  const totalTokens = tokens.reduce((sum, each) => sum + each, 0);
  return { text, tokens: tokens[number - 1] ?? 0, part: number, parts: texts.length, totalTokens };
}

function beyond(parts: number, number: number): string {
  const known = parts === 1 ? "there is one part" : `there are ${parts} parts`;
  return `${known}, so no part ${number}; leave part out for the first`;
}

/** The line that begins each part. */
export function headLine(part: number, parts: number): string {
  return `part ${part} of ${parts}`;
}

/** A text in pieces of at most `room` tokens each, cut at spaces where there are any; joined by spaces they are the text. */
export function cutToRoom(text: string, room: number): string[] {
  if (estimateTokens(text) <= room || text.length < 2) return [text];
  const middle = cutPoint(text);
  const left = text.slice(0, middle).trimEnd();
  const right = text.slice(middle).trimStart();
  return left === "" || right === "" ? [text] : [...cutToRoom(left, room), ...cutToRoom(right, room)];
}

/** The space nearest to the middle, else the middle, between characters. */
function cutPoint(text: string): number {
  const middle = Math.floor(text.length / 2);
  const before = text.lastIndexOf(" ", middle);
  const after = text.indexOf(" ", middle);
  if (before > 0 && (after < 0 || middle - before <= after - middle)) return before;
  if (after > 0) return after;
  return /[\uD800-\uDBFF]/.test(text[middle - 1] ?? "") ? middle + 1 : middle;
}
