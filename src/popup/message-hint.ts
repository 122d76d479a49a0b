import type { RunView } from "../protocol/view.ts";

/** What becomes of a message that is sent now. */
export function hintOfMessage({ mode, paused, question }: Pick<RunView, "mode" | "paused" | "question">): string {
  if (mode === "direct") return "More commands, after those under way";
  if (question !== null) return "Sending takes the question back";
  if (paused) return "Read as soon as you resume";
  return "Read before the next step";
}
