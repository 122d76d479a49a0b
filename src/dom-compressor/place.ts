import type { Place } from "../protocol/snapshot.ts";
import { type Area, viewportArea } from "./layout.ts";

/** Inside the window, within one window's height or width of it, or beyond. */
export function placeOf(area: Area): Place {
  if (isInWindow(area, 0)) return "viewport";
  return isInWindow(area, 1) ? "near" : "far";
}

function isInWindow(area: Area, windowsAround: number): boolean {
  const { right, bottom } = viewportArea();
  const across = right * windowsAround;
  const down = bottom * windowsAround;
  return area.right >= -across && area.left <= right + across && area.bottom >= -down && area.top <= bottom + down;
}
