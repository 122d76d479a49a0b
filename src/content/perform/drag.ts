import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { whenReachable } from "../actionability.ts";
import { Dragged, dropPointOn, dropsOn, obstacleToDrop } from "../drop-place.ts";
import type { Point } from "../hit-test.ts";
import { type Grip, Journey, type Place } from "../journey.ts";
import { nameElement } from "../naming.ts";
import { done, failed, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { type PointOf, pointInside } from "../point-inside.ts";
import { isRange, thumbOf } from "../range-geometry.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

/** Where it is taken hold of, and the distances from there that are passed on the way. */
interface Way {
  at: PointOf | undefined;
  along: readonly { dx: number; dy: number }[];
}

/** Drags the element onto another one, or by a distance. */
export async function drag(context: PerformContext, action: ActionOf<"drag">): Promise<ActionResult> {
  const source = resolveTarget(context, action.ref);
  if ("outcome" in source) return source;
  const grip = pointInside(source.element, action, context.openShadowRoot);
  if (grip && "outcome" in grip) return grip;
  const way: Way = { at: grip?.at, along: action.along ?? [] };
  if (action.to === undefined) return dragBy(context, source, { x: action.dx ?? 0, y: action.dy ?? 0 }, way);
  if (!isOwnRef(context, action.to))
    return refused("the place to drop on lies in another frame: nothing can be dragged there");
  const target = resolveTarget(context, action.to);
  if ("outcome" in target) return target;
  if (target.element === source.element) return refused("this cannot be dragged onto itself");
  const reachable = await whenReachable(context, target, () => Promise.resolve());
  if ("refusal" in reachable) return reachable.refusal;
  return carry(context, source, () => placeOn(context, target), way);
}

const isOwnRef = ({ refPrefix }: PerformContext, ref: string): boolean => ref.replace(/\d+$/, "") === refPrefix;

function dragBy(
  context: PerformContext,
  source: Target,
  distance: Point,
  way: Way,
): Promise<ActionResult> | ActionResult {
  if (distance.x === 0 && distance.y === 0 && way.along.length === 0)
    return refused("a drag needs `to`, or `dx` and `dy`");
  return carry(
    context,
    source,
    (start) => placeAt({ x: start.x + distance.x, y: start.y + distance.y }, distance),
    way,
  );
}

function placeOn(context: PerformContext, target: Target): Place {
  return {
    name: `onto ${nameElement(target.element)}`,
    obstacle: () => obstacleToDrop(target),
    find: (dragged) => dropPointOn(context, target, dragged),
    holds: (point, dragged) => dropsOn(target, point, dragged, context.openShadowRoot),
  };
}

function placeAt(point: Point, { x, y }: Point): Place {
  const isInView = point.x >= 0 && point.y >= 0 && point.x < innerWidth && point.y < innerHeight;
  return {
    name: `by ${x}, ${y}`,
    obstacle: () => (isInView ? undefined : refused("that is outside what can be seen")),
    find: () => point,
    holds: () => true,
  };
}

/** Presses the source and, once it is held, carries it to the place. */
async function carry(
  context: PerformContext,
  source: Target,
  placeFrom: (start: Point) => Place,
  { at, along }: Way,
): Promise<ActionResult> {
  const dragged = new Dragged(source.element);
  try {
    const attempt = await whenReachable(
      context,
      source,
      (start, surface) => takeUp(context, source, placeFrom(start), { start, surface, dragged, along }),
      at ??
        (isRange(source.element) ? (surface) => (isRange(surface) ? thumbOf(surface) : middleOf(surface)) : undefined),
    );
    return "refusal" in attempt ? attempt.refusal : withRelocation(source, attempt.value);
  } finally {
    dragged.stop();
  }
}

async function takeUp(context: PerformContext, source: Target, place: Place, grip: Grip): Promise<ActionResult> {
  const obstacle = place.obstacle();
  if (obstacle) return obstacle;
  const journey = new Journey(context, grip);
  const arrival = await context.port.make({ primitive: "down", ...grip.start }, grip.surface);
  if (arrival !== "hit") {
    // The page has not seen the press; it must not see a click come of it either.
    await journey.letGo(() => false);
    return arrival === "absent" ? failed("the press did not arrive") : refused("target moved: nothing was dragged");
  }
  const result = await journey.to(place);
  return result.outcome === "done" ? done(result.effect + standingOf(source.element)) : result;
}

function middleOf(element: Element): Point {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What a slider stands at now. */
function standingOf(element: Element): string {
  const value = isRange(element) ? element.value : element.getAttribute("aria-valuenow");
  return value ? `; now ${value}` : "";
}
