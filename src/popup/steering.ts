/** What the user says to a run that is under way, on its way to the background. */
import type { StoreApi } from "zustand/vanilla";
import type { Action } from "../protocol/action.ts";
import type { Reply, WireError } from "../protocol/errors.ts";
import type { ProposalEntry } from "../protocol/view.ts";
import type { CallBackground } from "./messaging.ts";
import type { PanelIntents, PanelState } from "./panel-state.ts";
import { LONGEST_MESSAGE, refusalOfLength } from "./text-length.ts";

export type Steering = Pick<
  PanelIntents,
  | "pause"
  | "resume"
  | "stop"
  | "sendFeedback"
  | "sendOverride"
  | "queueTask"
  | "unqueueTask"
  | "editPlan"
  | "editProposal"
  | "dropProposal"
>;

const NOTHING_SAID = "Write the message first.";

/** The intents that steer the run which the panel shows. */
export function steeringOf(store: StoreApi<PanelState>, call: CallBackground): Steering {
  const edits = new ProposalEdits(store, call);
  const steer = (name: "run-pause" | "run-resume" | "run-stop" | "proposal-drop") =>
    report(store, (runId) => call(name, { runId }));
  const say = async (name: "run-feedback" | "run-override" | "task-queue", words: string) => {
    const text = words.trim();
    const notice = text === "" ? NOTHING_SAID : refusalOfLength(text, LONGEST_MESSAGE);
    if (notice === null) return report(store, (runId) => call(name, { runId, text }));
    store.setState({ notice });
    return false;
  };
  return {
    pause: () => void steer("run-pause"),
    // Who changes a field and presses Resume means the changed one.
    resume: () => void edits.whenSaved(() => steer("run-resume")),
    stop: () => void steer("run-stop"),
    sendFeedback: (text) => say("run-feedback", text),
    sendOverride: (text) => say("run-override", text),
    queueTask: (text) => say("task-queue", text),
    unqueueTask: (queuedId) => void report(store, (runId) => call("task-unqueue", { runId, queuedId })),
    editPlan: (items) => report(store, (runId) => call("plan-edit", { runId, items })),
    editProposal: (itemId, action) => edits.save(itemId, action),
    dropProposal: () => void steer("proposal-drop"),
  };
}

/** Sends something about the shown run; why it was not taken becomes the notice. */
async function report(
  store: StoreApi<PanelState>,
  send: (runId: string) => Promise<Reply<null> | { ok: false; error: WireError }>,
): Promise<boolean> {
  const { view } = store.getState();
  if (view === null) return false;
  const reply = await send(view.runId);
  store.setState({ notice: reply.ok ? null : reply.error.message });
  return reply.ok;
}

/** Changes to the proposal, in the order in which they were made. */
class ProposalEdits {
  private last: Promise<unknown> = Promise.resolve();
  /** What is written in the panel and not what the background has: why, by item. */
  private readonly unsaved = new Map<string, string>();

  constructor(
    private readonly store: StoreApi<PanelState>,
    private readonly call: CallBackground,
  ) {}

  save(itemId: string, action: Action | null): Promise<boolean> {
    const saved = this.last.then(async () => {
      const taken = await report(this.store, (runId) => this.call("proposal-edit", { runId, itemId, action }));
      if (taken) this.unsaved.delete(itemId);
      else this.unsaved.set(itemId, this.store.getState().notice ?? "");
      return taken;
    });
    this.last = saved;
    return saved;
  }

  /** Goes on after all changes, unless one that is still shown could not be saved. */
  async whenSaved(goOn: () => Promise<unknown>): Promise<void> {
    await this.last;
    const shown = this.store.getState().view?.proposal ?? [];
    const unsaved = shown.find(({ itemId }) => this.unsaved.has(itemId));
    if (unsaved === undefined) await goOn();
    else this.store.setState({ notice: this.whyNot(unsaved) });
  }

  private whyNot({ itemId, text }: ProposalEntry): string {
    return `Not resumed, for your change to “${text}” is not saved. ${this.unsaved.get(itemId)}`;
  }
}
