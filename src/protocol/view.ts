/** What the panel shows: whole values that flow down; the panel adds nothing to them and keeps nothing of its own. */
import type { Action, ActionName, Outcome } from "./action.ts";
import type { RunEventType, RunStatus, Usage } from "./event.ts";
import type { Question } from "./question.ts";
import type { ModelRole } from "./settings.ts";

/** The first word of the status line. */
export type StatusWord =
  | "Idle"
  | "Planning"
  | "Acting"
  | "Paused"
  | "Waiting for you"
  | "Done"
  | "Declined"
  | "Failed"
  | "Stopped";

/** One line of the command log. */
export interface LogEntry {
  /** Stable while the entry is updated: the sequence number of its first event. */
  id: number;
  /** The latest event that the line stands for. */
  event: RunEventType;
  text: string;
  /** A second, quieter line: effect, rule, remedy. */
  detail?: string;
  action?: ActionName;
  outcome?: Outcome;
  by?: "model" | "user";
}

/** An action that waits, since the run was paused before it was done. */
export interface ProposalEntry {
  itemId: string;
  text: string;
  /** The action, so that the panel can hand back a changed one. */
  action: Action;
  /** What of it the user can put differently. */
  editable: { field: string; label: string; value: string } | null;
}

export interface RunView {
  runId: string;
  /** The tab in which the task began. */
  tabId: number;
  /** With direct commands a message can only be more of them. */
  mode: "model" | "direct";
  task: string;
  status: StatusWord;
  /** What comes after the status word: "step 3 · page 41,000 → 1,870 tokens". */
  detail: string;
  /** The model's own words on what it is doing, while it streams. */
  say: string;
  active: boolean;
  paused: boolean;
  entries: LogEntry[];
  question: { id: string; question: Question } | null;
  result: { status: RunStatus; text: string } | null;
  /** Results so far, in the order in which they were saved. */
  findings: string[];
  /** What is left to do, part by part; empty while nobody has said. */
  plan: string[];
  /** Tasks for after the one under way. */
  queue: { queuedId: string; text: string }[];
  proposal: ProposalEntry[];
  /** What has left for models so far. */
  sent: SentTotal[];
}

/** All requests of a run to one model. */
export interface SentTotal {
  /** `host/model` */
  to: string;
  requests: number;
  /** UTF-8 bytes of their messages. */
  bytes: number;
  /** Names of the secrets that stood in them as names alone. */
  masked: string[];
  /** What it was asked as, and what that took. */
  usage: RoleUsage[];
}

/** What a role has taken of one model. */
export interface RoleUsage extends Usage {
  role: ModelRole;
  /** Absent where the price is not known. */
  dollars?: number;
}

/** A run in the list of those that are kept. */
export interface RunSummary {
  runId: string;
  task: string;
  /** Where it began. */
  origin: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Null while it is under way, as is `steps`. */
  status: RunStatus | null;
  /** Dispatched actions. */
  steps: number | null;
}

/** What a panel needs to know of the tab it stands for. */
export interface TabView {
  tabId: number;
  title: string;
  /** Origin and path, or null when the tab shows no web page. */
  url: string | null;
  /** Exact origin, or null when the tab shows no web page. */
  origin: string | null;
  /** Why nothing can be done on this tab, with the remedy; null when it can. */
  obstacle: string | null;
}
