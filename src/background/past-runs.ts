/** The runs that are kept: what the options page lists, shows, hands out as files and forgets. */
import * as z from "zod/mini";
import { fold, viewOf } from "../agent/index.ts";
import { OUTCOMES } from "../protocol/action.ts";
import { ConfigurationError } from "../protocol/errors.ts";
import type { RunEvent } from "../protocol/event.ts";
import { replayRunFile, writeRunFile } from "../protocol/run-file.ts";
import type { RunSummary, RunView } from "../protocol/view.ts";
import { forgetRuns, keptRuns, type RunRow, readEnds, readEvents } from "./store/journal-store.ts";

/** The latest first. */
export async function listRuns(): Promise<RunSummary[]> {
  const summaries = await Promise.all((await keptRuns()).map(summaryOf));
  return summaries.filter((summary) => summary !== null).reverse();
}

async function summaryOf({ runId, startedAt }: RunRow): Promise<RunSummary | null> {
  const { first, last } = await readEnds(runId);
  if (first?.type !== "run.started") return null;
  const finished = last?.type === "run.finished" ? last : null;
  return {
    runId,
    task: first.task,
    origin: first.origin,
    startedAt,
    status: finished?.status ?? null,
    steps: finished?.steps ?? null,
  };
}

/** @throws {ConfigurationError} `run-unknown` when it has been forgotten meanwhile */
export async function runAsFile(runId: string): Promise<string> {
  return writeRunFile(await eventsOf(runId));
}

/** A run as the panel shows it. */
export async function showRun(runId: string): Promise<RunView> {
  return shown(await eventsOf(runId));
}

/** @throws {ProtocolError} `message-invalid` when the text is no file of a run */
export function showRunFile(text: string): RunView {
  return replayRunFile(text, (events) => {
    const view = shown(events);
    SHOWABLE.parse(view);
    return view;
  });
}

/** What the page would break on where it were something else: in a file anything may stand for a text. */
const SHOWABLE = z.object({
  task: z.string(),
  entries: z.array(
    z.object({ text: z.string(), detail: z.optional(z.string()), outcome: z.optional(z.enum(OUTCOMES)) }),
  ),
  findings: z.array(z.string()),
  result: z.nullable(
    z.object({ status: z.enum(["done", "partial", "blocked", "declined", "failed", "stopped"]), text: z.string() }),
  ),
});

/** Forgets one run, or all of them; not what is still under way. */
export async function forget(runId: string | null): Promise<RunSummary[]> {
  await forgetRuns((await keptRuns()).filter((run) => runId === null || run.runId === runId));
  return listRuns();
}

function shown(events: RunEvent[]): RunView {
  return viewOf(events[0]?.runId ?? "", fold(events), events, "");
}

async function eventsOf(runId: string): Promise<RunEvent[]> {
  const events = await readEvents(runId);
  if (events.length === 0) throw new ConfigurationError("run-unknown", "This run has been forgotten.");
  return events;
}
