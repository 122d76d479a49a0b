/** Does a consequential action need the user's yes now, or was it given beforehand? */
import type { Attendance } from "../protocol/event.ts";
import { type Effect, NEVER_BLANKET } from "../protocol/question.ts";

export interface ConfirmationDecision {
  decision: "ask" | "confirmed" | "deny";
  /** Why, in words for the log; for a denial with its remedy. */
  rule: string;
}

/** A yes given beforehand covers ordinary consequences; paying, deleting, credentials and uploads only when it says *all*. */
export function decideConfirmation(effect: Effect, attendance: Attendance): ConfirmationDecision {
  const isGrave = NEVER_BLANKET.includes(effect.kind);
  if (attendance.confirmed === "all") return { decision: "confirmed", rule: "--yes=all confirms it" };
  if (attendance.confirmed === "ordinary" && !isGrave) return { decision: "confirmed", rule: "--yes confirms it" };
  if (attendance.attended) return { decision: "ask", rule: "it has consequences and needs your yes" };
  return {
    decision: "deny",
    rule: `nobody is there to say yes: confirm it beforehand with ${isGrave ? "--yes=all" : "--yes"}`,
  };
}
