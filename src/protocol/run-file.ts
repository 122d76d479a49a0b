/** A run as a file: its events, one JSON object a line, as `deckhand run --json` prints them too. */
import { ProtocolError } from "./errors.ts";
import type { RunEvent, RunEventType } from "./event.ts";

export function writeRunFile(events: readonly RunEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

/**
 * What `tell` makes of the events of a file. Nothing is asked of a model or a page: the events are all there is to a run.
 * @throws {ProtocolError} `message-invalid` when it is no file of a run, or `tell` misses something in it; names the line
 */
export function replayRunFile<Told>(text: string, tell: (events: RunEvent[]) => Told): Told {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const events: RunEvent[] = [];
  for (const [index, line] of lines.entries()) events.push(readLine(line, index + 1, events.at(-1)));
  if (events[0]?.type !== "run.started") throw notARun("It does not begin with the start of a run.");
  try {
    return tell(events);
  } catch (cause) {
    throw notARun("An event lacks something that belongs to it.", cause);
  }
}

const TYPES: Readonly<Record<RunEventType, true>> = {
  "run.finished": true,
  "run.started": true,
  "grant.given": true,
  "grant.used": true,
  "question.asked": true,
  "question.answered": true,
  "question.withdrawn": true,
  "document.seen": true,
  "page.observed": true,
  "history.folded": true,
  "feedback.given": true,
  "feedback.read": true,
  "feedback.acknowledged": true,
  "task.queued": true,
  "task.unqueued": true,
  "task.begun": true,
  "override.given": true,
  "override.finished": true,
  "proposal.kept": true,
  "proposal.changed": true,
  "proposal.closed": true,
  "finding.saved": true,
  "tab.opened": true,
  "tab.switched": true,
  "tab.closed": true,
  "tab.replaced": true,
  "model.asked": true,
  "model.said": true,
  "model.answered": true,
  "model.aborted": true,
  "model.failed": true,
  "plan.made": true,
  "plan.changed": true,
  "action.planned": true,
  "action.authorised": true,
  "action.dispatched": true,
  "action.acked": true,
  "action.dropped": true,
  "action.unknown": true,
  "dialog.opened": true,
  "dialog.closed": true,
  "page.silent": true,
  "user.acted": true,
  "run.paused": true,
  "run.resumed": true,
  "run.interrupted": true,
  "tab.bound": true,
};

function isEventType(type: unknown): type is RunEventType {
  return typeof type === "string" && Object.hasOwn(TYPES, type);
}

function readLine(line: string, number: number, before: RunEvent | undefined): RunEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw notARun(`Line ${number} is no JSON.`, cause);
  }
  if (!isEvent(value)) throw notARun(`Line ${number} is no event that this version of Deckhand knows.`);
  if (before && (value.runId !== before.runId || value.seq !== before.seq + 1))
    throw notARun(`Line ${number} does not follow on the one before.`);
  return value;
}

/** What belongs to an event by its type is missed when it is told. */
function isEvent(value: unknown): value is RunEvent {
  if (typeof value !== "object" || value === null) return false;
  if (!("type" in value && "runId" in value && "seq" in value && "at" in value)) return false;
  const { type, runId, seq, at } = value;
  return isEventType(type) && typeof runId === "string" && Number.isSafeInteger(seq) && typeof at === "number";
}

const notARun = (problem: string, cause?: unknown) =>
  new ProtocolError("message-invalid", `This is no file of a run. ${problem}`, { cause });
