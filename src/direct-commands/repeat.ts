/** "press Tab 3 times", "click Next twice". */
import { lookup, type Phrase, part } from "./phrase.ts";
import type { Parsed } from "./step.ts";
import { COUNTS } from "./words.ts";

const MOST_REPEATS = 20;

/** The same step again, each looked up anew. */
export function repeated(phrase: Phrase, parse: (phrase: Phrase) => Parsed): Parsed {
  const ending = repeatAtEnd(phrase);
  const parsed = parse(ending?.rest ?? phrase);
  return ending === undefined ? parsed : times(parsed, ending.times);
}

/** Undefined when it is no number of times that anybody means. */
export function countOf(word: string): number | undefined {
  const count = lookup(COUNTS, word) ?? Number(word || Number.NaN);
  return Number.isInteger(count) && count > 0 && count <= MOST_REPEATS ? count : undefined;
}

export function times(parsed: Parsed, count: number): Parsed {
  return parsed.ok ? { ok: true, steps: Array.from({ length: count }, () => parsed.steps).flat() } : parsed;
}

function repeatAtEnd(phrase: Phrase): { rest: Phrase; times: number } | undefined {
  const [figure, last] = phrase.tokens.slice(-2);
  const { length } = phrase.tokens;
  if (last?.word === "twice" && length > 1) return { rest: part(phrase, 0, length - 1), times: 2 };
  const count = countOf(figure?.word ?? "");
  if (last?.word !== "times" || count === undefined || length < 3) return undefined;
  return { rest: part(phrase, 0, length - 2), times: count };
}
