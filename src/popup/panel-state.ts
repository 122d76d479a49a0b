/** What the panel's views are given and what they may ask for; no view knows where either comes from. */
import type { Answer } from "../protocol/question.ts";
import type { RunView, TabView } from "../protocol/view.ts";

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
}

export interface PanelIntents {
  /** True when the run has started; otherwise `notice` says why not. */
  run(task: string): Promise<boolean>;
  pause(): void;
  resume(): void;
  stop(): void;
  answer(questionId: string, answer: Answer): void;
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
};
