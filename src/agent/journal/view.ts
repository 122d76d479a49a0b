/** A run as the panel shows it: computed from the journal, so that a panel opened late sees the same as one that was there. */

import type { ActionName } from "../../protocol/action.ts";
import { describeAction } from "../../protocol/describe-action.ts";
import { describeSize } from "../../protocol/describe-size.ts";
import type { ProposalItem, RunEvent, RunEventOf, RunEventType, RunStatus } from "../../protocol/event.ts";
import type { LogEntry, ProposalEntry, RunView, StatusWord } from "../../protocol/view.ts";
import { sentTotals } from "./ledger.ts";
import { openTabs, type RunState } from "./state.ts";

const ENDED: Record<RunStatus, StatusWord> = {
  done: "Done",
  partial: "Done",
  blocked: "Failed",
  declined: "Declined",
  failed: "Failed",
  stopped: "Stopped",
};

/** The view of a run. `say` is what the model is saying right now. */
export function viewOf(runId: string, state: RunState, events: readonly RunEvent[], say: string): RunView {
  const { started, finished, question } = state;
  return {
    runId,
    tabId: started?.tabId ?? -1,
    mode: started?.mode ?? "direct",
    task: started?.task ?? "",
    status: statusOf(state),
    detail: detailOf(state),
    say,
    active: finished === null,
    paused: state.pausedBy !== null,
    entries: entriesOf(events),
    question: question ? { id: question.questionId, question: question.question } : null,
    result: finished ? { status: finished.status, text: finished.result } : null,
    findings: state.findings,
    plan: state.plan,
    queue: state.queue,
    proposal: state.proposal.map(proposalEntry),
    sent: sentTotals(events),
  };
}

/** What of an action the user can put differently without knowing the page as the model does. */
const EDITABLE: Partial<Record<ActionName, { field: string; label: string }>> = {
  type: { field: "text", label: "Text" },
  select_option: { field: "option", label: "Option" },
  press_key: { field: "key", label: "Key" },
  navigate: { field: "address", label: "Address" },
  open_tab: { field: "address", label: "Address" },
  note: { field: "text", label: "Note" },
  save_result: { field: "text", label: "Result" },
};

function proposalEntry({ itemId, action, target }: ProposalItem): ProposalEntry {
  const editable = EDITABLE[action.action];
  const value = editable ? Object.entries(action).find(([field]) => field === editable.field)?.[1] : undefined;
  return {
    itemId,
    text: describeAction(action, target),
    action,
    editable: editable && typeof value === "string" ? { ...editable, value } : null,
  };
}

function statusOf(state: RunState): StatusWord {
  if (state.finished) return ENDED[state.finished.status];
  if (state.pausedBy) return "Paused";
  if (state.question || state.awaitsChrome) return "Waiting for you";
  return state.phase === "acting" ? "Acting" : "Planning";
}

function detailOf(state: RunState): string {
  if (state.finished) return state.finished.status === "partial" ? "in part" : "";
  if (state.pausedBy === "take-over") return "you took over; press Resume when you have finished";
  if (state.pausedBy === "restart") return "the browser was restarted; press Resume";
  if (state.pausedBy === "plan") return "look at the plan, then press Resume";
  if (state.awaitsChrome) return `Chrome asks whether Deckhand may see ${state.awaitsChrome}`;
  const parts = state.step > 0 ? [`step ${state.step}`] : [];
  if (openTabs(state).length > 1) parts.push(`tab ${state.tab}`);
  const { pageTokens } = state;
  if (pageTokens) parts.push(describeSize(pageTokens.whole, pageTokens.outline));
  return parts.join(" · ");
}

const PAUSED: Record<RunEventOf<"run.paused">["by"], string> = {
  user: "Paused",
  "take-over": "Paused, because you took over",
  restart: "Paused, because the browser was restarted",
  debugger: "Paused",
  plan: "Paused, so that you can look at the plan first",
};

const LONGEST_PLAN_LINE = 90;

const cutText = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

type Writers = { [Type in RunEventType]?: (event: RunEventOf<Type>) => Omit<LogEntry, "id" | "event"> | null };

/** What an event says in the log; those that are missing here are shown by the line of another event, or not at all. */
const WRITERS: Writers = {
  "run.started": ({ task, model }) => ({ text: task, detail: `with ${model}`, by: "user" }),
  "grant.given": ({ grant }) => ({
    text: `${grant.mode === "read" ? "Reading" : "Changing"} ${grant.origin} is allowed`,
    detail: { once: "once", task: "for this task", always: "always" }[grant.scope],
  }),
  "question.asked": ({ question }) => ({
    text:
      question.kind === "answer"
        ? question.text
        : question.kind === "site"
          ? `May Deckhand ${question.access} ${question.origin}?`
          : question.effect.title,
  }),
  "question.answered": ({ answer }) => ({
    text:
      answer.kind === "answer"
        ? `You answered: ${answer.text}`
        : answer.kind === "confirm"
          ? answer.confirmed
            ? "You confirmed"
            : "You said no"
          : {
              once: "You allowed it once",
              task: "You allowed it for this task",
              always: "You allowed it always",
              deny: "You denied it",
            }[answer.answer],
    by: "user",
  }),
  "question.withdrawn": ({ reason }) => ({ text: `The question was withdrawn: ${reason}` }),
  "page.observed": ({ url, tokens, pageTokens }) => ({
    text: `Read ${url}`,
    detail: describeSize(pageTokens, tokens),
  }),
  "model.said": ({ text }) => ({ text, by: "model" }),
  "model.failed": ({ error, retryInMs }) => ({
    text: error.code === "answer-invalid" ? "The model's answer could not be used; it is asked again" : error.message,
    ...(retryInMs === undefined ? {} : { detail: `Trying again in ${Math.ceil(retryInMs / 1000)} s` }),
  }),
  "history.folded": ({ brief }) =>
    brief ? { text: "The conversation had become too long: its beginning is told to the model in short" } : null,
  "action.planned": (event) => ({
    text: describeAction(event.action, event.target),
    action: event.action.action,
    by: event.overrideId === undefined ? event.by : "user",
  }),
  "plan.made": ({ text }) => ({ text: `It went round in circles. New plan: ${text}`, by: "model" }),
  "plan.changed": ({ items, by }) => ({
    // All of it stands below the log.
    text: cutText(`${by === "user" ? "You changed the plan" : "Plan"}: ${items.join(" · ")}`, LONGEST_PLAN_LINE),
    by: by === "user" ? "user" : "model",
  }),
  "task.queued": ({ text }) => ({ text, detail: "for after this task", by: "user" }),
  "task.unqueued": () => ({ text: "You took a task out of the queue", by: "user" }),
  "task.begun": ({ text, before }) => ({ text: `Done: ${before}`, detail: `Next: ${text}` }),
  "model.aborted": () => ({ text: "The answer under way was given up, to take in what you said" }),
  "feedback.given": ({ text }) => ({ text, detail: "queued", by: "user" }),
  "override.given": ({ text }) => ({ text, detail: "at once", by: "user" }),
  "proposal.kept": ({ items }) => ({
    text:
      items.length === 1 ? "Kept one action for when you resume" : `Kept ${items.length} actions for when you resume`,
  }),
  "proposal.changed": ({ items }) => ({
    text: items.length === 0 ? "You struck what was kept" : "You changed what it was about to do",
    by: "user",
  }),
  "tab.opened": ({ tab, origin, by }) => ({
    text: by === "page" ? `The page opened a new tab, ${tab}: ${origin}` : `Opened tab ${tab}: ${origin}`,
  }),
  "tab.closed": ({ tab, by }) => (by === "user" ? { text: `You closed tab ${tab}`, by: "user" } : null),
  "dialog.opened": ({ kind, text }) => ({ text: `The page opened a ${kind}: ${text}` }),
  "dialog.closed": ({ accepted, by }) => ({
    text: `${by === "user" ? "You answered the dialog with" : "The dialog was answered with"} ${accepted ? "OK" : "Cancel"}`,
    by: by === "user" ? "user" : "model",
  }),
  "page.silent": () => ({
    text: "The page does not answer. If it shows a dialog, answer that in the tab; Deckhand goes on as soon as it can.",
  }),
  "user.acted": ({ what }) => ({ text: `You acted in the page (${what})`, by: "user" }),
  "run.paused": ({ by }) => ({ text: PAUSED[by] }),
  "run.resumed": () => ({ text: "Resumed" }),
  "run.interrupted": () => ({ text: "Interrupted by the browser, and taken up again" }),
  "run.finished": ({ status, result, needsPerson }) => ({
    text: `${ENDED[status]}: ${result}`,
    ...(needsPerson ? { detail: "It needs a person to go on." } : {}),
  }),
};

/** What began so little before the answer's end has saved nobody anything. */
const TOLD_SAVING_MS = 100;

/** The model's words say what starting on them early has saved. */
function updateSaid(entry: LogEntry | undefined, event: RunEvent): void {
  if (event.type !== "model.answered" || event.savedMs === undefined || event.savedMs < TOLD_SAVING_MS) return;
  if (entry?.event === "model.said") entry.detail = `begun ${(event.savedMs / 1000).toFixed(1)} s before its end`;
}

function entriesOf(events: readonly RunEvent[]): LogEntry[] {
  const entries: LogEntry[] = [];
  let said: LogEntry | undefined;
  const ofAction = new Map<string, LogEntry>();
  const ofWords = new Map<string, LogEntry>();
  for (const event of events) {
    updateWords(ofWords, event);
    updateSaid(said, event);
    if ("actionId" in event && event.type !== "action.planned" && event.type !== "question.asked") {
      updateAction(ofAction.get(event.actionId ?? ""), event);
      continue;
    }
    // The table is keyed by the event's own type, which the compiler cannot follow through an index.
    const writer = WRITERS[event.type] as ((event: RunEvent) => Omit<LogEntry, "id" | "event"> | null) | undefined;
    const written = writer?.(event);
    if (!written) continue;
    const entry: LogEntry = { id: event.seq, event: event.type, ...written };
    entries.push(entry);
    if (event.type === "model.said") said = entry;
    if (event.type === "action.planned") ofAction.set(event.actionId, entry);
    if (event.type === "feedback.given") ofWords.set(event.feedbackId, entry);
    if (event.type === "override.given") ofWords.set(event.overrideId, entry);
  }
  return entries;
}

/** What the user said shows how far it has come. */
function updateWords(entries: Map<string, LogEntry>, event: RunEvent): void {
  const update = (id: string, detail: string) => {
    const entry = entries.get(id);
    if (entry) Object.assign(entry, { event: event.type, detail });
  };
  if (event.type === "feedback.read") for (const id of event.feedbackIds) update(id, `read at step ${event.step}`);
  if (event.type === "feedback.acknowledged") {
    for (const id of event.feedbackIds) update(id, `${entries.get(id)?.detail ?? "read"}, taken in`);
  }
  if (event.type === "override.finished") {
    update(event.overrideId, event.outcome === "done" ? "done" : `not done: ${event.text}`);
  }
}

/** The line of an action follows it through its life. */
function updateAction(entry: LogEntry | undefined, event: RunEvent): void {
  if (!entry) return;
  entry.event = event.type;
  if (event.type === "action.acked" || event.type === "action.dropped") {
    entry.outcome = event.outcome;
    entry.detail = event.effect;
  }
  if (event.type === "action.unknown") {
    entry.outcome = "unknown";
    entry.detail = event.effect;
  }
}
