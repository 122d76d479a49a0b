/**
 * Which part of the page is left to an element by its ancestors: nothing where they are not rendered or see-through,
 * else the area that is not clipped away and can be scrolled to. All areas are in the viewport's coordinates.
 */
import { attributeOf, flatParentOf, tagOf } from "./dom-access.ts";
import {
  type Area,
  type Box,
  cachedPerBuild,
  EVERYWHERE,
  NOWHERE,
  overlap,
  rectOf,
  styleOf,
  viewportArea,
} from "./layout.ts";
import type { Style } from "./style.ts";

/** Below this product of opacities nobody sees anything (threat model D1). */
const LEAST_OPACITY = 0.1;

/** How much of what is behind shines through the element and all above it; 0 where nothing of it is shown. */
const opacityIn: (element: Element) => number = cachedPerBuild((element) => {
  const outer = opacityAround(element);
  if (outer === 0) return 0;
  const style = styleOf(element);
  if (style.display === "none" || isLocked(style)) return 0;
  const opacity = outer * ownOpacityOf(style);
  return opacity < LEAST_OPACITY ? 0 : opacity;
});

/** `content-visibility` has no effect on what stands in a line. https://drafts.csswg.org/css-contain/#content-visibility */
function isLocked(style: Style): boolean {
  return style.display !== "inline" && style.live.contentVisibility === "hidden";
}

/** The product of all opacities that the contents of `element` are painted with. */
export function opacityOf(element: Element): number {
  return opacityIn(element);
}

/** Nothing in `element` is shown: it or something above it is not rendered or see-through. */
export function hidesContents(element: Element): boolean {
  return opacityIn(element) === 0;
}

/** `element` itself is not shown, whatever its own style says. */
export function isHiddenAround(element: Element): boolean {
  return opacityAround(element) === 0;
}

function opacityAround(element: Element): number {
  const parent = flatParentOf(element);
  if (parent) return isLeftOutOfDetails(element, parent) ? 0 : opacityIn(parent);
  return element === element.ownerDocument.documentElement ? 1 : 0;
}

/** A closed `<details>` shows its first summary alone, though its other contents keep a style of their own. */
function isLeftOutOfDetails(element: Element, parent: Element): boolean {
  if (tagOf(parent) !== "details" || attributeOf(parent, "open") !== null) return false;
  return parent.querySelector(":scope > summary") !== element;
}

/** Where the element itself may be seen, going by its own position in the layout. */
export const areaOf: (element: Element) => Area = cachedPerBuild((element) => {
  const parent = flatParentOf(element);
  if (!parent) return rootArea(element.ownerDocument);
  const style = styleOf(element);
  // What is positioned out of the flow is never inline.
  const area = style.display === "inline" ? flowAreaIn(parent) : areaByPosition(style.position, parent);
  return overlap(area, clippedByItself(element, style));
});

function areaByPosition(position: string, parent: Element): Area {
  if (position === "absolute") return absoluteAreaIn(parent);
  return position === "fixed" ? fixedAreaIn(parent) : flowAreaIn(parent);
}

/** Where the contents of `element` may be seen that stand in the flow. */
export const flowAreaIn: (element: Element) => Area = cachedPerBuild((element) =>
  clippedByOverflow(element, styleOf(element), areaOf(element)),
);

/** The same for what is positioned absolutely: clipped only from its containing block on. https://drafts.csswg.org/css-position/#abs-cb */
const absoluteAreaIn: (element: Element) => Area = cachedPerBuild((element) => {
  const style = styleOf(element);
  if (style.position !== "static" || containsFixed(style)) return flowAreaIn(element);
  const parent = flatParentOf(element);
  const outer = parent ? absoluteAreaIn(parent) : rootArea(element.ownerDocument);
  return overlap(outer, clippedByItself(element, style));
});

/** Whether what is positioned absolutely in the element, and in nothing positioned within it, moves with it. */
export function holdsPositioned(element: Element): boolean {
  const style = styleOf(element);
  return style.position !== "static" || containsFixed(style);
}

const fixedAreaIn: (element: Element) => Area = cachedPerBuild((element) => {
  const style = styleOf(element);
  if (containsFixed(style)) return flowAreaIn(element);
  const parent = flatParentOf(element);
  return overlap(parent ? fixedAreaIn(parent) : viewportArea(), clippedByItself(element, style));
});

function ownOpacityOf(style: Style): number {
  if (style.filter === "none") return Number(style.opacity);
  const filter = /opacity\(([\d.]+)(%?)\)/.exec(style.filter);
  const filtered = filter ? Number(filter[1]) / (filter[2] ? 100 : 1) : 1;
  return Number(style.opacity) * filtered;
}

/** https://drafts.csswg.org/css-position/#fixed-cb */
function containsFixed(style: Style): boolean {
  return (
    style.live.transform !== "none" ||
    style.filter !== "none" ||
    style.live.perspective !== "none" ||
    /\b(?:paint|layout|strict|content)\b/.test(style.live.contain) ||
    /\b(?:transform|filter|perspective)\b/.test(style.live.willChange)
  );
}

/** `clip` and `clip-path`, which also cut what is positioned out of the flow. */
function clippedByItself(element: Element, style: Style): Area {
  const path = style.clipPath;
  const outOfFlow = style.display !== "inline" && (style.position === "absolute" || style.position === "fixed");
  const rectangle = outOfFlow ? style.live.clip : "auto";
  if (path === "none" && rectangle === "auto") return EVERYWHERE;
  const clipped = rectangle === "auto" ? EVERYWHERE : clippedByRectangle(rectangle, rectOf(element));
  return path === "none" ? clipped : overlap(clipped, clippedByPath(path, rectOf(element)));
}

function clippedByRectangle(rectangle: string, box: Box): Area {
  const edges = rectangle.match(/-?[\d.]+px|auto/g);
  if (edges?.length !== 4) return EVERYWHERE;
  const [top = 0, right = 0, bottom = 0, left = 0] = edges.map((edge, side) =>
    edge === "auto" ? [0, box.width, box.height, 0][side] : Number.parseFloat(edge),
  );
  return { left: box.left + left, top: box.top + top, right: box.left + right, bottom: box.top + bottom };
}

/** Insets and empty circles, by which text is hidden in practice; other shapes are taken to show their box. */
function clippedByPath(path: string, box: Box): Area {
  if (/^(?:circle|ellipse)\(0(?:px|%)/.test(path)) return NOWHERE;
  const inset = /^inset\(([^)]*?)(?: round [^)]*)?\)/.exec(path);
  if (!inset) return EVERYWHERE;
  const lengths = (inset[1] ?? "").split(" ");
  const side = (index: number, fallback: number, whole: number): number => {
    const length = lengths[index] ?? lengths[fallback] ?? lengths[0] ?? "0";
    return length.endsWith("%") ? (Number.parseFloat(length) / 100) * whole : Number.parseFloat(length) || 0;
  };
  return {
    top: box.top + side(0, 0, box.height),
    right: box.right - side(1, 0, box.width),
    bottom: box.bottom - side(2, 0, box.height),
    left: box.left + side(3, 1, box.width),
  };
}

function clippedByOverflow(element: Element, style: Style, own: Area): Area {
  const { display } = style;
  if (display === "inline" || display === "contents" || style.overflow === "visible") return own;
  if (isViewportOverflow(element)) return own;
  const { overflowX, overflowY } = style;
  const box = rectOf(element);
  const seen = overlap(own, box);
  if (seen.right <= seen.left || seen.bottom <= seen.top) return NOWHERE;
  const reach = scrollableArea(element, style, box);
  const [left, right] = edgesAlong(overflowX, [own.left, own.right], [box.left, box.right], [reach.left, reach.right]);
  const [top, bottom] = edgesAlong(overflowY, [own.top, own.bottom], [box.top, box.bottom], [reach.top, reach.bottom]);
  return { left, top, right, bottom };
}

type Edges = readonly [number, number];

/** A scroller's contents are seen wherever they can be scrolled to; a clipping box's only inside the box. */
function edgesAlong(overflow: string, own: Edges, box: Edges, reach: Edges): Edges {
  if (overflow === "visible") return own;
  if (overflow === "auto" || overflow === "scroll") return reach;
  return [Math.max(own[0], box[0]), Math.min(own[1], box[1])];
}

function scrollableArea(element: Element, style: Style, box: Area): Area {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
  const startsRight = scrollLeft < 0 || style.live.direction === "rtl" || style.live.flexDirection === "row-reverse";
  const startsBelow = scrollTop < 0 || style.live.flexDirection === "column-reverse";
  const left = box.left - scrollLeft - (startsRight ? scrollWidth - clientWidth : 0);
  const top = box.top - scrollTop - (startsBelow ? scrollHeight - clientHeight : 0);
  return { left, top, right: left + scrollWidth + 1, bottom: top + scrollHeight + 1 };
}

/** The overflow of the root, or where it has none of the body, is that of the viewport. https://drafts.csswg.org/css-overflow/#overflow-propagation */
function isViewportOverflow(element: Element): boolean {
  return element === viewportOverflowSource(element.ownerDocument) || element === element.ownerDocument.documentElement;
}

const viewportOverflowSource = cachedPerBuild((owner: Document): Element => {
  const root = owner.documentElement;
  const rootStyle = styleOf(root);
  const passesOn = rootStyle.overflowX === "visible" && rootStyle.overflowY === "visible";
  return passesOn && owner.body ? owner.body : root;
});

const rootArea = cachedPerBuild((owner: Document): Area => {
  const root = owner.documentElement;
  const source = styleOf(viewportOverflowSource(owner));
  const window = viewportArea();
  const reach = scrollableArea(owner.scrollingElement ?? root, styleOf(root), window);
  const stays = { x: isFixed(source.overflowX), y: isFixed(source.overflowY) };
  return {
    left: stays.x ? 0 : reach.left,
    right: stays.x ? window.right : Math.max(reach.right, window.right),
    top: stays.y ? 0 : reach.top,
    bottom: stays.y ? window.bottom : Math.max(reach.bottom, window.bottom),
  };
});

function isFixed(overflow: string): boolean {
  return overflow === "hidden" || overflow === "clip";
}
