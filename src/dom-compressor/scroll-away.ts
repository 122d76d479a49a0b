/** Bars that stay at an edge of the window while the page moves beneath them: what lies under one can be scrolled out. */
import { closestFlat, flatContains, flatParentOf } from "./dom-access.ts";
import { heightOf, rectOf, styleOf, viewportArea } from "./layout.ts";

/** A share of the window's height; what is higher is no bar, and hides what it covers wherever one scrolls. */
const HIGHEST_BAR = 0.5;

/** Whether scrolling up or down brings `element` out from under `coverer`. */
export function scrollsOutFrom(element: Element, coverer: Element): boolean {
  const bar = closestFlat(coverer, stays);
  if (!bar || flatContains(bar, element) || closestFlat(element, isFixed)) return false;
  const box = rectOf(bar);
  if (heightOf(box) > heightOf(viewportArea()) * HIGHEST_BAR) return false;
  const own = rectOf(element);
  const room = roomAround(element);
  return room.above >= box.bottom - own.top || room.below >= own.bottom - box.top;
}

function stays(element: Element): boolean {
  return isFixed(element) || styleOf(element).position === "sticky";
}

function isFixed(element: Element): boolean {
  return styleOf(element).position === "fixed";
}

/** How far what is around the element can still be scrolled, in CSS pixels. */
function roomAround(element: Element): { above: number; below: number } {
  const room = { above: 0, below: 0 };
  for (let each = flatParentOf(element); each; each = flatParentOf(each)) {
    const isPage = each === (element.ownerDocument.scrollingElement ?? element.ownerDocument.documentElement);
    if (!isPage && !/auto|scroll/.test(styleOf(each).overflowY)) continue;
    room.above += each.scrollTop;
    room.below += each.scrollHeight - each.clientHeight - each.scrollTop;
  }
  return room;
}
