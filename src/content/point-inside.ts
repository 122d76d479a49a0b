/** A point of an element that is asked for by its distance from the top left corner. */
import type { ActionResult } from "../protocol/action.ts";
import type { OpenShadowRoot } from "./composed-tree.ts";
import type { Point } from "./hit-test.ts";
import { refused } from "./outcomes.ts";

/** What is drawn rather than made of elements: there a point says more than an element. */
const DRAWINGS = "canvas, img, svg, map, input[type=image], video, object, embed, [role=img], [role=application]";

/** Finds the point on a surface, in the viewport. */
export type PointOf = (surface: Element) => Point;

/**
 * The point that is asked for: undefined when none is, and the reason when there can be none. In what is made of elements
 * one of those has to be named instead: what is decided is decided for the element that takes the pointer. An element
 * with nothing in it takes the pointer itself, such as the field of a game or the bar of a player.
 */
export function pointInside(
  element: Element,
  { x, y }: { x?: number | undefined; y?: number | undefined },
  openShadowRoot: OpenShadowRoot,
): { at: PointOf } | ActionResult | undefined {
  if (x === undefined && y === undefined) return undefined;
  if (x === undefined || y === undefined) return refused("a point has both x and y");
  if (!element.matches(DRAWINGS) && !isBare(element, openShadowRoot))
    return refused("only in a canvas, image or map can a point be chosen");
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

const isBare = (element: Element, openShadowRoot: OpenShadowRoot): boolean =>
  !element.firstElementChild && !element.textContent?.trim() && !openShadowRoot(element);
