/** Where on an element a pointer would really reach it. */
import { composedAncestors, composedContains, deepElementFromPoint, type OpenShadowRoot } from "./composed-tree.ts";

export interface Point {
  x: number;
  y: number;
}

/** The centre first; the rest for when something small lies over it. */
const FRACTIONS = [
  [0.5, 0.5],
  [0.5, 0.2],
  [0.5, 0.8],
  [0.2, 0.5],
  [0.8, 0.5],
  [0.1, 0.1],
  [0.9, 0.9],
] as const;
const INNER_CONTROLS = "a[href],button,input,select,textarea,summary,[role=button],[role=link],[role=checkbox]";
/** Boxes of a text that wraps, largest first, that are tried. */
const BOXES_TRIED = 3;

/** A pointer at `hit` acts on `target`: it is the element, inside it, or bound to it by a label. */
export function reaches(hit: Element, target: Element): boolean {
  if (composedContains(target, hit)) return true;
  if (target instanceof HTMLLabelElement && target.control) return composedContains(target.control, hit);
  if (hit instanceof HTMLAreaElement && isMappedOn(hit, target)) return true;
  return hit.closest("label")?.control === target;
}

/** Whether `area` belongs to the image map of the image `target`: there the area is hit in the image's place. */
export function isMappedOn(area: HTMLAreaElement, target: Element): boolean {
  const name = area.closest("map")?.name;
  return target instanceof HTMLImageElement && !!name && target.useMap === `#${name}`;
}

/** A point at which `target` is reached, or what lies over its centre; null when no part is in the viewport. */
export function findPoint(
  target: Element,
  openShadowRoot: OpenShadowRoot,
): { point: Point } | { cover: Element } | null {
  const hits = candidatePoints(target).flatMap((point) => {
    const hit = deepElementFromPoint(point.x, point.y, openShadowRoot);
    return hit ? [{ point, hit }] : [];
  });
  const reaching = hits.filter(({ hit }) => reaches(hit, target));
  const best = reaching.find(({ hit }) => !isOnInnerControl(hit, target));
  if (best) return { point: best.point };
  // A press on a control inside it would do what that control does, not what was decided on.
  const [first] = hits;
  return first ? { cover: first.hit } : null;
}

/** What takes the pointer at one given point of `target`: the target, a control inside it, or something over it. */
export function inspectPoint(
  target: Element,
  point: Point,
  openShadowRoot: OpenShadowRoot,
): { point: Point } | { cover: Element } | null {
  const hit = deepElementFromPoint(point.x, point.y, openShadowRoot);
  if (!hit) return null;
  return reaches(hit, target) && !isOnInnerControl(hit, target) ? { point } : { cover: hit };
}

/**
 * The control that is all a tab, menu item or the like consists of, where the two are one thing to whoever looks: a link
 * within the page, a button that sends no form. The press goes there, and the outer one hears of it.
 */
export function standInOf(target: Element): Element | undefined {
  const [inner, ...others] = target.querySelectorAll(INNER_CONTROLS);
  if (!inner || others.length > 0 || inner.getClientRects().length === 0) return undefined;
  const saysAll = inner.textContent?.trim() === target.textContent?.trim() && !isCalledOtherwise(target, inner);
  return saysAll && !target.querySelector("img, svg, canvas") && doesNoMore(inner) ? inner : undefined;
}

/** A name that is not what stands there: then the two may not be one thing. */
function isCalledOtherwise(target: Element, inner: Element): boolean {
  const labels = target.getAttribute("aria-labelledby");
  if (labels !== null && labels !== inner.id) return true;
  return target.matches("[aria-label], [title]") || inner.matches("[aria-label], [aria-labelledby], [title]");
}

const doesNoMore = (inner: Element): boolean =>
  inner instanceof HTMLButtonElement ? !inner.form : inner.matches("a[href^='#']");

/** What has a document of its own: what is pressed or dropped there reaches that document, and nothing of this one. */
export const isFrame = (element: Element | null): boolean => element?.matches("iframe,frame,object,embed") === true;

/** Whether a press there would go to a control inside the target, such as the delete button of a row. */
function isOnInnerControl(hit: Element, target: Element): boolean {
  if (isFrame(hit)) return true;
  for (const ancestor of composedAncestors(hit)) {
    if (ancestor === target) return false;
    if (ancestor.matches(INNER_CONTROLS)) return true;
  }
  return false;
}

function candidatePoints(target: Element): Point[] {
  const boxes = [...target.getClientRects()]
    .map(clipToViewport)
    .filter((box) => box.width > 0 && box.height > 0)
    .sort((one, other) => other.width * other.height - one.width * one.height)
    .slice(0, BOXES_TRIED);
  return FRACTIONS.flatMap(([across, down]) =>
    boxes.map((box) => ({ x: box.x + box.width * across, y: box.y + box.height * down })),
  );
}

function clipToViewport(box: DOMRect): DOMRect {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const right = Math.min(innerWidth, box.right);
  const bottom = Math.min(innerHeight, box.bottom);
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}
