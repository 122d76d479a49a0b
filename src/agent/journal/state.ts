/** The state of a run: a fold over its journal, and nothing else. */
import type { Action, FoundThing, Outcome } from "../../protocol/action.ts";
import type { ProposalItem, RunEventOf, Usage } from "../../protocol/event.ts";
import type { Grant } from "../../protocol/grant.ts";
import type { Question } from "../../protocol/question.ts";

export type ActionStage = "planned" | "authorised" | "dispatched" | "acked" | "dropped" | "unknown";

export interface ActionRecord {
  actionId: string;
  action: Action;
  by: "model" | "user";
  target?: string;
  instruction?: number;
  /** The override that it carries out: it is not the model's, and no repetition of it. */
  overrideId?: string;
  /** The turn in which it was planned. */
  step: number;
  stage: ActionStage;
  outcome?: Outcome;
  effect?: string;
  /** What was read, for the model. */
  content?: string;
  /** Things it gave refs to. */
  found?: FoundThing[];
  /** A fingerprint of what was asked, for the loop guard. */
  key: string;
}

/** One look, the answer to it and what came of it: what the prompt is rebuilt from. */
export interface StepRecord {
  step: number;
  outline: string;
  boundary: string;
  url: string;
  /** The tabs of the run, when there are several. */
  tabs?: string;
  /** Names of the secrets that may be typed on this page. */
  secrets?: string[];
  answer: string | null;
  /** What was seen is told no longer; `brief`: nor long texts that were read. Set for good. */
  folded: "no" | "page" | "brief";
  /** What was seen is told as changes of an earlier outline. */
  isDelta: boolean;
  unchanged: boolean;
  /** What the page did by itself in this step, such as opening a dialog. */
  facts: string[];
  /** What the user answered or did in this step. */
  fromUser: string[];
}

/** A message of the user: queued, then read at a step, then acknowledged by the model. */
export interface Feedback {
  feedbackId: string;
  text: string;
  readAt: number | null;
  acknowledged: boolean;
}

/** A tab of the run. `t1` is the one in which the task began. */
export interface RunTab {
  tab: string;
  tabId: number;
  /** Where it was when it was opened. */
  origin: string;
  open: boolean;
}

export interface OpenDialog {
  dialogId: string;
  tab: string;
  kind: string;
  text: string;
  origin: string;
}

/** What of a run is bounded. */
export interface Taken {
  /** Actions that were sent to a page. */
  steps: number;
  /** Milliseconds of work. */
  ms: number;
  tokens: number;
  dollars: number;
}

export interface RunState {
  started: RunEventOf<"run.started"> | null;
  finished: RunEventOf<"run.finished"> | null;
  seq: number;
  /** When the last event was written. */
  at: number;
  /** Since when the run waits for the user; null while it does not. Milliseconds, as in `at`. */
  heldSince: number | null;
  /** How long it has waited for the user before. Milliseconds. */
  heldMs: number;
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
  feedback: Feedback[];
  /** Commands of the user's own that are still to be carried out, oldest first. */
  overrides: { overrideId: string; text: string /** The last look before it. */; step: number }[];
  proposal: ProposalItem[];
  findings: string[];
  tabs: RunTab[];
  /** The tab that the run works in. */
  tab: string;
  /** Tabs in the order in which the run went to them. */
  visited: string[];
  /** What pages have opened and wait for; nothing else in their tabs answers. */
  dialogs: OpenDialog[];
  /** Alerts since the page was last looked at: a page may open them without end. */
  alerts: number;
  /** The site about which Chrome's own prompt asks the user now. */
  awaitsChrome: string | null;
  /** The step at which the planner last said how to get out of a circle. */
  advisedAt: number | null;
  /** What is left to do, part by part, as it was last said; empty while nobody has. */
  plan: string[];
  /** Whether the planner was asked for a plan, and whether the user was given the time to look at it. */
  planning: "not asked" | "asked" | "shown";
  /** Tasks for after the one under way, in their order. */
  queue: { queuedId: string; text: string }[];
  /** Tasks of the queue that were begun; the last of them is the one under way. */
  begun: string[];
  /** What the tasks before the one under way have taken. */
  takenBefore: Taken;
  /** What the models have cost, as far as prices are known; null where none is. */
  dollars: number | null;
  pageTokens: { whole: number; outline: number } | null;
}

export const INITIAL_STATE: RunState = {
  started: null,
  finished: null,
  seq: 0,
  at: 0,
  heldSince: null,
  heldMs: 0,
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
  feedback: [],
  overrides: [],
  proposal: [],
  findings: [],
  tabs: [],
  tab: "t1",
  visited: ["t1"],
  dialogs: [],
  alerts: 0,
  awaitsChrome: null,
  advisedAt: null,
  plan: [],
  planning: "not asked",
  queue: [],
  begun: [],
  takenBefore: { steps: 0, ms: 0, tokens: 0, dollars: 0 },
  dollars: null,
  pageTokens: null,
};

/** Whether it is the user's turn: then no time of the run passes. */
export const isHeld = ({ pausedBy, question }: Pick<RunState, "pausedBy" | "question">): boolean =>
  pausedBy !== null || question !== null;

/** How long the run has been at work by now, without what it has waited for the user. Milliseconds. */
export function workedMs({ started, heldSince, heldMs }: RunState, now: number): number {
  return started ? (heldSince ?? now) - started.at - heldMs : 0;
}

/** Messages that no request has carried yet. */
export const unreadFeedback = (state: RunState): Feedback[] => state.feedback.filter(({ readAt }) => readAt === null);

/** Messages that the model has been shown and has not answered for. */
export const openFeedback = (state: RunState): Feedback[] =>
  state.feedback.filter(({ readAt, acknowledged }) => readAt !== null && !acknowledged);

/** Whether the user has said something that what is under way should know of. More direct commands wait their turn. */
export const isOvertaken = (state: RunState): boolean =>
  state.overrides.length > 0 || (state.started?.mode === "model" && unreadFeedback(state).length > 0);

/** The dialog that holds up the tab in which the run works. */
export const currentDialog = ({ dialogs, tab }: RunState): OpenDialog | null =>
  dialogs.findLast((dialog) => dialog.tab === tab) ?? null;

/** The open tab in which the run was before this one. A tab that a page opened counts once the run has gone to it. */
export function tabBefore(state: RunState, left: string): RunTab | undefined {
  const name = state.visited.findLast((tab) => tab !== left && openTabs(state).some((open) => open.tab === tab));
  return openTabs(state).find(({ tab }) => tab === (name ?? "t1"));
}

export const openTabs = (state: RunState): RunTab[] => state.tabs.filter(({ open }) => open);

/** The letters of the nth document of a run, from 0: a … z, aa, ab … */
export function documentPrefix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : documentPrefix(Math.floor(index / 26) - 1) + letter;
}
