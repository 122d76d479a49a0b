/** How a line of the command log is drawn: which sign stands before it, in which tone, and what the sign says aloud. */
import type { Outcome } from "../protocol/action.ts";
import type { RunEventType } from "../protocol/event.ts";
import type { LogEntry, RunView } from "../protocol/view.ts";

export type Tone = "quiet" | "good" | "care" | "bad" | "live";
export type GlyphName =
  | "tick"
  | "equals"
  | "barred"
  | "skip"
  | "cross"
  | "question"
  | "ring"
  | "eye"
  | "person"
  | "speech"
  | "warning"
  | "pause"
  | "play"
  | "flag"
  | "key"
  | "window"
  | "clock"
  | "bolt"
  | "pencil"
  | "bookmark";

export interface EntryForm {
  glyph: GlyphName;
  tone: Tone;
  /** What the sign means, in words. */
  label: string;
  /** The outcome stands in words on the line as well: only success speaks for itself. */
  spelled: boolean;
}

const OUTCOME_FORMS: Record<Outcome, EntryForm> = {
  done: { glyph: "tick", tone: "good", label: "done", spelled: false },
  "no-change": { glyph: "equals", tone: "quiet", label: "no change", spelled: true },
  refused: { glyph: "barred", tone: "care", label: "refused", spelled: true },
  denied: { glyph: "barred", tone: "bad", label: "denied", spelled: true },
  skipped: { glyph: "skip", tone: "quiet", label: "skipped", spelled: true },
  failed: { glyph: "cross", tone: "bad", label: "failed", spelled: true },
  unknown: { glyph: "question", tone: "care", label: "outcome unknown", spelled: true },
};

const UNDER_WAY: EntryForm = { glyph: "ring", tone: "live", label: "under way", spelled: false };

function sign(glyph: GlyphName, tone: Tone, label: string): EntryForm {
  return { glyph, tone, label, spelled: false };
}

const EVENT_FORMS: Record<RunEventType, EntryForm> = {
  "run.started": sign("flag", "quiet", "start"),
  "grant.given": sign("key", "quiet", "permission"),
  "grant.used": sign("key", "quiet", "permission"),
  "question.asked": sign("question", "care", "question"),
  "question.answered": sign("person", "quiet", "your answer"),
  "question.withdrawn": sign("skip", "quiet", "question withdrawn"),
  "document.seen": sign("window", "quiet", "page"),
  "page.observed": sign("eye", "quiet", "looked"),
  "history.folded": sign("eye", "quiet", "looked"),
  "feedback.given": sign("clock", "care", "your message"),
  "feedback.read": sign("eye", "quiet", "your message"),
  "feedback.acknowledged": sign("tick", "good", "your message"),
  "task.queued": sign("clock", "quiet", "your next task"),
  "task.unqueued": sign("skip", "quiet", "your next task"),
  "task.begun": sign("flag", "good", "next task"),
  "override.given": sign("bolt", "quiet", "your command"),
  "override.finished": sign("bolt", "quiet", "your command"),
  "proposal.kept": sign("pause", "care", "kept"),
  "proposal.changed": sign("pencil", "quiet", "your change"),
  "proposal.closed": sign("skip", "quiet", "no longer kept"),
  "finding.saved": sign("bookmark", "good", "finding"),
  "tab.opened": sign("window", "quiet", "tab"),
  "tab.switched": sign("window", "quiet", "tab"),
  "tab.closed": sign("window", "quiet", "tab"),
  "tab.replaced": sign("window", "quiet", "tab"),
  "tab.bound": sign("window", "quiet", "tab"),
  "run.interrupted": sign("play", "care", "interrupted"),
  "model.asked": sign("speech", "live", "asking the model"),
  "model.said": sign("speech", "quiet", "Deckhand"),
  "model.answered": sign("speech", "quiet", "answer"),
  "model.aborted": sign("skip", "quiet", "request given up"),
  "plan.made": sign("speech", "quiet", "Deckhand"),
  "plan.changed": sign("flag", "quiet", "plan"),
  "model.failed": sign("warning", "bad", "model failed"),
  "action.planned": UNDER_WAY,
  "action.authorised": UNDER_WAY,
  "action.dispatched": UNDER_WAY,
  "action.acked": OUTCOME_FORMS.done,
  "action.dropped": OUTCOME_FORMS.refused,
  "action.unknown": OUTCOME_FORMS.unknown,
  "dialog.opened": sign("window", "care", "dialog"),
  "dialog.closed": sign("window", "quiet", "dialog"),
  "page.silent": sign("window", "care", "no answer"),
  "user.acted": sign("person", "quiet", "you"),
  "run.paused": sign("pause", "care", "paused"),
  "run.resumed": sign("play", "quiet", "resumed"),
  "run.finished": sign("flag", "quiet", "end"),
};

/** An outcome decides where there is one, else the event. */
export function formOfEntry(entry: Pick<LogEntry, "event" | "outcome">): EntryForm {
  return entry.outcome ? OUTCOME_FORMS[entry.outcome] : EVENT_FORMS[entry.event];
}

/** What the user says to a run: the line holds their words alone. */
const USERS_WORDS: readonly RunEventType[] = [
  "feedback.given",
  "feedback.read",
  "feedback.acknowledged",
  "override.given",
  "override.finished",
];

/**
 * Whether a line is marked as the user's. Of direct commands every action is, so none of them is marked; and what
 * says *you* by itself is not.
 */
export function isMarkedAsUsers(
  { event, action, by }: Pick<LogEntry, "event" | "action" | "by">,
  mode: RunView["mode"],
): boolean {
  if (USERS_WORDS.includes(event)) return true;
  return mode === "model" && action !== undefined && by === "user";
}
