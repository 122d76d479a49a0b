/** How the list of runs puts things. */
import type { RunSummary } from "../../protocol/view.ts";

const LONGEST_SLUG = 40;

/** `deckhand-2026-11-23-0914-buy-a-mug.jsonl`, in the time of this computer. */
export function runFileName({ task, startedAt }: Pick<RunSummary, "task" | "startedAt">): string {
  const at = new Date(startedAt);
  const date = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(twoDigits).join("-");
  const words = task.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = words.join("-").slice(0, LONGEST_SLUG).replace(/-$/, "");
  return `${["deckhand", date, `${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}`, slug].filter(Boolean).join("-")}.jsonl`;
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

export function startedText(startedAt: number): string {
  return new Date(startedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
