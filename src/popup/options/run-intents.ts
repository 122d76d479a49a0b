/** What the options page does about the runs that are kept when it is asked to. */
import type { StoreApi } from "zustand/vanilla";
import type { Reply } from "../../protocol/errors.ts";
import type { RunSummary, RunView } from "../../protocol/view.ts";
import { callBackground } from "../messaging.ts";
import type { OptionsState, RunIntents } from "./options-state.ts";
import { runFileName } from "./run-words.ts";

type Store = StoreApi<OptionsState>;

/** Joins the list of runs to the background. */
export function runIntents(store: Store): RunIntents {
  return {
    showRun: (runId) => void callBackground("run-show", { runId }).then((reply) => show(store, reply)),
    openRunFile: async (file) => show(store, await callBackground("run-show", { file: await file.text() })),
    closeRun: () => store.setState({ shownRun: null }),
    saveRun: (run) => void saveRun(store, run),
    forgetRuns: (runId) => void forgetRuns(store, runId),
  };
}

export async function readRuns(store: Store): Promise<void> {
  const reply = await callBackground("runs-list", null);
  store.setState(reply.ok ? { runs: reply.value } : { runProblem: reply.error.message });
}

function show(store: Store, reply: Awaited<Reply<RunView>>): void {
  store.setState(reply.ok ? { shownRun: reply.value, runProblem: null } : { runProblem: reply.error.message });
}

async function saveRun(store: Store, run: RunSummary): Promise<void> {
  const reply = await callBackground("run-file", { runId: run.runId });
  store.setState({ runProblem: reply.ok ? null : reply.error.message });
  if (reply.ok) download(reply.value, runFileName(run));
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

async function forgetRuns(store: Store, runId: string | null): Promise<void> {
  const reply = await callBackground("runs-forget", { runId });
  store.setState(reply.ok ? { runs: reply.value, runProblem: null } : { runProblem: reply.error.message });
  const { shownRun } = store.getState();
  if (reply.ok && (runId === null || shownRun?.runId === runId)) store.setState({ shownRun: null });
}
