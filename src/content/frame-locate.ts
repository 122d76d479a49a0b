/** For a document on the way to a target in an inner frame: where a point of that frame lies in this one. */
import { composedDescendants, deepElementFromPoint, type OpenShadowRoot } from "./composed-tree.ts";
import type { Point } from "./hit-test.ts";

/**
 * Translates a point of the child's viewport into this frame's, in CSS pixels.
 * @returns null when there is no such frame here, or when something else lies over it at that point.
 */
export function locateInFrame(
  { frameIndex, x, y }: { frameIndex: number } & Point,
  openShadowRoot: OpenShadowRoot,
): Point | null {
  const frame = frameElementAt(frameIndex, openShadowRoot);
  if (!frame) return null;
  if (!isInViewport(translate(frame, { x, y }))) bringIntoView(frame, { x, y });
  const point = translate(frame, { x, y });
  return deepElementFromPoint(point.x, point.y, openShadowRoot) === frame ? point : null;
}

function frameElementAt(
  index: number,
  openShadowRoot: OpenShadowRoot,
): HTMLIFrameElement | HTMLFrameElement | undefined {
  const child = window.frames[index];
  if (!child) return undefined;
  for (const element of composedDescendants(document, openShadowRoot)) {
    if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement) {
      if (element.contentWindow === child) return element;
    }
  }
  return undefined;
}

/** The child's viewport is the frame's content box: inside border and padding, scaled as the frame is. */
function translate(frame: HTMLElement, { x, y }: Point): Point {
  const box = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  const across = frame.offsetWidth > 0 ? box.width / frame.offsetWidth : 1;
  const down = frame.offsetHeight > 0 ? box.height / frame.offsetHeight : 1;
  return {
    x: box.left + (frame.clientLeft + Number.parseFloat(style.paddingLeft) + x) * across,
    y: box.top + (frame.clientTop + Number.parseFloat(style.paddingTop) + y) * down,
  };
}

function isInViewport({ x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
}

function bringIntoView(frame: HTMLElement, point: Point): void {
  frame.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const { x, y } = translate(frame, point);
  // A frame larger than the viewport: its middle is in view now, the point may not be.
  if (!isInViewport({ x, y })) scrollBy({ left: x - innerWidth / 2, top: y - innerHeight / 2, behavior: "instant" });
}
