import type { Place } from "../protocol/snapshot.ts";
import type { Area } from "./layout.ts";

/** Inside the window, within one window's height or width of it, or beyond. */
export function placeOf(area: Area): Place {
  if (isInWindow(area, 0)) return "viewport";
  return isInWindow(area, 1) ? "near" : "far";
}

function isInWindow(area: Area, windowsAround: number): boolean {
  const across = innerWidth * windowsAround;
  const down = innerHeight * windowsAround;
  return (
    area.right >= -across && area.left <= innerWidth + across && area.bottom >= -down && area.top <= innerHeight + down
  );
}
