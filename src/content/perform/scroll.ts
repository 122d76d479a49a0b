import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { composedAncestors, deepElementFromPoint } from "../composed-tree.ts";
import { done, noChange, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { resolveLoosely } from "../target.ts";
import { nextFrame } from "../waiting.ts";

type Direction = Exclude<ActionOf<"scroll">["to"], "element">;

/** How much of the visible part a step moves; the rest stays in view as a thread to hold on to. */
const STEP = 0.8;

/** Scrolls the page, the scrollable area around an element, or an element into view. */
export async function scroll(context: PerformContext, action: ActionOf<"scroll">): Promise<ActionResult> {
  const element = action.ref === undefined ? undefined : resolveLoosely(context, action.ref);
  if (element && "outcome" in element) return element;
  if (action.to !== "element") return scrollArea(context, element, action.to);
  return element ? bringIntoView(element) : refused("scroll to an element needs its ref");
}

function bringIntoView(element: Element): ActionResult {
  const before = element.getBoundingClientRect();
  if (before.top >= 0 && before.left >= 0 && before.bottom <= innerHeight && before.right <= innerWidth)
    return noChange("it is in view already");
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const after = element.getBoundingClientRect();
  return after.top === before.top && after.left === before.left
    ? noChange("it cannot be brought further into view")
    : done("scrolled into view");
}

async function scrollArea(
  context: PerformContext,
  element: Element | undefined,
  direction: Direction,
): Promise<ActionResult> {
  const area = areaOf(context, element, direction);
  const before = positionOf(area, direction);
  area.scrollBy({ ...distanceOf(area, direction), behavior: "instant" });
  await nextFrame();
  if (positionOf(area, direction) !== before)
    return done(`scrolled ${wordFor(direction)}: ${progressOf(area, direction)}`);
  if (isScrollable(area, direction)) return noChange(`already at the ${endOf(direction)}`);
  return turnWheel(context, element, direction);
}

/** For pages that draw their own scrolling: they listen to the wheel. */
async function turnWheel(
  context: PerformContext,
  element: Element | undefined,
  direction: Direction,
): Promise<ActionResult> {
  let reacted = false;
  const observer = new MutationObserver(() => {
    reacted = true;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  const { x, y } = middleOf(element);
  const { left: deltaX, top: deltaY } = distanceOf(document.documentElement, direction);
  await context.port.make({ primitive: "wheel", x, y, deltaX, deltaY }, null);
  await nextFrame();
  await nextFrame();
  observer.disconnect();
  return reacted ? done(`turned the wheel ${wordFor(direction)}`) : noChange("nothing here scrolls that way");
}

/** The area around the element that can scroll so; without an element the page, else what fills its middle. */
function areaOf(context: PerformContext, element: Element | undefined, direction: Direction): Element {
  const page = document.scrollingElement ?? document.documentElement;
  if (!element && isScrollable(page, direction)) return page;
  const { x, y } = middleOf(undefined);
  const start = element ?? deepElementFromPoint(x, y, context.openShadowRoot) ?? page;
  for (const ancestor of composedAncestors(start)) {
    if (ancestor !== page && ancestor !== document.body && isScrollable(ancestor, direction)) return ancestor;
  }
  return page;
}

function isScrollable(area: Element, direction: Direction): boolean {
  const sideways = isSideways(direction);
  const room = sideways ? area.scrollWidth - area.clientWidth : area.scrollHeight - area.clientHeight;
  if (room < 1) return false;
  const style = getComputedStyle(area);
  const overflow = sideways ? style.overflowX : style.overflowY;
  if (area === document.scrollingElement) return overflow !== "hidden" && overflow !== "clip";
  return overflow === "auto" || overflow === "scroll" || overflow === "overlay";
}

function distanceOf(area: Element, direction: Direction): { left: number; top: number } {
  const distances: Record<Direction, { left: number; top: number }> = {
    down: { left: 0, top: area.clientHeight * STEP },
    up: { left: 0, top: -area.clientHeight * STEP },
    left: { left: -area.clientWidth * STEP, top: 0 },
    right: { left: area.clientWidth * STEP, top: 0 },
    top: { left: 0, top: -area.scrollHeight },
    bottom: { left: 0, top: area.scrollHeight },
  };
  return distances[direction];
}

function middleOf(element: Element | undefined): { x: number; y: number } {
  const box = element?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  return {
    x: Math.min(innerWidth - 1, Math.max(0, box.x + box.width / 2)),
    y: Math.min(innerHeight - 1, Math.max(0, box.y + box.height / 2)),
  };
}

const isSideways = (direction: Direction): boolean => direction === "left" || direction === "right";
const positionOf = (area: Element, direction: Direction): number =>
  isSideways(direction) ? area.scrollLeft : area.scrollTop;
const wordFor = (direction: Direction): string =>
  direction === "top" || direction === "bottom" ? `to the ${direction}` : direction;
const endOf = (direction: Direction): string =>
  ({ down: "bottom", up: "top", left: "left end", right: "right end", top: "top", bottom: "bottom" })[direction];

function progressOf(area: Element, direction: Direction): string {
  const sideways = isSideways(direction);
  const room = sideways ? area.scrollWidth - area.clientWidth : area.scrollHeight - area.clientHeight;
  return `at ${Math.round((Math.abs(positionOf(area, direction)) / room) * 100)} %`;
}
