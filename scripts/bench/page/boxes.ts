/** Boxes in CSS pixels of the element's own window. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

export function areaOf({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

export function intersection(first: Box, second: Box): Box {
  return {
    left: Math.max(first.left, second.left),
    top: Math.max(first.top, second.top),
    right: Math.min(first.right, second.right),
    bottom: Math.min(first.bottom, second.bottom),
  };
}

function union(first: Box, second: Box): Box {
  return {
    left: Math.min(first.left, second.left),
    top: Math.min(first.top, second.top),
    right: Math.max(first.right, second.right),
    bottom: Math.max(first.bottom, second.bottom),
  };
}

/** The element's box with what it directly holds: the box of a link in a line of text is lower than the picture in it. */
export function extentOf(element: Element): Box {
  const own = element.getBoundingClientRect();
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const contents = range.getBoundingClientRect();
  if (areaOf(contents) === 0) return own;
  return areaOf(own) === 0 ? contents : union(own, contents);
}

/** What two boxes have in common, as a share of what they cover together: 0 to 1. */
export function overlapShare(first: Box, second: Box): number {
  const common = areaOf(intersection(first, second));
  const together = areaOf(first) + areaOf(second) - common;
  return together === 0 ? 0 : common / together;
}

export function windowBox(shown: Window): Box {
  return { left: 0, top: 0, right: shown.innerWidth, bottom: shown.innerHeight };
}

export function middleOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** The middle, and a point in each quarter: where one would try to press a thing that is covered in part. */
export function pointsIn(box: Box): Point[] {
  const { x, y } = middleOf(box);
  const across = (box.right - box.left) / 4;
  const down = (box.bottom - box.top) / 4;
  const quarters = [-1, 1].flatMap((side) => [-1, 1].map((end) => ({ x: x + side * across, y: y + end * down })));
  return [{ x, y }, ...quarters];
}
