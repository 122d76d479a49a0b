/**
 * Which part of the page is left to an element by its ancestors: nothing where they are not rendered or see-through,
 * else the area that is not clipped away and can be scrolled to. All areas are in the viewport's coordinates.
 */
import { attributeOf, flatParentOf, tagOf } from "./dom-access.ts";
import { type Area, cachedPerBuild, EVERYWHERE, NOWHERE, overlap, rectOf, styleOf } from "./layout.ts";

/** Below this product of opacities nobody sees anything (threat model D1). */
const LEAST_OPACITY = 0.1;

/** What an element leaves to its contents. */
export interface Surroundings {
  /** Nothing inside is shown: not rendered, or see-through. */
  hidden: boolean;
  opacity: number;
  /** Where contents in the flow may be seen, and those taken out of it by `absolute` and `fixed`. */
  flow: Area;
  absolute: Area;
  fixed: Area;
}

const HIDDEN: Surroundings = { hidden: true, opacity: 0, flow: NOWHERE, absolute: NOWHERE, fixed: NOWHERE };

/** What the contents of `element` have left to be seen in. */
export const surroundingsIn: (element: Element) => Surroundings = cachedPerBuild(computeSurroundings);

function computeSurroundings(element: Element): Surroundings {
  const outer = surroundingsOf(element);
  if (outer.hidden) return HIDDEN;
  const style = styleOf(element);
  if (style.display === "none" || style.contentVisibility === "hidden") return HIDDEN;
  const opacity = outer.opacity * ownOpacityOf(style);
  if (opacity < LEAST_OPACITY) return HIDDEN;
  return { hidden: false, opacity, ...clipContents(element, style, outer) };
}

/** What `element` itself has left to be seen in. */
export function surroundingsOf(element: Element): Surroundings {
  const parent = flatParentOf(element);
  if (parent) return isLeftOutOfDetails(element, parent) ? HIDDEN : surroundingsIn(parent);
  return element === element.ownerDocument.documentElement ? rootSurroundings(element) : HIDDEN;
}

/** A closed `<details>` shows its first summary alone, though its other contents keep a style of their own. */
function isLeftOutOfDetails(element: Element, parent: Element): boolean {
  if (tagOf(parent) !== "details" || attributeOf(parent, "open") !== null) return false;
  return parent.querySelector(":scope > summary") !== element;
}

/** The area that the element's own position in the layout leaves to it. */
export function areaOf(element: Element): Area {
  const outer = surroundingsOf(element);
  if (outer.hidden) return NOWHERE;
  const area = areaByPosition(styleOf(element).position, outer);
  return overlap(area, clippedByItself(element, styleOf(element)));
}

function areaByPosition(position: string, outer: Surroundings): Area {
  if (position === "absolute") return outer.absolute;
  return position === "fixed" ? outer.fixed : outer.flow;
}

function ownOpacityOf(style: CSSStyleDeclaration): number {
  const filter = style.filter === "none" ? null : /opacity\(([\d.]+)(%?)\)/.exec(style.filter);
  const filtered = filter ? Number(filter[1]) / (filter[2] ? 100 : 1) : 1;
  return Number(style.opacity) * filtered;
}

function clipContents(element: Element, style: CSSStyleDeclaration, outer: Surroundings) {
  const cut = clippedByItself(element, style);
  const own = overlap(areaByPosition(style.position, outer), cut);
  const flow = clippedByOverflow(element, style, own);
  const holdsFixed = containsFixed(style);
  const holdsAbsolute = holdsFixed || style.position !== "static";
  return {
    flow,
    absolute: holdsAbsolute ? flow : overlap(outer.absolute, cut),
    fixed: holdsFixed ? flow : overlap(outer.fixed, cut),
  };
}

/** https://drafts.csswg.org/css-position/#fixed-cb */
function containsFixed(style: CSSStyleDeclaration): boolean {
  return (
    style.transform !== "none" ||
    style.filter !== "none" ||
    style.perspective !== "none" ||
    /\b(?:paint|layout|strict|content)\b/.test(style.contain) ||
    /\b(?:transform|filter|perspective)\b/.test(style.willChange)
  );
}

/** `clip` and `clip-path`, which also cut what is positioned out of the flow. */
function clippedByItself(element: Element, style: CSSStyleDeclaration): Area {
  const path = style.clipPath;
  const rectangle = style.clip;
  if (path === "none" && rectangle === "auto") return EVERYWHERE;
  const clipped = rectangle === "auto" ? EVERYWHERE : clippedByRectangle(rectangle, rectOf(element));
  return path === "none" ? clipped : overlap(clipped, clippedByPath(path, rectOf(element)));
}

function clippedByRectangle(rectangle: string, box: DOMRect): Area {
  const edges = rectangle.match(/-?[\d.]+px|auto/g);
  if (edges?.length !== 4) return EVERYWHERE;
  const [top = 0, right = 0, bottom = 0, left = 0] = edges.map((edge, side) =>
    edge === "auto" ? [0, box.width, box.height, 0][side] : Number.parseFloat(edge),
  );
  return { left: box.left + left, top: box.top + top, right: box.left + right, bottom: box.top + bottom };
}

/** Insets and empty circles, by which text is hidden in practice; other shapes are taken to show their box. */
function clippedByPath(path: string, box: DOMRect): Area {
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

function clippedByOverflow(element: Element, style: CSSStyleDeclaration, own: Area): Area {
  const { overflowX, overflowY, display } = style;
  const inline = display === "inline" || display === "contents";
  if (inline || (overflowX === "visible" && overflowY === "visible") || isViewportOverflow(element)) return own;
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

function scrollableArea(element: Element, style: CSSStyleDeclaration, box: Area): Area {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
  const startsRight = scrollLeft < 0 || style.direction === "rtl" || style.flexDirection === "row-reverse";
  const startsBelow = scrollTop < 0 || style.flexDirection === "column-reverse";
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

function rootSurroundings(root: Element): Surroundings {
  const owner = root.ownerDocument;
  const source = styleOf(viewportOverflowSource(owner));
  const scroller = owner.scrollingElement ?? root;
  const reach = scrollableArea(scroller, styleOf(root), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  const flow = {
    left: isFixed(source.overflowX) ? 0 : reach.left,
    right: isFixed(source.overflowX) ? innerWidth : Math.max(reach.right, innerWidth),
    top: isFixed(source.overflowY) ? 0 : reach.top,
    bottom: isFixed(source.overflowY) ? innerHeight : Math.max(reach.bottom, innerHeight),
  };
  const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  return { hidden: false, opacity: 1, flow, absolute: flow, fixed: window };
}

function isFixed(overflow: string): boolean {
  return overflow === "hidden" || overflow === "clip";
}
