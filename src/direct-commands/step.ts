/** What the parser of a step answers with, and how. */
import type { Instruction, TargetPhrase } from "./instruction.ts";
import type { Phrase } from "./phrase.ts";
import { parseTarget } from "./target.ts";

/** A step without its source, which the caller knows. */
export type Step = Instruction extends infer One
  ? One extends Instruction
    ? Omit<One, "source" | "at">
    : never
  : never;
export type Parsed = { ok: true; steps: Step[] } | { ok: false; misses: string };

export function one(step: Step): Parsed {
  return { ok: true, steps: [step] };
}

export function missing(misses: string): Parsed {
  return { ok: false, misses };
}

export function withTarget(phrase: Phrase, make: (target: TargetPhrase) => Step): Parsed {
  const target = parseTarget(phrase);
  return target === undefined ? missing("what it is meant for") : one(make(target));
}
