import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { checkedStateOf } from "../checked-state.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { press } from "../press.ts";
import { resolveTarget, withRelocation } from "../target.ts";

/** Presses the element at a point where it can be reached. */
export async function click(context: PerformContext, action: ActionOf<"click">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const unsuitable = unsuitableFor(target.element);
  if (unsuitable) return refused(unsuitable);
  const before = checkedStateOf(target.element);
  const { button = "left", count = 1, modifiers = [] } = action;
  const pressed = await press(context, target, { button, count, modifiers });
  if ("refusal" in pressed) return pressed.refusal;
  const effect = pressed.arrival === "hit" ? "clicked" : "pressed; the page changed under the pointer before the click";
  return withRelocation(target, done(effect + change(before, checkedStateOf(target.element))));
}

/** Things whose press opens a window of the browser's own, in which nothing can be done from here. */
function unsuitableFor(element: Element): string | undefined {
  if (element instanceof HTMLSelectElement && !element.multiple && element.size <= 1)
    return "this is a select: use select_option";
  if (element instanceof HTMLOptionElement) return "this is an option of a select: use select_option";
  if (element instanceof HTMLInputElement && element.type === "file")
    return "this opens a file chooser, which only the user can answer";
  return undefined;
}

function change(before: boolean | "mixed" | undefined, after: boolean | "mixed" | undefined): string {
  if (before === after || after === undefined || after === "mixed") return "";
  return after ? "; now checked" : "; now unchecked";
}
