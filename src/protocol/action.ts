/**
 * Actions as data. Each is defined in `actions/` with its name, schema, description and risk class together; this
 * file joins them and says what comes back.
 */
import * as z from "zod/mini";
import { askUser } from "./actions/ask-user.ts";
import { click } from "./actions/click.ts";
import { done } from "./actions/done.ts";
import { fillForm } from "./actions/fill-form.ts";
import { findText } from "./actions/find-text.ts";
import { navigate } from "./actions/navigate.ts";
import { pressKey } from "./actions/press-key.ts";
import { scroll } from "./actions/scroll.ts";
import { selectOption } from "./actions/select-option.ts";
import { setChecked } from "./actions/set-checked.ts";
import { type } from "./actions/type.ts";
import { waitFor } from "./actions/wait-for.ts";

/** An extension may not use `eval`, which zod's compiled parsers need. */
z.config({ jitless: true });

/** In the order in which they are described to the model. */
export const ACTION_DEFINITIONS = [
  click,
  type,
  fillForm,
  selectOption,
  setChecked,
  pressKey,
  scroll,
  navigate,
  waitFor,
  findText,
  askUser,
  done,
] as const;

export const actionSchema = z.discriminatedUnion("action", [
  click.schema,
  type.schema,
  fillForm.schema,
  selectOption.schema,
  setChecked.schema,
  pressKey.schema,
  scroll.schema,
  navigate.schema,
  waitFor.schema,
  findText.schema,
  askUser.schema,
  done.schema,
]);

export type Action = z.infer<typeof actionSchema>;
export type ActionName = Action["action"];
export type ActionOf<Name extends ActionName> = Extract<Action, { action: Name }>;

/** Actions that the page performs; the others are answered by the run itself. */
export type PageAction = Exclude<Action, { action: "ask_user" | "done" | "navigate" }>;

/** What became of an action. Everything but `done` and `no-change` means that nothing, or nothing known, was done. */
export const OUTCOMES = ["done", "no-change", "refused", "denied", "skipped", "failed", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ActionResult {
  outcome: Outcome;
  /** One to three lines for the model and the user: what changed (`value set`, `url → /cart`), or why nothing was done. */
  effect: string;
}

/** The refs an action points at, in order. */
export function refsOf(action: Action): string[] {
  if (action.action === "fill_form") return action.fields.map((field) => field.ref);
  return "ref" in action && action.ref !== undefined ? [action.ref] : [];
}
