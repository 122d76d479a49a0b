/** The state of a run: a fold over its journal, and nothing else. */
import type { Action, Outcome } from "../protocol/action.ts";
import type { RunEventOf, Usage } from "../protocol/event.ts";
import type { Grant } from "../protocol/grant.ts";
import type { Question } from "../protocol/question.ts";

export type ActionStage = "planned" | "authorised" | "dispatched" | "acked" | "dropped" | "unknown";

export interface ActionRecord {
  actionId: string;
  action: Action;
  by: "model" | "user";
  target?: string;
  instruction?: number;
  /** The turn in which it was planned. */
  step: number;
  stage: ActionStage;
  outcome?: Outcome;
  effect?: string;
  /** A fingerprint of what was asked, for the loop guard. */
  key: string;
}

/** One look, the answer to it and what came of it: what the prompt is rebuilt from. */
export interface StepRecord {
  step: number;
  outline: string;
  boundary: string;
  url: string;
  answer: string | null;
  unchanged: boolean;
  /** What the page did by itself in this step, such as opening a dialog. */
  facts: string[];
  /** What the user answered or did in this step. */
  fromUser: string[];
}

export interface RunState {
  started: RunEventOf<"run.started"> | null;
  finished: RunEventOf<"run.finished"> | null;
  seq: number;
  phase: "planning" | "acting";
  pausedBy: RunEventOf<"run.paused">["by"] | null;
  question: { questionId: string; question: Question; actionId?: string } | null;
  grants: Grant[];
  /** `mode origin` pairs that the user denied in this run. */
  denied: string[];
  /** Prefix by documentId, in the order in which the documents were first seen. */
  documents: Record<string, string>;
  /** Turns taken: looks at the page that were followed by a decision. */
  step: number;
  steps: StepRecord[];
  actions: ActionRecord[];
  modelCalls: number;
  tokens: Usage;
  /** Failures of the model since its last usable answer. */
  modelFailures: number;
  /** The validator's words when the last answer was invalid. */
  answerProblem: string | null;
  pageTokens: { whole: number; outline: number } | null;
}

export const INITIAL_STATE: RunState = {
  started: null,
  finished: null,
  seq: 0,
  phase: "planning",
  pausedBy: null,
  question: null,
  grants: [],
  denied: [],
  documents: {},
  step: 0,
  steps: [],
  actions: [],
  modelCalls: 0,
  tokens: { in: 0, cached: 0, out: 0 },
  modelFailures: 0,
  answerProblem: null,
  pageTokens: null,
};

/** The letters of the nth document of a run, from 0: a … z, aa, ab … */
export function documentPrefix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : documentPrefix(Math.floor(index / 26) - 1) + letter;
}
