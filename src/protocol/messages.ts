/** The one contract between processes. Nothing crosses that is not here, and what crosses is plain data. */
import type { Action, ActionResult, PageAction } from "./action.ts";
import type { Reply } from "./errors.ts";
import type { Attendance, Limits, RunEvent } from "./event.ts";
import type { Grant, SiteRule, SiteRules } from "./grant.ts";
import type { HeardListeners } from "./listener-marks.ts";
import type { Answer } from "./question.ts";
import type { SavedSecret, SavedSecretView } from "./secret.ts";
import type { AllModelSettingsView, FoundModels, Input, ModelGroup, ModelSettings } from "./settings.ts";
import type { ElementFacts, FrameSnapshot } from "./snapshot.ts";
import type { RunSummary, RunView, TabView } from "./view.ts";

export interface RunStart {
  tabId: number;
  task: string;
  limits?: Partial<Limits>;
  attendance?: Attendance;
  /** Accepted in the headless build alone, where flags stand for the user's answers. */
  grants?: Grant[];
  /** Files that were handed over by `attachment-add`. */
  attachments?: string[];
  /** Plan, and wait for the user to look at the plan, before anything is done. */
  planFirst?: boolean;
  /** The run that ended here last: this task goes on from it. */
  follows?: string;
}

/** A file on its way between our pages, the background and a web page. */
export interface FileContent {
  name: string;
  type: string;
  base64: string;
}

/** Our own pages ask the background. */
export interface PanelToBackground {
  "tab-view"(data: { tabId: number }): Reply<TabView>;
  "run-start"(data: RunStart): Reply<{ runId: string }>;
  "run-pause"(data: { runId: string }): Reply<null>;
  "run-resume"(data: { runId: string }): Reply<null>;
  "run-stop"(data: { runId: string }): Reply<null>;
  "question-answer"(data: { runId: string; questionId: string; answer: Answer }): Reply<null>;
  /** Words to the model while it works; without a model, more direct commands for after those under way. */
  "run-feedback"(data: { runId: string; text: string }): Reply<null>;
  /** A command to be carried out at once, also while the run is paused. */
  "run-override"(data: { runId: string; text: string }): Reply<null>;
  /** A task for after the one under way; without a model, more direct commands. */
  "task-queue"(data: { runId: string; text: string }): Reply<null>;
  "task-unqueue"(data: { runId: string; queuedId: string }): Reply<null>;
  /** What is left to do, as the user wants it. */
  "plan-edit"(data: { runId: string; items: string[] }): Reply<null>;
  /** Changes an action of the kept proposal; null strikes it. */
  "proposal-edit"(data: { runId: string; itemId: string; action: Action | null }): Reply<null>;
  /** Lets the whole proposal go. */
  "proposal-drop"(data: { runId: string }): Reply<null>;
  /** Takes a file for a task that is not started yet. */
  "attachment-add"(data: FileContent): Reply<{ attachmentId: string }>;
  "attachment-remove"(data: { attachmentId: string }): Reply<null>;
  "settings-read"(data: null): Reply<AllModelSettingsView>;
  /** An absent field stays as it is. */
  "settings-write"(data: {
    group: ModelGroup;
    change: Partial<Omit<ModelSettings, "provider">> & { provider?: ModelSettings["provider"] | "" };
  }): Reply<AllModelSettingsView>;
  "connection-test"(data: { group: ModelGroup }): Reply<{ model: string; ms: number }>;
  /** Looks for models on this machine. */
  "models-find"(data: null): Reply<FoundModels>;
  "limits-read"(data: null): Reply<Limits>;
  /** Holds for the tasks that are started from then on. */
  "limits-write"(data: Limits): Reply<Limits>;
  "input-read"(data: null): Reply<Input>;
  /** Holds for the tasks that are started from then on. */
  "input-write"(data: { input: Input }): Reply<Input>;
  /** The latest first. */
  "runs-list"(data: null): Reply<RunSummary[]>;
  /** A run that is kept, or one that a file holds. */
  "run-show"(data: { runId: string } | { file: string }): Reply<RunView>;
  /** Its events, one JSON object a line. */
  "run-file"(data: { runId: string }): Reply<string>;
  /** One run, or with null all of them; those under way stay. */
  "runs-forget"(data: { runId: string | null }): Reply<RunSummary[]>;
  "sites-read"(data: null): Reply<SiteRules>;
  /** What is absent of a rule stays as it is, at first *ask*; `rule: null` forgets the site. */
  "site-write"(data: { origin: string; rule: Partial<SiteRule> | null }): Reply<SiteRules>;
  "secrets-read"(data: null): Reply<SavedSecretView[]>;
  "secret-add"(data: SavedSecret): Reply<SavedSecretView[]>;
  "secret-forget"(data: { name: string }): Reply<SavedSecretView[]>;
}

/** Name of the port on which run state flows down to a panel: `panel:<tabId>`. */
export const PANEL_PORT = "panel:";
/** Name of the port on which the events of a run flow down: `events:<runId>`. */
export const EVENTS_PORT = "events:";

export type PanelPush = { view: RunView | null };
export type EventsPush = { events: RunEvent[] };

/** A pointer, keyboard or wheel input: the five primitives that every action is written over. Coordinates are CSS pixels of the frame's viewport. */
export type InputRequest =
  | { primitive: "move"; x: number; y: number }
  | {
      primitive: "press";
      x: number;
      y: number;
      button: "left" | "right" | "middle";
      count: number;
      modifiers: string[];
      /** Milliseconds between down and up. */
      hold?: number;
    }
  /** A press in halves, with moves in between: a drag. */
  | { primitive: "down" | "up"; x: number; y: number }
  | { primitive: "key"; key: string; modifiers: string[] }
  | { primitive: "insert-text"; text: string }
  | { primitive: "wheel"; x: number; y: number; deltaX: number; deltaY: number };

/** What the page answers while it performs: it needs an input made, or it has finished. */
export type PerformReply = { state: "input"; input: InputRequest } | { state: "finished"; result: ActionResult };

/** The background asks a document's content script. */
export interface BackgroundToContent {
  /** With `whole` what is far away is read too, however much it is, as long as the reply is not too long. */
  "snapshot-take": { request: { refPrefix: string; whole?: boolean }; response: FrameSnapshot };
  /** With `print`, one that is gone or changed is looked for again: exactly one element must have the same fingerprint. */
  "element-describe": { request: { ref: string | null; print?: number }; response: ElementFacts | null };
  /** Starts an action; the reply is its first need of input, or its result. */
  "action-perform": {
    request: {
      actionId: string;
      action: PageAction;
      prints: Record<string, number>;
      trusted: boolean;
      /** Whether another element with the identical fingerprint may stand in for a lost target; never for class X. */
      relocate?: boolean;
      /** For `upload_file`: what the named files hold. */
      files?: FileContent[];
    };
    response: PerformReply;
  };
  /** The input that was asked for has been made. */
  "action-continue": { request: { actionId: string }; response: PerformReply };
  "action-cancel": { request: { actionId: string }; response: null };
  /**
   * Ends when the document is quiet, or after `limitMs`; says what changed since the action began. With `requestsKnown`
   * the background sees to the requests: the document looks at itself alone, and may be asked again.
   */
  "settle-wait": { request: { limitMs: number; requestsKnown?: boolean }; response: { changes: string[] } };
  /** For a frame on the way to the target: where the child's content box lies, and guards events that miss it. */
  "frame-locate": {
    request: { frameIndex: number; guard: boolean; x: number; y: number };
    response: { x: number; y: number } | null;
  };
  "guard-release": { request: null; response: null };
  /** Which of its parent's `window.frames` the document is now: when one goes, those behind it move up. */
  "frame-index": { request: null; response: number | null };
  /** Starts and stops reporting what the user does in a run's tab. */
  "watch-set": { request: { watching: boolean }; response: null };
  /**
   * The browser is about to be asked who listens for presses: elements are marked with this token until it has been.
   * False, and nothing is marked, when what is known of the document is still good.
   */
  "listeners-await": { request: { token: string }; response: boolean };
  /** What the browser said of the marked elements; null when it said nothing. */
  "listeners-heard": { request: { listeners: HeardListeners | null }; response: null };
}
export type ContentRequest = {
  [Name in keyof BackgroundToContent]: {
    name: Name;
    data: BackgroundToContent[Name]["request"];
    /** Proof that a reply belongs to this request. */
    nonce: string;
  };
}[keyof BackgroundToContent];

/** What a content script may say unasked; all of it only takes power away. */
export type ContentNotice = { notice: "user-acted"; what: "pointer" | "key" | "paste" };

export type { Action };
