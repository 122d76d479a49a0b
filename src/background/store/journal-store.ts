/** Runs and their events in IndexedDB. One awaited transaction an event: what is not written has not happened. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { AgentError, ConfigurationError } from "../../protocol/errors.ts";
import type { RunEvent } from "../../protocol/event.ts";

/** What is needed to find a run without reading its events. */
export interface RunRow {
  runId: string;
  tabId: number;
  startedAt: number;
  ended: boolean;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRow; indexes: { startedAt: number } };
  events: { key: [string, number]; value: RunEvent };
}

/** Runs kept; older ones are forgotten when a new one starts. */
const KEPT_RUNS = 100;

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>("deckhand", 1, {
    upgrade(db) {
      db.createObjectStore("runs", { keyPath: "runId" }).createIndex("startedAt", "startedAt");
      db.createObjectStore("events", { keyPath: ["runId", "seq"] });
    },
    terminated() {
      database = undefined;
    },
  });
  // A database that could not be opened is tried again the next time.
  database.catch(() => {
    database = undefined;
  });
  return database;
}

const ofRun = (runId: string) => IDBKeyRange.bound([runId, 0], [runId, Number.MAX_SAFE_INTEGER]);

/** @throws {ConfigurationError} `storage-full` when the browser refuses to write. */
async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new ConfigurationError(
      "storage-full",
      "Deckhand cannot write its journal, so it does nothing more. Free some disk space and run again.",
      { cause: error },
    );
  }
}

/**
 * What may be lost when the machine itself loses power, for it can be had again: the page is looked at anew, the model
 * asked anew, and an action without its outcome is one whose outcome is unknown. That an action begins, and what the user
 * says, must be on the disk first. The end of a worker or of the browser loses neither.
 */
const CAN_BE_HAD_AGAIN: ReadonlySet<RunEvent["type"]> = new Set([
  "page.observed",
  "model.asked",
  "model.answered",
  "action.planned",
  "action.authorised",
  "action.acked",
]);

/** Writes one event; the first of a run also makes its row, the last marks it ended. */
export function appendEvent(event: RunEvent): Promise<void> {
  return guarded(async () => {
    const durability = CAN_BE_HAD_AGAIN.has(event.type) ? "relaxed" : "strict";
    const transaction = (await open()).transaction(["runs", "events"], "readwrite", { durability });
    const runs = transaction.objectStore("runs");
    // `add` refuses a sequence number that is taken: two writers of one run cannot both win.
    await transaction.objectStore("events").add(event);
    if (event.type === "run.started") {
      await runs.put({ runId: event.runId, tabId: event.tabId, startedAt: event.at, ended: false });
    }
    const change = rowChangedBy(event);
    const row = change && (await runs.get(event.runId));
    if (row) await runs.put({ ...row, ...change });
    await transaction.done;
  });
}

/** What an event after the first changes in its run's row. */
function rowChangedBy(event: RunEvent): Partial<RunRow> | null {
  if (event.type === "run.finished") return { ended: true };
  const isHome = event.type === "tab.bound" || (event.type === "tab.replaced" && event.tab === "t1");
  return isHome ? { tabId: event.tabId } : null;
}

/** Replaces events that are already written. */
export function rewriteEvents(events: readonly RunEvent[]): Promise<void> {
  return guarded(async () => {
    const transaction = (await open()).transaction("events", "readwrite", { durability: "strict" });
    for (const event of events) await transaction.store.put(event);
    await transaction.done;
  });
}

/** All events of a run, in order. */
export async function readEvents(runId: string): Promise<RunEvent[]> {
  return (await open()).getAll("events", ofRun(runId));
}

/** Runs that have not ended: after a restart of the worker they go on. */
export async function activeRuns(): Promise<RunRow[]> {
  return (await (await open()).getAll("runs")).filter(({ ended }) => !ended);
}

/** The latest run of a tab, ended or not. */
export async function latestRun(tabId: number): Promise<RunRow | undefined> {
  const runs = await (await open()).getAllFromIndex("runs", "startedAt");
  return runs.findLast((run) => run.tabId === tabId);
}

/** All runs that are kept, the oldest first. */
export async function keptRuns(): Promise<RunRow[]> {
  return (await open()).getAllFromIndex("runs", "startedAt");
}

/** The first and the last event of a run. */
export async function readEnds(runId: string): Promise<{ first: RunEvent | undefined; last: RunEvent | undefined }> {
  const db = await open();
  const [first] = await db.getAll("events", ofRun(runId), 1);
  const last = await db.transaction("events").store.openCursor(ofRun(runId), "prev");
  return { first, last: last?.value };
}

/** Forgets the runs, but for those that have not ended. */
export async function forgetRuns(runs: readonly RunRow[]): Promise<void> {
  const db = await open();
  for (const { runId, ended } of runs) {
    if (!ended) continue;
    const transaction = db.transaction(["runs", "events"], "readwrite");
    await transaction.objectStore("runs").delete(runId);
    await transaction.objectStore("events").delete(ofRun(runId));
    await transaction.done;
  }
}

/** Forgets the oldest ended runs beyond what is kept. */
export async function pruneRuns(): Promise<void> {
  await forgetRuns((await keptRuns()).slice(0, -KEPT_RUNS));
}
