/** What the panel's views are given and what they may ask for; no view knows where either comes from. */
import type { Action } from "../protocol/action.ts";
import type { Answer } from "../protocol/question.ts";
import type { RunView, TabView } from "../protocol/view.ts";

/** A file that goes with the next task. */
export interface AttachedFile {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** The background has it. */
  isReady: boolean;
}

export interface PanelState {
  /** Null until the background has described the tab. */
  tab: TabView | null;
  view: RunView | null;
  /** The background has said whether there is a run; until then nothing that may be wrong is shown. */
  synced: boolean;
  /** Whether a model is set; null until known, so that the first-start text does not flash up. */
  configured: boolean | null;
  /** Why the last intent came to nothing, as a sentence. */
  notice: string | null;
  /** The intent that is under way; its buttons wait for the answer. */
  sending: "run" | "answer" | null;
  /** Until the next run starts. */
  attached: AttachedFile[];
}

/** How a model is to go about a task. */
export interface RunChoices {
  /** A plan is made, and waits to be looked at, before anything is done. */
  planFirst: boolean;
  /** The task goes on from the one that ended here last. */
  goOn: boolean;
}

export interface PanelIntents {
  /** True when the run has started; otherwise `notice` says why not. */
  run(task: string, choices: RunChoices): Promise<boolean>;
  pause(): void;
  resume(): void;
  stop(): void;
  answer(questionId: string, answer: Answer): void;
  /** Words for the model's next step, or more direct commands. True when they were taken; else `notice` says why not. */
  sendFeedback(text: string): Promise<boolean>;
  /** A command of the user's own, at once. True when it was taken. */
  sendOverride(text: string): Promise<boolean>;
  /** A task for after the one under way. True when it was taken. */
  queueTask(text: string): Promise<boolean>;
  unqueueTask(queuedId: string): void;
  /** What is left to do, as the user wants it. True when that is saved. */
  editPlan(items: string[]): Promise<boolean>;
  /** Changes an item of the kept proposal; null strikes it. True when that is saved. */
  editProposal(itemId: string, action: Action | null): Promise<boolean>;
  dropProposal(): void;
  attach(files: File[]): void;
  detach(key: string): void;
  dismissNotice(): void;
  openOptions(): void;
}

export const EMPTY_PANEL: PanelState = {
  tab: null,
  view: null,
  synced: false,
  configured: null,
  notice: null,
  sending: null,
  attached: [],
};
