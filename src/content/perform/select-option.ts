import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { chooseInGroup, chooseInPopup, chooseNatively } from "../choose-option.ts";
import { fieldOf } from "../field.ts";
import { refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

/** Chooses an option by its visible name. */
export async function selectOption(context: PerformContext, action: ActionOf<"select_option">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  return withRelocation(target, await choose(context, target, action.option));
}

function choose(context: PerformContext, target: Target, option: string): Promise<ActionResult> | ActionResult {
  const field = fieldOf(target.element, context.openShadowRoot);
  if (field.kind === "select") return chooseNatively(context, target, field.element, option);
  if (field.kind === "group") return chooseInGroup(context, field.element, option);
  // Pages call many things a list that are plain buttons to the browser: what opens when pressed decides.
  if (field.kind === "checkable" || field.kind === "picker" || field.kind === "stepped" || field.kind === "file")
    return refused("this has no options");
  return chooseInPopup(context, target, option);
}
