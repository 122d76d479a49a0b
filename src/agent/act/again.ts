/** What was tried before and may have happened is not done again on a model's word alone. Pure. */
import { ACTION_DEFINITIONS, type Action } from "../../protocol/action.ts";
import { describeAction } from "../../protocol/describe-action.ts";
import type { Effect } from "../../protocol/question.ts";
import type { ElementFacts } from "../../protocol/snapshot.ts";
import type { ActionRecord, RunState } from "../journal/state.ts";

const ONCE_MORE = "This was tried before, and whether it happened is not known.";

/** Doing one of these again leaves a page as it was after the first time. */
const SETS_A_STATE: ReadonlySet<Action["action"]> = new Set([
  "fill_form",
  "select_option",
  "set_checked",
  "select_text",
  "hover",
]);

/**
 * What the user has to say yes to before an action is done whose like was tried and may have happened; null when there was
 * none, or when doing it twice is as good as once.
 * @param actionId of the action, which is planned
 * @param facts of its target
 * @param effect what its consequences are anyway
 */
export function effectOfRepeating(
  { actions }: RunState,
  actionId: string,
  facts: ElementFacts | undefined,
  effect: Effect | null,
): Effect | null {
  const own = actions.find((record) => record.actionId === actionId);
  if (!own || !isWrite(own.action) || (effect === null && isHarmlessTwice(own.action, facts))) return null;
  const tried = actions.findLast((past) => past !== own && past.stage !== "dropped" && isLike(past, own));
  if (tried?.outcome !== "unknown") return null;
  const title = effect?.title ?? `${describeAction(own.action, own.target)} once more`;
  return { kind: effect?.kind ?? "repeat", title, lines: [...(effect?.lines ?? []), ONCE_MORE] };
}

const isLike = (one: ActionRecord, other: ActionRecord): boolean =>
  one.target === other.target && orderOf(one.action) === orderOf(other.action);

/** Refs change when a page is loaded anew; everything else of an order does not. */
const orderOf = (action: Action): string => JSON.stringify({ ...action, ref: undefined, to: undefined });

const isWrite = ({ action }: Action): boolean =>
  ACTION_DEFINITIONS.find(({ name }) => name === action)?.riskClass === "write";

function isHarmlessTwice(action: Action, facts: ElementFacts | undefined): boolean {
  if (SETS_A_STATE.has(action.action)) return true;
  if (action.action === "type") return action.submit !== true && action.clear !== false;
  return facts?.href !== undefined;
}
