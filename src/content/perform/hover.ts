import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { whenReachable } from "../actionability.ts";
import { deepElementFromPoint } from "../composed-tree.ts";
import { reaches } from "../hit-test.ts";
import { nameElement } from "../naming.ts";
import { done, failed } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { pointInside } from "../point-inside.ts";
import { resolveTarget, withRelocation } from "../target.ts";

/** Moves the pointer over the element and leaves it there. */
export async function hover(context: PerformContext, action: ActionOf<"hover">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const point = pointInside(target.element, action, context.openShadowRoot);
  if (point && "outcome" in point) return point;
  const { port, openShadowRoot } = context;
  const attempt = await whenReachable(
    context,
    target,
    async ({ x, y }, surface) => {
      const name = nameElement(target.element);
      await port.make({ primitive: "move", x, y }, null);
      const hit = deepElementFromPoint(x, y, openShadowRoot);
      // What the pointer brings up may well open over the element; only one that has gone elsewhere was missed.
      return hit !== null && (reaches(hit, surface) || isStillThere(surface, x, y)) ? name : undefined;
    },
    point?.at,
  );
  if ("refusal" in attempt) return attempt.refusal;
  if (attempt.value === undefined) return failed("target moved: the pointer is no longer over it");
  return withRelocation(target, done(`pointer over ${attempt.value}`));
}

function isStillThere(surface: Element, x: number, y: number): boolean {
  return [...surface.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom,
  );
}
