/** Whether a press at a place of the window would meet an element. */
import { areaOf, intersection, type Point, pointsIn, windowBox } from "./boxes.ts";
import { ancestorsOf, contains, frameAround, rootOf } from "./tree.ts";

/** Less of a line, in square pixels, is no place to press. */
const LEAST_AREA = 4;
/** Links in running text have a box for each line; the first few tell enough. */
const LINES_TRIED = 4;

/** Whether some point of the element inside the window is hit as the element, in every frame around it too. */
export function isReachableInWindow(element: Element): boolean {
  const shown = element.ownerDocument.defaultView;
  if (!shown) return false;
  const lines = [...element.getClientRects()].map((line) => intersection(line, windowBox(shown)));
  const large = lines.filter((line) => areaOf(line) >= LEAST_AREA).slice(0, LINES_TRIED);
  return large.flatMap(pointsIn).some((point) => isHit(element, point));
}

function isHit(element: Element, point: Point): boolean {
  const hit = rootOf(element)?.elementFromPoint(point.x, point.y);
  if (!hit || !(contains(element, hit) || isLabelOf(hit, element))) return false;
  const frame = frameAround(element);
  return frame === null || isHit(frame, pointOutside(frame, point));
}

function isLabelOf(hit: Element, control: Element): boolean {
  const label = hit.closest("label");
  return label !== null && label.control === control;
}

/** A point of a frame's window, in the window around it. */
export function pointOutside(frame: Element, { x, y }: Point): Point {
  const { left, top } = frame.getBoundingClientRect();
  return { x: x + left + frame.clientLeft, y: y + top + frame.clientTop };
}

/** Whether the element can be pressed where it is or once it has been scrolled to. Leaves the page scrolled. */
export function isReachableByScrolling(element: Element): boolean {
  if (isReachableInWindow(element)) return true;
  scrollAsAPersonCan(element);
  return isReachableInWindow(element);
}

/** Scripts can scroll boxes that hide what does not fit; people cannot, so those go back to where they were. */
function scrollAsAPersonCan(element: Element): void {
  const still = ancestorsOf(element).flatMap((each) => {
    const { overflowX, overflowY } = overflowOf(each);
    if (overflowX !== "hidden" && overflowY !== "hidden") return [];
    return [{ each, left: each.scrollLeft, top: each.scrollTop, overflowX, overflowY }];
  });
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  for (const { each, left, top, overflowX, overflowY } of still) {
    if (overflowX === "hidden") each.scrollLeft = left;
    if (overflowY === "hidden") each.scrollTop = top;
  }
}

/**
 * The root scrolls the window, by the body's style where it has none of its own.
 * https://drafts.csswg.org/css-overflow/#overflow-propagation
 */
function overflowOf(element: Element): CSSStyleDeclaration {
  const { body, documentElement } = element.ownerDocument;
  const own = getComputedStyle(element);
  return element === documentElement && body && own.overflow === "visible" ? getComputedStyle(body) : own;
}
