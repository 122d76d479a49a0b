/** What a scripted solver is: a model's seat, filled by a small function that sees what a model sees and no more. */
import type { Action } from "../../../src/protocol/action.ts";

/** What is known at one turn. */
export interface Sight {
  /** The task in words. */
  utterance: string;
  /** The page as the model has it now. */
  outline: string;
  /** What came of the last answer's actions: the text a model gets as results; empty at first. */
  results: string;
  /** The turns before this one with what was answered, oldest first. */
  past: readonly PastTurn[];
}

export interface PastTurn {
  outline: string;
  results: string;
  actions: readonly Action[];
}

/** Answers a turn; no actions mean that it has nothing left to do. @throws when the outline lacks what it needs */
export type Solver = (sight: Sight) => Action[];

/** Solvers by the task they are for, which is the name of the page's file. */
export type Family = Readonly<Record<string, Solver>>;
