/** The pointer press that the actions share. */
import type { ActionResult } from "../protocol/action.ts";
import { whenReachable } from "./actionability.ts";
import type { Point } from "./hit-test.ts";
import type { Arrival, PressRequest } from "./input-port.ts";
import { failed, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import type { Target } from "./target.ts";

export type PressOptions = Partial<Pick<PressRequest, "button" | "count" | "modifiers" | "hold">> & {
  /** The point to press; any at which the target can be reached when it is absent. */
  at?: (surface: Element) => Point;
};

/** A press that missed was cancelled whole: it is made again where the target is now. A page that never rests ends that. */
const MOST_TRIES = 3;

/** Presses the target once it can be reached. Answers how that went, or why nothing was pressed. */
export async function press(
  context: PerformContext,
  target: Target,
  { button = "left", count = 1, modifiers = [], hold, at }: PressOptions = {},
): Promise<{ arrival: "hit" | "slipped" } | { refusal: ActionResult }> {
  const common = { primitive: "press", button, count, modifiers, ...(hold === undefined ? {} : { hold }) } as const;
  for (let tries = 1; ; tries++) {
    const attempt = await whenReachable(
      context,
      target,
      ({ x, y }, surface) => context.port.make({ ...common, x, y }, surface),
      at,
    );
    if ("refusal" in attempt) return attempt;
    if (attempt.value !== "missed" || tries === MOST_TRIES) return judge(attempt.value);
  }
}

function judge(arrival: Arrival): { arrival: "hit" | "slipped" } | { refusal: ActionResult } {
  if (arrival === "missed") return { refusal: refused("target moved: nothing was clicked") };
  if (arrival === "absent") return { refusal: failed("the click did not arrive") };
  return { arrival };
}
