/** When a run ends by itself: predicates over its state, combined in one place. */
import type { Action } from "../../protocol/action.ts";
import type { Limits, RunStatus } from "../../protocol/event.ts";
import { type RunState, type Taken, workedMs } from "./state.ts";

/** How a run ends. */
export interface Ending {
  status: RunStatus;
  text: string;
}

export const REPEATS_BEFORE_WARNING = 3;
export const REPEATS_BEFORE_PLAN = 5;
const REPEATS_BEFORE_END = 7;
/** Alerts of a page between two looks at it. */
export const MOST_ALERTS = 20;

/** How many times in a row the last action was done, each time with the page as it was before. */
export function repeats(state: RunState): number {
  const last = state.actions.findLast(({ overrideId }) => overrideId === undefined);
  if (!last) return 0;
  const changedAt = state.steps.findLast(({ unchanged }) => !unchanged)?.step ?? 0;
  const recent = state.actions.filter(({ step, overrideId }) => step >= changedAt && overrideId === undefined);
  const different = recent.findLastIndex(({ key }) => key !== last.key);
  return recent.length - different - 1;
}

/** Whether the limit of actions is about it: what is only written down touches no page. */
export const isCounted = ({ action }: Action): boolean =>
  action !== "note" && action !== "save_result" && action !== "done";

/** Actions that were sent to the page. */
export function dispatchedCount(state: RunState): number {
  const sent = state.actions.filter(({ action }) => isCounted(action));
  return sent.filter(({ stage }) => stage === "dispatched" || stage === "acked" || stage === "unknown").length;
}

/** The bounds that hold for each task of a run by itself. */
export const limitsOf = ({ started }: RunState): Limits => started?.limits ?? { steps: 0, seconds: 0 };

/** What the run has taken by now, of all that is bounded. */
export function takenBy(state: RunState, now: number): Taken {
  const { tokens, dollars } = state;
  return {
    steps: dispatchedCount(state),
    ms: workedMs(state, now),
    tokens: tokens.in + tokens.out,
    dollars: dollars ?? 0,
  };
}

/** Actions that were sent for the task under way. */
export const stepsOfTask = (state: RunState): number => dispatchedCount(state) - state.takenBefore.steps;

/** How long the task under way has been worked on. Milliseconds. */
export const msOfTask = (state: RunState, now: number): number => workedMs(state, now) - state.takenBefore.ms;

/** Whether as many actions have been sent as the task may take. */
export const areStepsSpent = (state: RunState): boolean => stepsOfTask(state) >= limitsOf(state).steps;

const CONDITIONS: ((state: RunState, now: number) => string | null)[] = [
  (state) => (areStepsSpent(state) ? `The limit of ${limitsOf(state).steps} actions is reached.` : null),
  (state, now) => {
    const { seconds } = limitsOf(state);
    return msOfTask(state, now) / 1000 >= seconds ? `The limit of ${seconds} s is reached.` : null;
  },
  (state, now) => {
    const limit = limitsOf(state).tokens;
    const used = takenBy(state, now).tokens - state.takenBefore.tokens;
    return limit !== undefined && used >= limit ? `The limit of ${limit} tokens is reached.` : null;
  },
  (state, now) => {
    const limit = limitsOf(state).dollars;
    const used = takenBy(state, now).dollars - state.takenBefore.dollars;
    return limit !== undefined && used >= limit ? `The limit of $${limit} is reached.` : null;
  },
  ({ alerts }) => (alerts >= MOST_ALERTS ? "The page opens one alert after the other." : null),
  (state) =>
    repeats(state) >= REPEATS_BEFORE_END
      ? `The same action was repeated ${REPEATS_BEFORE_END} times and the page did not change.`
      : null,
];

/** The ending that is due before the next turn, if any. */
export function dueEnding(state: RunState, now: number): Ending | null {
  for (const condition of CONDITIONS) {
    const reason = condition(state, now);
    if (reason) return { status: "partial", text: reason };
  }
  return null;
}
