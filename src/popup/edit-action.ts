import type { Action } from "../protocol/action.ts";

/** An action with one of its texts put differently; the action itself stays as it is. */
export function withField(action: Action, field: string, value: string): Action {
  // The panel is told which field holds a text; the background parses what it gets.
  return { ...action, [field]: value } as Action;
}
