/**
 * The words of the journal. A run is the list of these events and nothing else: the state, the panel, `--json`, the
 * export and the tests are all folds over it.
 */
import type { Action, FoundThing, Outcome } from "./action.ts";
import type { WireError } from "./errors.ts";
import type { Grant } from "./grant.ts";
import type { Answer, Question } from "./question.ts";
import type { Input, ModelRole } from "./settings.ts";

export type RunStatus = "done" | "partial" | "blocked" | "declined" | "failed" | "stopped";

export interface Usage {
  in: number;
  cached: number;
  out: number;
}

/** Bounds that end a run by themselves. */
export interface Limits {
  steps: number;
  seconds: number;
  /** Of all models together, asked and answered, those that a provider had in its cache included. Absent: no bound. */
  tokens?: number;
  /** Of those models whose prices are known. Absent: no bound. */
  dollars?: number;
}

/** The task before this one, from which the user goes on. */
export interface EarlierTask {
  task: string;
  status: RunStatus;
  result: string;
  findings: string[];
  /** Origins of which that run was shown anything: what they said may stand in the result. */
  read: string[];
}

/** A file that the user attached to the task. Its content stands elsewhere, under `attachmentId`. */
export interface Attachment {
  attachmentId: string;
  /** Unique among the files of a task. */
  name: string;
  /** MIME type; empty when the browser knows none. */
  type: string;
  /** Bytes. */
  size: number;
}

/** An action of an answer that a pause kept from being done. The user may change it, strike it or let it go. */
export interface ProposalItem {
  itemId: string;
  action: Action;
  /** Role and name of the target, for people. */
  target?: string;
  /** Prints of the targets as the model saw them, by ref: what changed meanwhile is dropped. */
  prints: Record<string, number>;
  /** The user has changed it. */
  edited?: true;
}

/** What one request gives a model's provider. */
export interface SentToModel {
  /** The model's label: `host/model`. */
  to: string;
  /** UTF-8 bytes of all messages. */
  bytes: number;
  /** Names of the secrets that stand in it as names alone. */
  masked?: string[];
}

/** Whether somebody is there to answer questions, and what was confirmed beforehand. */
export interface Attendance {
  attended: boolean;
  /** `ordinary`: consequential actions but paying, deleting, credentials and uploads; `all`: those too. */
  confirmed: "none" | "ordinary" | "all";
}

export interface RunFinished {
  type: "run.finished";
  status: RunStatus;
  result: string;
  findings: string[];
  /** Dispatched actions. */
  steps: number;
  modelCalls: number;
  tokens: Usage;
  /** Absent where no price is known. */
  dollars?: number;
  ms: number;
  /** Set when the run ended because only a person could go on. */
  needsPerson?: true;
  error?: WireError;
}

export type RunEventBody =
  | {
      type: "run.started";
      task: string;
      tabId: number;
      /** Origin and path. */
      url: string;
      origin: string;
      mode: "model" | "direct";
      /** `provider host/model`, or `direct commands`. */
      model: string;
      limits: Limits;
      attendance: Attendance;
      /** How its inputs are made; runs of earlier versions, which knew no choice, say nothing. */
      input?: Input;
      /** Origins whose addresses the user named, by the task, the start tab or flags. */
      named: string[];
      /** Files that the user attached. */
      attachments?: Attachment[];
      /** The user wants to see a plan, and perhaps change it, before anything is done. */
      planFirst?: true;
      earlier?: EarlierTask;
    }
  | { type: "grant.given"; grant: Grant }
  | { type: "grant.used"; origin: string; mode: Grant["mode"] }
  | { type: "question.asked"; questionId: string; question: Question; actionId?: string }
  | { type: "question.answered"; questionId: string; answer: Answer }
  | { type: "question.withdrawn"; questionId: string; reason: string }
  | { type: "document.seen"; prefix: string; documentId: string; frameId: number; origin: string }
  | {
      type: "page.observed";
      step: number;
      origin: string;
      url: string;
      /** The outline exactly as it is sent to the model, kept so that the prompt can be rebuilt byte for byte. */
      outline: string;
      /** Random boundary drawn for this part. */
      boundary: string;
      tokens: number;
      /** The tabs of the run, when there are several: `t1 https://a.example · t2 (this one)`. */
      tabs?: string;
      /** Names of the secrets that the user has saved for sites of which this page shows a secret field. */
      secrets?: string[];
      /** The outline says only what has changed since an earlier one. */
      isDelta?: true;
      /** The page is just as it was at the last look. */
      unchanged?: true;
      /** Estimate of the whole page's visible text, in tokens. */
      pageTokens: number;
    }
  /**
   * The model is shown what it saw in these steps no longer, only what it said and did there: a newer outline has taken
   * their place. `brief`: the conversation had become too long, so long texts that it read there are left out too.
   */
  | { type: "history.folded"; steps: number[]; brief?: true }
  /** A message of the user while the run is under way. */
  | { type: "feedback.given"; feedbackId: string; text: string }
  /** It went into the request of this step. */
  | { type: "feedback.read"; feedbackIds: string[]; step: number }
  | { type: "feedback.acknowledged"; feedbackIds: string[] }
  /** A task for after the one under way, which goes on in the same run, with all that it knows. */
  | { type: "task.queued"; queuedId: string; text: string }
  | { type: "task.unqueued"; queuedId: string }
  /** The task before it is done, with this result: from here on this is the run's task. */
  | { type: "task.begun"; queuedId: string; text: string; before: string }
  /** A command of the user's own, to be carried out at once. */
  | { type: "override.given"; overrideId: string; text: string }
  | { type: "override.finished"; overrideId: string; outcome: "done" | "failed"; text: string }
  | { type: "proposal.kept"; items: ProposalItem[] }
  /** The user has changed or struck some of it; what is left. */
  | { type: "proposal.changed"; items: ProposalItem[] }
  /** Nothing of it is left to do: it was taken up, or let go. */
  | { type: "proposal.closed"; reason: string }
  | { type: "finding.saved"; text: string }
  /** A tab that belongs to the run from now on. `by: "page"`: a click opened it, and nobody works in it yet. */
  | { type: "tab.opened"; tab: string; tabId: number; origin: string; by: "run" | "page" }
  | { type: "tab.switched"; tab: string }
  | { type: "tab.closed"; tab: string; by: "run" | "user" }
  /** Chrome had put the page of a tab out of its memory, and has given the tab another number for that. */
  | { type: "tab.replaced"; tab: string; tabId: number }
  /** `role`: somebody else than the navigator was asked, whose answer is no turn. */
  | { type: "model.asked"; step: number; attempt: number; role?: ModelRole; sent?: SentToModel }
  | { type: "model.said"; step: number; text: string }
  | {
      type: "model.answered";
      step: number;
      answer: string;
      usage: Usage;
      ms: number;
      firstTokenMs: number;
      /** How long before the answer's end the first of its actions was sent to the page; absent where none was. */
      savedMs?: number;
      /** What it cost; absent where the price is not known. */
      dollars?: number;
      role?: ModelRole;
    }
  /** The request was given up, since what it was built on no longer holds. */
  | { type: "model.aborted"; step: number; reason: string }
  | { type: "model.failed"; step: number; error: WireError; retryInMs?: number; role?: ModelRole }
  /** What the planner says when the run goes round in circles. */
  | { type: "plan.made"; step: number; text: string }
  /** What is left to do, part by part, as the user is shown it and may change it. */
  | { type: "plan.changed"; items: string[]; by: "navigator" | "planner" | "user" }
  | {
      type: "action.planned";
      actionId: string;
      action: Action;
      by: "model" | "user";
      /** Role and name of the target, for the log: `button "Save"`. */
      target?: string;
      /** Direct commands: which instruction this carries out. */
      instruction?: number;
      /** The override that this carries out. */
      overrideId?: string;
    }
  | { type: "action.authorised"; actionId: string; rule: string }
  | { type: "action.dispatched"; actionId: string }
  | {
      type: "action.acked";
      actionId: string;
      outcome: Outcome;
      effect: string;
      content?: string;
      found?: FoundThing[];
      ms: number;
    }
  | { type: "action.dropped"; actionId: string; outcome: "refused" | "denied" | "skipped" | "failed"; effect: string }
  | { type: "action.unknown"; actionId: string; effect: string }
  | { type: "dialog.opened"; dialogId: string; tab: string; kind: string; text: string; origin: string }
  | { type: "dialog.closed"; dialogId: string; accepted: boolean; by: "run" | "user" }
  /** For a while nothing in the tab has answered: a script holds it up, or a dialog that no debugger tells of. */
  | { type: "page.silent"; tab: string }
  | { type: "user.acted"; what: string }
  | { type: "run.paused"; by: "user" | "take-over" | "restart" | "debugger" | "plan" }
  | { type: "run.resumed" }
  /** The worker had died; from here on another one goes on. */
  | { type: "run.interrupted" }
  /** After a restart of the browser: the one tab that the run has from now on, as `t1`. */
  | { type: "tab.bound"; tabId: number; origin: string }
  | RunFinished;

/** A fact of a run. `seq` starts at 1 and has no gaps: order comes from it, never from the clock. */
export type RunEvent = RunEventBody & { runId: string; seq: number; at: number };
export type RunEventType = RunEvent["type"];
export type RunEventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;

/** `steps`, `seconds` of a run that nobody limited. */
export const DEFAULT_LIMITS: Limits = { steps: 50, seconds: 1800 };
