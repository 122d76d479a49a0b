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

export interface PanelIntents {
  /** True when the run has started; otherwise `notice` says why not. */
  run(task: string): Promise<boolean>;
  pause(): void;
  resume(): void;
  stop(): void;
  answer(questionId: string, answer: Answer): void;
  /** Words for the model's next step, or more direct commands. True when they were taken; else `notice` says why not. */
  sendFeedback(text: string): Promise<boolean>;
  /** A command of the user's own, at once. True when it was taken. */
  sendOverride(text: string): Promise<boolean>;
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
