import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { checkedStateOf } from "../checked-state.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { pointInside } from "../point-inside.ts";
import { press } from "../press.ts";
import { resolveTarget, withRelocation } from "../target.ts";

const SLIPPED = "pressed; the page changed under the pointer before the click";

/** Presses the element at a point where it can be reached, or in a drawing at the point that is asked for. */
export async function click(context: PerformContext, action: ActionOf<"click">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const unsuitable = unsuitableFor(target.element);
  if (unsuitable) return refused(unsuitable);
  const point = pointInside(target.element, action, context.openShadowRoot);
  if (point && "outcome" in point) return point;
  const before = checkedStateOf(target.element);
  const { button = "left", count = 1, modifiers = [], hold } = action;
  const pressed = await press(context, target, {
    button,
    count,
    modifiers,
    ...(hold === undefined ? {} : { hold }),
    ...(point ? { at: point.at } : {}),
  });
  if ("refusal" in pressed) return pressed.refusal;
  const effect = pressed.arrival === "hit" ? wordsFor(action) : SLIPPED;
  return withRelocation(target, done(effect + change(before, checkedStateOf(target.element))));
}

/** Things whose press opens a window of the browser's own, in which nothing can be done from here. */
function unsuitableFor(element: Element): string | undefined {
  if (element instanceof HTMLSelectElement && !element.multiple && element.size <= 1)
    return "this is a select: use select_option";
  if (element instanceof HTMLOptionElement) return "this is an option of a select: use select_option";
  if (element instanceof HTMLInputElement && element.type === "file")
    return "this opens a file chooser: use upload_file";
  return undefined;
}

function wordsFor({ x, y, hold }: ActionOf<"click">): string {
  const place = x === undefined && y === undefined ? "" : ` at ${x ?? 0}, ${y ?? 0}`;
  return `clicked${place}${hold === undefined ? "" : `, held for ${hold} ms`}`;
}

function change(before: boolean | "mixed" | undefined, after: boolean | "mixed" | undefined): string {
  if (before === after || after === undefined || after === "mixed") return "";
  return after ? "; now checked" : "; now unchecked";
}
