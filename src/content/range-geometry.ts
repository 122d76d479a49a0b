/** Where the thumb of a native slider is. Browsers tell no page, but it is half a thumb off the ends of the track. */
import type { Point } from "./hit-test.ts";

/** Width of Chromium's own thumb in CSS pixels; pages that draw their own are seldom far from it. */
const THUMB = 16;
const DEFAULT_MAX = 100;

/** The point of the thumb in the viewport. */
export function thumbOf(range: HTMLInputElement): Point {
  const box = range.getBoundingClientRect();
  const { min, max } = boundsOf(range);
  const share = max > min ? (range.valueAsNumber - min) / (max - min) : 0;
  const along = (length: number) => THUMB / 2 + (isReversed(range) ? 1 - share : share) * (length - THUMB);
  if (isVertical(range)) return { x: box.x + box.width / 2, y: box.y + along(box.height) };
  return { x: box.x + along(box.width), y: box.y + box.height / 2 };
}

/** The value that a thumb dragged to the point stands for; the field itself rounds it to its steps. */
export function valueAt(range: HTMLInputElement, { x, y }: Point): number {
  const box = range.getBoundingClientRect();
  const { min, max } = boundsOf(range);
  const [offset, length] = isVertical(range) ? [y - box.y, box.height] : [x - box.x, box.width];
  const share = Math.min(1, Math.max(0, (offset - THUMB / 2) / Math.max(1, length - THUMB)));
  return min + (isReversed(range) ? 1 - share : share) * (max - min);
}

export function isRange(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === "range";
}

function boundsOf(range: HTMLInputElement): { min: number; max: number } {
  const min = range.min === "" ? 0 : Number(range.min);
  return { min, max: range.max === "" ? Math.max(min, DEFAULT_MAX) : Number(range.max) };
}

const isVertical = (range: HTMLInputElement): boolean => getComputedStyle(range).writingMode.startsWith("vertical");
const isReversed = (range: HTMLInputElement): boolean => getComputedStyle(range).direction === "rtl";
