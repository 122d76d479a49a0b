/**
 * Whatever in the window could hide something else: a list of opaque boxes, made once a walk. Nearly everything in a
 * window lies under none of them, and a look at the list costs far less than the hit test that it spares.
 */
import { hidesContents } from "./clipping.ts";
import { parseColor } from "./color.ts";
import { flatChildrenOf, flatContains, isElement, shadowRootOf, tagOf } from "./dom-access.ts";
import { type Area, rectOf, styleOf, viewportArea, whenBuildEnds } from "./layout.ts";
import { placeOf } from "./place.ts";
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
  element: Element;
}

interface Coverers {
  boxes: Coverer[];
  /** What its own ancestors may be painted over, by a negative `z-index`. */
  sunk: Span[];
  spans: Map<Element, Span>;
  /** What is positioned in or near the window, though it stands in something far away. */
  strays: Element[];
}

let known: Coverers | undefined;
whenBuildEnds(() => {
  known = undefined;
});

/** In larger documents what is far away is not looked at element by element. */
const MOST_ELEMENTS = 3_000;

/** What is known from the snapshot before. */
interface Memory {
  /** Whether the element is far away, with all in it. */
  isFarAsBefore(element: Element): boolean;
  /** What was positioned in the element, when nothing in it has changed; undefined when that is not known. */
  positionedIn(element: Element): Positioned | undefined;
  keepPositioned(element: Element, positioned: Positioned): void;
}

export interface Positioned {
  /** In the order of the tree. */
  elements: readonly Element[];
  /** Those that were looked into. */
  shadowRoots: readonly ShadowRoot[];
}

/** Makes the list for the rest of the build. Without it everything may be covered. */
export function lookForCoverers(root: Element, memory: Memory | undefined): void {
  const isLarge = root.getElementsByTagName("*").length > MOST_ELEMENTS;
  known = coverersIn(root, isLarge, memory);
}

/** What is opaque by itself in the window, in the order of the flat tree. */
export function coveringBoxes(): readonly { element: Element; area: Area }[] {
  return known?.boxes ?? [];
}

/** Whether something in the element, which is far away itself, may be in the window or near it. */
export function reachesIntoWindow(element: Element): boolean {
  return known === undefined || known.strays.some((stray) => flatContains(element, stray));
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

/** Boxes that are opaque by themselves, hold the point and neither are in `element` nor around it. */
export function coverersAt(element: Element, { x, y }: { x: number; y: number }): { box: Element; isLater: boolean }[] {
  const span = known?.spans.get(element);
  if (!known || !span) return [];
  const apart = known.boxes.filter(({ start, end }) => end <= span.start || start >= span.end);
  const holding = apart.filter(({ area }) => x >= area.left && x <= area.right && y >= area.top && y <= area.bottom);
  return holding.map((box) => ({ box: box.element, isLater: box.start > span.start }));
}

function touches(first: Area, second: Area): boolean {
  return (
    first.left - TOLERANCE <= second.right &&
    first.right + TOLERANCE >= second.left &&
    first.top - TOLERANCE <= second.bottom &&
    first.bottom + TOLERANCE >= second.top
  );
}

/** An element that is being looked into. */
interface Opened {
  span: Span;
  /** What is in it and has not been looked at, the first one last. */
  rest: Element[];
  /** What is in it has a `z-index`, positioned or not. */
  isOfItems: boolean;
}

/** Down the flat tree without recursion: pages may be nested deeper than the stack is. */
function coverersIn(root: Element, isLarge: boolean, memory: Memory | undefined): Coverers {
  const found: Coverers = { boxes: [], sunk: [], spans: new Map(), strays: [] };
  const open: Opened[] = [];
  let count = 0;
  const enter = (element: Element, isItem: boolean) => {
    const span = { start: count, end: Number.POSITIVE_INFINITY };
    count += 1;
    if (memory?.isFarAsBefore(element)) span.end = count;
    else if (isLarge && isFar(element)) {
      found.spans.set(element, span);
      open.push({ span, rest: addStrays(found, positionedIn(element, memory)), isOfItems: true });
    } else if (add(found, element, span, isItem))
      open.push({ span, rest: childElementsOf(element), isOfItems: holdsItems(element) });
    else span.end = count;
  };
  enter(root, true);
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const next = level.rest.pop();
    if (next) enter(next, level.isOfItems);
    else {
      level.span.end = count;
      open.pop();
    }
  }
  return found;
}

/** Notes the element; whether there is more to look at in it. */
function add(found: Coverers, element: Element, span: Span, isItem: boolean): boolean {
  if (UNRENDERED_TAGS.has(tagOf(element)) || hidesContents(element)) return false;
  found.spans.set(element, span);
  if (isSunk(element, isItem)) found.sunk.push(span);
  if (mayBeOpaque(element) && touches(rectOf(element), viewportArea())) {
    found.boxes.push(Object.assign(span, { area: rectOf(element), element }));
  }
  return !holdsDrawingOnly(element);
}

function childElementsOf(element: Element): Element[] {
  return flatChildrenOf(element).filter(isElement).reverse();
}

/** Only what is positioned and the items of a flex or grid box have a `z-index`. https://drafts.csswg.org/css-flexbox/#painting */
function isSunk(element: Element, isItem: boolean): boolean {
  const style = styleOf(element);
  return (isItem || style.position !== "static") && style.live.zIndex.startsWith("-");
}

function holdsItems(element: Element): boolean {
  return /flex|grid/.test(styleOf(element).display);
}

function isFar(element: Element): boolean {
  const box = rectOf(element);
  return box.width > 0 && box.height > 0 && placeOf(box) === "far";
}

/** Of what is in something far away only what is positioned can be in the window; answers with it, the last one first. */
function addStrays(found: Coverers, { elements }: Positioned): Element[] {
  const strays: Element[] = [];
  for (const element of elements) {
    const isInOther = strays.some((stray) => flatContains(stray, element));
    if (!isInOther && placeOf(rectOf(element)) !== "far") strays.push(element);
  }
  found.strays.push(...strays);
  return strays.reverse();
}

function positionedIn(element: Element, memory: Memory | undefined): Positioned {
  const before = memory?.positionedIn(element);
  if (before) return before;
  const found = { elements: [], shadowRoots: [] };
  const shadow = shadowRootOf(element);
  if (shadow) collectPositioned(shadow, found);
  collectPositioned(element, found);
  memory?.keepPositioned(element, found);
  return found;
}

/** Those in shadow trees among them. Far more elements are met here than anywhere else: nothing is noted of them. */
function collectPositioned(
  root: Element | ShadowRoot,
  found: { elements: Element[]; shadowRoots: ShadowRoot[] },
): void {
  if (root instanceof ShadowRoot) found.shadowRoots.push(root);
  for (const inner of root.querySelectorAll("*")) {
    if (getComputedStyle(inner).position !== "static") found.elements.push(inner);
    const shadow = shadowRootOf(inner);
    if (shadow) collectPositioned(shadow, found);
  }
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
