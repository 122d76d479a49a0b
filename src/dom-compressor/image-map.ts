/** Image maps: an area of one is nowhere by itself, it is pressed on the picture. */
import { attributeOf, tagOf } from "./dom-access.ts";

/** The picture on which the area lies; undefined when none uses its map. */
export function imageOfArea(area: Element): HTMLImageElement | undefined {
  const name = area.closest("map")?.getAttribute("name");
  const root = area.getRootNode();
  if (!name || tagOf(area) !== "area" || !(root instanceof Document || root instanceof ShadowRoot)) return undefined;
  return [...root.querySelectorAll<HTMLImageElement>("img[usemap]")].find(
    (image) => attributeOf(image, "usemap") === `#${name}`,
  );
}
