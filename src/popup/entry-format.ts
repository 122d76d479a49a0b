/** How a line of the command log is drawn: which sign stands before it, in which tone, and what the sign says aloud. */
import type { Outcome } from "../protocol/action.ts";
import type { RunEventType } from "../protocol/event.ts";
import type { LogEntry } from "../protocol/view.ts";

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
  | "window";

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
  "model.asked": sign("speech", "live", "asking the model"),
  "model.said": sign("speech", "quiet", "Deckhand"),
  "model.answered": sign("speech", "quiet", "answer"),
  "model.failed": sign("warning", "bad", "model failed"),
  "action.planned": UNDER_WAY,
  "action.authorised": UNDER_WAY,
  "action.dispatched": UNDER_WAY,
  "action.acked": OUTCOME_FORMS.done,
  "action.dropped": OUTCOME_FORMS.refused,
  "action.unknown": OUTCOME_FORMS.unknown,
  "dialog.opened": sign("window", "care", "dialog"),
  "user.acted": sign("person", "quiet", "you"),
  "run.paused": sign("pause", "care", "paused"),
  "run.resumed": sign("play", "quiet", "resumed"),
  "run.finished": sign("flag", "quiet", "end"),
};

/** An outcome decides where there is one, else the event. */
export function formOfEntry(entry: Pick<LogEntry, "event" | "outcome">): EntryForm {
  return entry.outcome ? OUTCOME_FORMS[entry.outcome] : EVENT_FORMS[entry.event];
}
