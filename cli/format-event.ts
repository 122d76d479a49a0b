/** Events as lines for people. */
import { describeAction } from "../src/protocol/describe-action.ts";
import { describeSize } from "../src/protocol/describe-size.ts";
import { describeDollars } from "../src/protocol/describe-usage.ts";
import type { RunEvent, RunEventOf } from "../src/protocol/event.ts";
import { withoutUnseen } from "../src/protocol/unseen.ts";

/** Remembers what each action was, to name it when its outcome comes. */
export class EventFormatter {
  private readonly planned = new Map<string, RunEventOf<"action.planned">>();

  /** The line for an event, or null for events that people need not see. A terminal obeys characters that nobody sees. */
  format(event: RunEvent): string | null {
    const line = this.lineOf(event);
    return line && withoutUnseen(line).replaceAll("\r", "");
  }

  private lineOf(event: RunEvent): string | null {
    switch (event.type) {
      case "run.started":
        return `Task: ${event.task}\nOn ${event.url}, with ${event.model}.`;
      case "grant.given":
        return `  allowed   ${event.grant.mode === "read" ? "reading" : "changing"} ${event.grant.origin}`;
      case "page.observed":
        return `  read      ${event.url} (${describeSize(event.pageTokens, event.tokens)})`;
      case "model.said":
        return `  says      ${indented(event.text)}`;
      case "model.aborted":
        return "  gave up   the answer under way, to take in what you said";
      case "plan.changed":
        return `  plan      ${event.by === "user" ? "(yours) " : ""}${indented(event.items.join(" · "))}`;
      case "plan.made":
        return `  advice    ${indented(event.text)}`;
      case "finding.saved":
        return `  finding   ${indented(event.text)}`;
      case "model.failed":
        return `  model     ${indented(event.error.message)}`;
      case "question.asked":
        return `  asks      ${indented(questionText(event))}`;
      case "question.answered":
        return `  answered  ${answerText(event)}`;
      case "question.withdrawn":
        return `  withdrawn ${event.reason}`;
      case "feedback.given":
        return `  you       ${event.text} (${event.feedbackId})`;
      case "feedback.read":
        return `  read      ${event.feedbackIds.join(", ")}, at step ${event.step}`;
      case "feedback.acknowledged":
        return `  taken in  ${event.feedbackIds.join(", ")}`;
      case "task.queued":
        return `  you       for later: ${event.text}`;
      case "task.begun":
        return `DONE: ${event.before}\nTask: ${event.text}`;
      case "override.given":
        return `  you       at once: ${event.text}`;
      case "override.finished":
        return event.outcome === "done" ? null : `  not done  ${event.text}`;
      case "proposal.kept":
        return `  kept      ${event.items.map(({ action, target }) => oneLine(describeAction(action, target))).join("; ")}`;
      case "proposal.changed":
        return "  you       changed what was kept";
      case "proposal.closed":
        return `  kept      ${event.reason}`;
      case "tab.opened":
        return `  tab       ${event.tab}: ${event.origin}${event.by === "page" ? ", opened by the page" : ""}`;
      case "tab.closed":
        return `  tab       ${event.tab} closed${event.by === "user" ? " by you" : ""}`;
      case "tab.bound":
        return `  tab       goes on in ${event.origin}`;
      case "user.acted":
        return `  you       acted in the page (${event.what})`;
      case "run.interrupted":
        return "  …         interrupted by the browser, and taken up again";
      case "dialog.opened":
        return `  dialog    ${event.kind}: ${event.text}`;
      case "page.silent":
        return "  waiting   the page does not answer: a script or a dialog holds it up";
      case "action.planned":
        this.planned.set(event.actionId, event);
        return null;
      case "action.acked":
      case "action.dropped":
        return this.action(event.actionId, event.outcome, event.effect);
      case "action.unknown":
        return this.action(event.actionId, "unknown", event.effect);
      case "run.paused":
        return `  paused    ${PAUSED[event.by]}`;
      case "run.resumed":
        return "  resumed";
      case "run.finished":
        return `${event.status.toUpperCase()}: ${event.result}\n${event.steps} actions, ${event.modelCalls} model calls, ${event.tokens.in + event.tokens.out} tokens, ${costOf(event)}${(event.ms / 1000).toFixed(1)} s.`;
      default:
        return null;
    }
  }

  private action(actionId: string, outcome: string, effect: string): string | null {
    const planned = this.planned.get(actionId);
    // What it found stands there already, in full.
    if (planned?.action.action === "save_result" && outcome === "done") return null;
    const text = planned ? oneLine(describeAction(planned.action, planned.target)) : actionId;
    const detail = effect.split("\n").join("; ");
    return `  ${outcome.padEnd(9)} ${text}${detail ? ` — ${detail}` : ""}`;
  }
}

/** Lines of a text stay its own: none begins as an event does. */
const indented = (text: string): string => text.replaceAll("\n", `\n${" ".repeat(12)}`);

const oneLine = (text: string): string => text.replaceAll("\n", " ");

const PAUSED: Record<RunEventOf<"run.paused">["by"], string> = {
  user: "by you",
  "take-over": "because you took over",
  restart: "because the browser was restarted",
  debugger: "by the browser",
  plan: "so that you can look at the plan first",
};

function answerText({ answer }: RunEventOf<"question.answered">): string {
  if (answer.kind === "answer") return answer.text;
  if (answer.kind === "confirm") return answer.confirmed ? "yes" : "no";
  return { once: "once", task: "for this task", always: "always", deny: "no" }[answer.answer];
}

function questionText({ question }: RunEventOf<"question.asked">): string {
  if (question.kind === "answer") return question.text;
  if (question.kind === "confirm") return [question.effect.title, ...question.effect.lines].join("; ");
  return `May Deckhand ${question.access} ${question.origin}?`;
}

const costOf = ({ dollars }: RunEventOf<"run.finished">): string =>
  dollars === undefined ? "" : `${describeDollars(dollars)}, `;
