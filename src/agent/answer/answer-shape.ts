/** Which of the shapes that models give an answer has, and what lies in it. */

import { isAction } from "./aliases.ts";
import { type Fields, isRecord } from "./fields.ts";

export interface AnswerShape {
  /** The fields beside the actions. */
  fields: Fields;
  actions: unknown[];
  /** The actions stood in a list, which is all of them; otherwise more may follow, each a value of its own. */
  isList: boolean;
}

/** Our name for the list of actions, and other agents' names. */
const LISTS = ["actions", "action", "steps", "commands", "tool_calls", "tool_uses", "calls"];

/** The answer in a JSON value: an object with a list of actions, the list alone, a single action, or one of them wrapped. */
export function shapeOf(value: unknown): AnswerShape | null {
  if (Array.isArray(value)) return { fields: {}, actions: value, isList: true };
  if (!isRecord(value)) return null;
  for (const name of LISTS) {
    const list = value[name];
    if (Array.isArray(list)) return { fields: value, actions: list, isList: true };
  }
  if (isAction(value)) return { fields: value, actions: [value], isList: false };
  for (const name of LISTS) {
    const single = value[name];
    if (isRecord(single)) return { fields: value, actions: [single], isList: false };
  }
  return wrapped(value);
}

/** `{"answer": {"say": …, "actions": […]}}` */
function wrapped(value: Fields): AnswerShape | null {
  const [only, ...others] = Object.values(value);
  return others.length === 0 && isRecord(only) && LISTS.some((name) => name in only) ? shapeOf(only) : null;
}
