/**
 * How much of a run's past its model is shown. A request repeats all that was said before, so a page that was left costs
 * tokens in every later one; and what has once been sent a provider's prompt cache has, as long as it stays as it was.
 * So the past is rewritten seldom, and then all at once: when a whole new outline takes the place of the old ones.
 */
import type { RunEventOf } from "../../protocol/event.ts";
import { openTabs, type RunState, type StepRecord } from "../journal/state.ts";

type Folding = Pick<RunEventOf<"history.folded">, "type" | "steps" | "brief">;

/**
 * Of what the longest old outline measures, so much the new one must. What is much shorter is likely a dialog over the
 * page, which comes back when that closes, and is then told in a line if the model still has it.
 */
const SHARE_OF_OLD = 0.5;

/** Characters of the past from which on it is told in brief: some 40,000 tokens, a third of what common models take. */
const LONGEST_PAST = 160_000;

/** What is to be folded now that the last look has been recorded, if anything is. */
export function dueFolding(state: RunState): Folding | null {
  const kept = state.steps.filter(({ folded }) => folded === "no");
  const last = kept.at(-1);
  const past = kept.slice(0, -1);
  // What a run saw in one tab it may come back to from another.
  if (!last || last.isDelta || past.length === 0 || openTabs(state).length > 1) return null;
  const longest = Math.max(...past.map(({ outline, isDelta }) => (isDelta ? 0 : outline.length)));
  return last.outline.length < longest * SHARE_OF_OLD ? null : foldingOf(past);
}

/** Whether the past is too long to be carried on, whatever the endpoint would still take. */
export function isPastTooLong({ steps, actions }: RunState): boolean {
  const length = steps.reduce((sum, step) => {
    const seen = step.folded === "no" ? step.outline.length : 0;
    const read = actions.filter((action) => action.step === step.step && step.folded !== "brief");
    return sum + seen + read.reduce((all, { content = "" }) => all + content.length, 0);
  }, 0);
  return length > LONGEST_PAST;
}

/** Folds all there is: the page has to be shown anew. Null when that has been done and there is nothing more. */
export function foldingOfAll({ steps }: RunState): Folding | null {
  const past = steps.filter(({ folded }) => folded !== "brief");
  return past.length < 2 ? null : { ...foldingOf(past), brief: true };
}

const foldingOf = (steps: StepRecord[]): Folding => ({ type: "history.folded", steps: steps.map(({ step }) => step) });

/** Whether the model still has what it was shown at a step, so that changes can be told from there. */
export const isKept = ({ steps }: RunState, step: number): boolean =>
  steps.some((one) => one.step === step && one.folded === "no");
