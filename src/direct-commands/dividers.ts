/** Words that stand between two parts of a step: "type X in Y", "drag A to B". */
import type { Reading } from "./instruction.ts";
import { isEmpty, matchAt, type Phrase, part, textOf } from "./phrase.ts";
import { parseTarget } from "./target.ts";

export interface Divider {
  index: number;
  length: number;
}

/** Everywhere a dividing word stands with something on both sides, in order. */
export function findDivider(phrase: Phrase, words: ReadonlySet<string>): Divider[] {
  const found: Divider[] = [];
  for (let index = 1; index < phrase.tokens.length - 1; index++) {
    const match = matchAt(phrase, index, (entry) => words.has(entry));
    if (match !== undefined && index + match.length < phrase.tokens.length) found.push({ index, length: match.length });
  }
  return found;
}

const MOST_READINGS = 4;

/** All ways to cut "value <divider> target", in the order of the dividers. */
export function readingsOf(phrase: Phrase, dividers: Divider[], valueFirst = true): Reading[] {
  return dividers.slice(0, MOST_READINGS).flatMap(({ index, length }) => {
    const before = part(phrase, 0, index);
    const after = part(phrase, index + length);
    const target = parseTarget(valueFirst ? after : before);
    const value = valueFirst ? before : after;
    return target === undefined || isEmpty(value) ? [] : [{ value: textOf(value), target }];
  });
}
