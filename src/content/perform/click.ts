import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { checkedStateOf } from "../checked-state.ts";
import type { Point } from "../hit-test.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { press } from "../press.ts";
import { resolveTarget, withRelocation } from "../target.ts";

const SLIPPED = "pressed; the page changed under the pointer before the click";

/** Presses the element at a point where it can be reached, or in a drawing at the point that is asked for. */
export async function click(context: PerformContext, action: ActionOf<"click">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const unsuitable = unsuitableFor(target.element);
  if (unsuitable) return refused(unsuitable);
  const point = pointOf(target.element, action);
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

/** What is drawn rather than made of elements: only there does a point say more than an element. */
const DRAWINGS = "canvas, img, svg, map, input[type=image], video, object, embed, [role=img], [role=application]";

/** The point that is asked for, in the viewport: undefined when none is, and the reason when there can be none. */
function pointOf(
  element: Element,
  { x, y }: ActionOf<"click">,
): { at: (surface: Element) => Point } | ActionResult | undefined {
  if (x === undefined && y === undefined) return undefined;
  if (x === undefined || y === undefined) return refused("a point has both x and y");
  if (!element.matches(DRAWINGS)) return refused("only in a canvas, image or map can a point be clicked");
  const { width, height } = element.getBoundingClientRect();
  if (x >= width || y >= height)
    return refused(`that point lies outside: it is ${Math.round(width)} × ${Math.round(height)} pixels`);
  return {
    at: (surface) => {
      const box = surface.getBoundingClientRect();
      return { x: box.x + x, y: box.y + y };
    },
  };
}

function change(before: boolean | "mixed" | undefined, after: boolean | "mixed" | undefined): string {
  if (before === after || after === undefined || after === "mixed") return "";
  return after ? "; now checked" : "; now unchecked";
}
