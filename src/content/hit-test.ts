/** Where on an element a pointer would really reach it. */
import { composedContains, deepElementFromPoint, type OpenShadowRoot } from "./composed-tree.ts";

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
/** Boxes of a text that wraps, largest first, that are tried. */
const BOXES_TRIED = 3;

/** A pointer at `hit` acts on `target`: it is the element, inside it, or bound to it by a label. */
export function reaches(hit: Element, target: Element): boolean {
  if (composedContains(target, hit)) return true;
  if (target instanceof HTMLLabelElement && target.control) return composedContains(target.control, hit);
  return hit.closest("label")?.control === target;
}

/** A point at which `target` is reached, or what lies over its centre; null when no part is in the viewport. */
export function findPoint(
  target: Element,
  openShadowRoot: OpenShadowRoot,
): { point: Point } | { cover: Element } | null {
  let cover: Element | undefined;
  for (const point of candidatePoints(target)) {
    const hit = deepElementFromPoint(point.x, point.y, openShadowRoot);
    if (hit && reaches(hit, target)) return { point };
    cover ??= hit ?? undefined;
  }
  return cover ? { cover } : null;
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
