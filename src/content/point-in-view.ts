/** Scrolls so that one point of an element can be seen, which may be larger than what is seen of it at a time. */
import { composedAncestors, composedParent } from "./composed-tree.ts";
import type { Point } from "./hit-test.ts";

interface View {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Brings the point into view, from the innermost scrolled area out to the page; one that is in view stays put. */
export function bringPointIntoView<Kind extends Element>(element: Kind, at: (element: Kind) => Point): void {
  for (let node = composedParent(element); node; node = composedParent(node)) {
    if (node instanceof Element && isScrolled(node)) scrollTowards(node, viewOf(node), at(element));
  }
}

/** Whether an area that scrolls shows another part of what it holds than the middle of this element. */
export function isScrolledAway(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [...composedAncestors(element)].some((area) => {
    const view = viewOf(area);
    return isScrolled(area) && (x < view.left || x >= view.right || y < view.top || y >= view.bottom);
  });
}

function isScrolled(area: Element): boolean {
  if (area === document.scrollingElement) return true;
  if (area === document.body || area === document.documentElement) return false;
  const { overflowX, overflowY } = getComputedStyle(area);
  return [overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll");
}

function viewOf(area: Element): View {
  if (area === document.scrollingElement) return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  return area.getBoundingClientRect();
}

/** Into the middle rather than the edge, where headers and bars stick. */
function scrollTowards(area: Element, view: View, { x, y }: Point): void {
  const left = x >= view.left && x < view.right ? 0 : x - (view.left + view.right) / 2;
  const top = y >= view.top && y < view.bottom ? 0 : y - (view.top + view.bottom) / 2;
  if (left !== 0 || top !== 0) area.scrollBy({ left, top, behavior: "instant" });
}
