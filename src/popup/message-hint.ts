import type { RunView } from "../protocol/view.ts";

/** What becomes of a message that is sent now. */
export function hintOfMessage({
  mode,
  paused,
  question,
  proposal,
}: Pick<RunView, "mode" | "paused" | "question" | "proposal">): string {
  if (mode === "direct") return "More commands, after those under way";
  if (question !== null) return "Sending takes the question back";
  if (paused && proposal.length > 0) return "Takes the place of what is kept";
  if (paused) return "Read as soon as you resume";
  return "Read before the next step";
}
