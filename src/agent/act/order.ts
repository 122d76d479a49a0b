/** An action that is to be done: what orders it, and how it enters and leaves the journal. */
import { type Action, type Outcome, refsOf } from "../../protocol/action.ts";
import type { RunSession } from "../journal/session.ts";
import { describeTarget, type Look } from "../observe.ts";

export interface Order {
  action: Action;
  by: "model" | "user";
  instruction?: number;
  /** Role and name of the target as they were, for one that may be there no more. */
  target?: string;
  /** It carries out a command of the user's own, which no earlier pause and no message holds. */
  overrideId?: string;
  /** Consequential actions wait for this: whether the whole answer has arrived and could be read. */
  whole: Promise<boolean>;
}

export interface Executed {
  outcome: Outcome;
  effect: string;
  /** It was ready, and a pause kept it from being done. */
  paused?: true;
}

/** Journals an action that will not be tried, with the reason. */
export async function skip(session: RunSession, seen: Look, order: Order, reason: string): Promise<Executed> {
  return drop(session, await plan(session, seen, order), "skipped", reason);
}

/** Journals what is about to be tried. @returns its id */
export async function plan(session: RunSession, seen: Look, order: Order): Promise<string> {
  const { action, by, instruction, overrideId } = order;
  const actionId = `${session.state.step}.${session.state.actions.length + 1}`;
  const nodes = refsOf(action).flatMap((ref) => seen.nodes.get(ref) ?? []);
  const target = nodes.map(describeTarget).join(action.action === "drag" ? " onto " : ", ") || order.target;
  await session.append({
    type: "action.planned",
    actionId,
    action,
    by,
    ...(target ? { target } : {}),
    ...(instruction === undefined ? {} : { instruction }),
    ...(overrideId === undefined ? {} : { overrideId }),
  });
  return actionId;
}

/** Journals why what was planned is not done. */
export async function drop(
  session: RunSession,
  actionId: string,
  outcome: "refused" | "denied" | "skipped" | "failed",
  effect: string,
): Promise<Executed> {
  await session.append({ type: "action.dropped", actionId, outcome, effect });
  return { outcome, effect };
}
