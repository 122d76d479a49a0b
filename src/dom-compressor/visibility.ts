/** What a person can see (threat model D1). Rules that need no more than styles, boxes and a hit test. */

import { isReadable } from "./backdrop.ts";
import { isBlank } from "./clean-text.ts";
import { areaOf, flowAreaIn, hidesContents, isHiddenAround, opacityOf } from "./clipping.ts";
import { coverersAt, hasOpaqueBackground, mayBeCovered, OPAQUE, showsOpaquePicture } from "./coverers.ts";
import { flatChildrenOf, flatContains, flatParentOf, isElement, isText, shadowRootOf, tagOf } from "./dom-access.ts";
import {
  type Area,
  cachedPerBuild,
  heightOf,
  isWithin,
  overlap,
  partRectOf,
  rectOf,
  styleOf,
  textLinesOf,
  textRectOf,
  viewportArea,
  widthOf,
} from "./layout.ts";
import { isPaintedAbove, isPassedByHits } from "./paint-order.ts";
import { scrollsOutFrom } from "./scroll-away.ts";
import { UNRENDERED_TAGS } from "./unrendered-tags.ts";

export { UNRENDERED_TAGS };

/** Text smaller than this, in CSS pixels on the screen, cannot be read. */
const LEAST_FONT_SIZE = 4;
/** Boxes hidden "visually" are one pixel wide; nothing smaller than this is seen. */
const LEAST_EXTENT = 2;
/** Letters reach a little out of tight lines; so much may be cut off without anything being lost. */
const CLIP_TOLERANCE = 4;
/** Whether the element, or anything in it, is on the screen or can be scrolled there. */
export function isVisible(element: Element): boolean {
  return isVisibleCached(element);
}

const isVisibleCached: (element: Element) => boolean = cachedPerBuild((element) => {
  if (!element.isConnected || UNRENDERED_TAGS.has(tagOf(element))) return false;
  return hasVisibleBox(element) || hasVisibleContents(element);
});

/** Whether the element's own box is seen, be it empty or not. */
export const hasVisibleBox: (element: Element) => boolean = cachedPerBuild((element) => {
  if (hidesContents(element)) return false;
  if (styleOf(element).visibility !== "visible") return false;
  return isLargeEnough(overlap(areaOf(element), rectOf(element)));
});

function hasVisibleContents(element: Element): boolean {
  if (hidesContents(element)) return false;
  return flatChildrenOf(element).some((child) => {
    if (isText(child)) return visibleTextOf(child) !== "";
    return isElement(child) && isVisible(child);
  });
}

export function isLargeEnough(area: Area): boolean {
  return widthOf(area) >= LEAST_EXTENT && heightOf(area) >= LEAST_EXTENT;
}

/** The part of a text node that can be seen; parts that are clipped away are left out. Not hit-tested. */
export const visibleTextOf: (text: Text) => string = cachedPerBuild((text) => {
  if (isBlank(text.data)) return "";
  const parent = flatParentOf(text);
  if (!parent || UNRENDERED_TAGS.has(tagOf(parent))) return "";
  const area = textAreaIn(parent);
  if (!area) return "";
  const rect = textRectOf(text);
  if (rect.height < LEAST_FONT_SIZE || rect.width === 0) return "";
  const seen = overlap(rect, area);
  if (!isReadable(parent, seen)) return "";
  return isWithin(rect, area, CLIP_TOLERANCE) ? text.data : wordsWithin(text, area);
});

/** Where text directly in `parent` may be seen; undefined where it cannot be. */
const textAreaIn: (parent: Element) => Area | undefined = cachedPerBuild((parent) => {
  if (hidesContents(parent)) return undefined;
  if (tagOf(parent) === "details" && !parent.hasAttribute("open")) return undefined;
  const style = styleOf(parent);
  const readable = style.visibility === "visible" && Number.parseFloat(style.live.fontSize) >= LEAST_FONT_SIZE;
  return readable ? flowAreaIn(parent) : undefined;
});

/** Whether text directly in `element` is shown where it is not clipped away. */
export function showsText(element: Element): boolean {
  return textAreaIn(element) !== undefined;
}

/** For text that is clipped in part: the words whose middle is seen. */
function wordsWithin(text: Text, area: Area): string {
  if (!isLargeEnough(overlap(textRectOf(text), area))) return "";
  const words = [...text.data.matchAll(/\S+/g)];
  const seen = words.map((word) => isWordWithin(text, word.index, word[0].length, area));
  const shown = words.filter((_, index) => seen[index]).join(" ");
  // What is cut off at the end reads as cut off, as it does on the screen.
  return shown === "" || seen.at(-1) ? shown : `${shown}…`;
}

function isWordWithin(text: Text, start: number, length: number, area: Area): boolean {
  const { left, right, top, bottom } = partRectOf(text, start, start + length);
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

/** Whether text, as far as it is inside the window, lies under something that nobody can see through. */
export function isTextCovered(text: Text): boolean {
  const parent = flatParentOf(text);
  if (!parent) return true;
  if (!mayBeCovered(parent, textRectOf(text))) return false;
  const inside = textLinesOf(text).filter((line) => isInside(line, viewportArea()));
  return inside.length > 0 && inside.every((line) => isPointCovered(parent, middleOf(line)));
}

/** Whether the element's box, as far as it is inside the window, lies under something that nobody can see through. */
export function isCovered(element: Element): boolean {
  const seen = overlap(overlap(rectOf(element), areaOf(element)), viewportArea());
  if (!isLargeEnough(seen) || !mayBeCovered(element, seen)) return false;
  return pointsIn(seen).every((point) => isPointCovered(element, point));
}

interface Point {
  x: number;
  y: number;
}

function middleOf(area: Area): Point {
  return { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
}

/** The middle first: it settles nearly every case. */
function pointsIn(area: Area): Point[] {
  const { x, y } = middleOf(area);
  const dx = widthOf(area) / 2 - 2;
  const dy = heightOf(area) / 2 - 2;
  const corners = [-1, 1].flatMap((side) => [-1, 1].map((end) => ({ x: x + side * dx, y: y + end * dy })));
  return [{ x, y }, ...corners];
}

/** The backdrop of a dialog is hit as the dialog, far outside its box. */
function isPointIn(area: Area, { x, y }: Point): boolean {
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

function isInside(inner: Area, outer: Area): boolean {
  const { x, y } = middleOf(inner);
  return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
}

/** Where a hit test cannot tell, of the element or of what lies over it, styles do. */
function isPointCovered(element: Element, point: Point): boolean {
  const isPassed = isPassedByHits(element);
  if (!isPassed && isHitAbove(element, point)) return true;
  return coverersAt(element, point).some(
    ({ box, isLater }) =>
      (isPassed || isPassedByHits(box)) && isShownOpaque(box, point, element) && isPaintedAbove(box, element, isLater),
  );
}

function isShownOpaque(box: Element, point: Point, below: Element): boolean {
  return (
    styleOf(box).visibility === "visible" &&
    isPointIn(areaOf(box), point) &&
    isOpaque(box) &&
    !scrollsOutFrom(below, box)
  );
}

/** Goes down from the top of what is painted at the point until it meets the element. */
function isHitAbove(element: Element, point: Point): boolean {
  const root = element.getRootNode();
  const top = hitIn(root, point);
  if (!top || top === element || flatContains(element, top)) return false;
  return isUnderOpaque(element, point, stackIn(root, point));
}

function isUnderOpaque(element: Element, point: Point, stack: readonly Element[]): boolean {
  for (const each of stack) {
    if (each === element || flatContains(element, each)) return false;
    if (isPointIn(rectOf(each), point) && isOpaque(each) && !scrollsOutFrom(element, each))
      return stack.some((below) => below === element || flatContains(element, below)) || !flatContains(each, element);
  }
  return false;
}

function hitIn(root: Node, point: Point): Element | null {
  return root instanceof Document || root instanceof ShadowRoot ? root.elementFromPoint(point.x, point.y) : null;
}

function stackIn(root: Node, point: Point): Element[] {
  return root instanceof Document || root instanceof ShadowRoot ? root.elementsFromPoint(point.x, point.y) : [];
}

function isOpaque(element: Element): boolean {
  if (opacityOf(element) < OPAQUE) return false;
  const tag = tagOf(element);
  if (tag === "img") return showsOpaquePicture(element);
  if (tag === "video" || tag === "iframe") return true;
  return hasOpaqueBackground(element) || shadowHasOpaque(element);
}

/** A hit test in the light tree ends at the host, whose shadow tree may hold the box that covers. */
function shadowHasOpaque(host: Element): boolean {
  const shadow = shadowRootOf(host);
  if (!shadow) return false;
  const box = rectOf(host);
  return [...shadow.children].some((child) => hasOpaqueBackground(child) && isWithin(box, rectOf(child), 1));
}

/** Whether a control nobody sees is what a click on its place would meet: a transparent input laid over a drawn one. */
export function isHitThough(element: Element): boolean {
  const style = styleOf(element);
  if (style.visibility !== "visible" || style.live.pointerEvents === "none" || style.display === "none") return false;
  if (isHiddenAround(element)) return false;
  const seen = overlap(rectOf(element), areaOf(element));
  if (widthOf(seen) < 8 || heightOf(seen) < 8) return false;
  if (!isInside(seen, viewportArea())) return true;
  const hit = hitIn(element.getRootNode(), middleOf(seen));
  return hit === element;
}
