/**
 * Whatever in the window could hide something else: a list of opaque boxes, made once a walk. Nearly everything in a
 * window lies under none of them, and a look at the list costs far less than the hit test that it spares.
 */
import { parseColor } from "./color.ts";
import { flatChildrenOf, isElement, tagOf } from "./dom-access.ts";
import { type Area, rectOf, styleOf, viewportArea, whenBuildEnds } from "./layout.ts";
import { UNRENDERED_TAGS } from "./unrendered-tags.ts";

/** From this alpha on nothing is seen through a box. */
export const OPAQUE = 0.95;
/** A shadow tree's box counts for its host when it is this much smaller, in CSS pixels. */
const TOLERANCE = 1;

/** Where an element stands among all in the order of the flat tree: its own number, and the first number after all in it. */
interface Span {
  start: number;
  end: number;
}

interface Coverer extends Span {
  area: Area;
}

interface Coverers {
  boxes: Coverer[];
  /** What its own ancestors may be painted over, by a negative `z-index`. */
  sunk: Span[];
  spans: Map<Element, Span>;
}

let known: Coverers | undefined;
whenBuildEnds(() => {
  known = undefined;
});

/** Makes the list for the rest of the build. Without it everything may be covered. */
export function lookForCoverers(root: Element): void {
  known = coverersIn(root);
}

/** Whether a hit test inside `area` could meet something opaque above `element`; never false where one would. */
export function mayBeCovered(element: Element, area: Area): boolean {
  const span = known?.spans.get(element);
  if (!known || !span) return true;
  const { boxes, sunk } = known;
  return boxes.some((box) => {
    if (!touches(box.area, area)) return false;
    if (box.start >= span.start && box.start < span.end) return false;
    const isAround = box.start < span.start && span.start < box.end;
    return (
      !isAround || sunk.some((each) => each.start > box.start && each.start <= span.start && span.start < each.end)
    );
  });
}

function touches(first: Area, second: Area): boolean {
  return (
    first.left - TOLERANCE <= second.right &&
    first.right + TOLERANCE >= second.left &&
    first.top - TOLERANCE <= second.bottom &&
    first.bottom + TOLERANCE >= second.top
  );
}

/** Down the flat tree without recursion: pages may be nested deeper than the stack is. */
function coverersIn(root: Element): Coverers {
  const found: Coverers = { boxes: [], sunk: [], spans: new Map() };
  const window = viewportArea();
  const open: { span: Span; rest: Element[] }[] = [];
  let count = 0;
  const enter = (element: Element) => {
    const span = { start: count, end: Number.POSITIVE_INFINITY };
    count += 1;
    open.push({ span, rest: add(found, element, span, window) });
  };
  enter(root);
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const next = level.rest.pop();
    if (next) enter(next);
    else {
      level.span.end = count;
      open.pop();
    }
  }
  return found;
}

/** Notes the element, and answers with its child elements, the last one first. */
function add(found: Coverers, element: Element, span: Span, window: Area): Element[] {
  if (UNRENDERED_TAGS.has(tagOf(element)) || styleOf(element).display === "none") return [];
  found.spans.set(element, span);
  if (styleOf(element).live.zIndex.startsWith("-")) found.sunk.push(span);
  if (mayBeOpaque(element) && touches(rectOf(element), window)) {
    found.boxes.push(Object.assign(span, { area: rectOf(element) }));
  }
  return holdsDrawingOnly(element) ? [] : flatChildrenOf(element).filter(isElement).reverse();
}

function mayBeOpaque(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === "img") return showsOpaquePicture(element);
  return tag === "video" || tag === "iframe" || hasOpaqueBackground(element);
}

/** Shapes have no background. */
function holdsDrawingOnly(element: Element): boolean {
  return tagOf(element) === "svg" && element.querySelector("foreignObject") === null;
}

export function hasOpaqueBackground(element: Element): boolean {
  return parseColor(styleOf(element).backgroundColor).alpha >= OPAQUE;
}

export function showsOpaquePicture(element: Element): boolean {
  return element instanceof HTMLImageElement && element.complete && element.naturalWidth > 1;
}
