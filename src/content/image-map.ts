/** Where an area of an image map is pressed. https://html.spec.whatwg.org/#image-map-processing-model */
import type { Point } from "./hit-test.ts";

/** A point inside the area, for a picture that shows it: in the viewport's coordinates. Undefined for other elements. */
export function pointInArea(element: Element): ((picture: Element) => Point) | undefined {
  if (!(element instanceof HTMLAreaElement)) return undefined;
  const { shape, coords } = element;
  const numbers = coords
    .split(/[\s,;]+/)
    .flatMap((text) => (Number.isFinite(Number.parseFloat(text)) ? [Number.parseFloat(text)] : []));
  return (picture) => {
    // Chromium counts from the border's outer edge, not from where the picture begins.
    const { left, top } = picture.getBoundingClientRect();
    const { x, y } = middleOf(shape.toLowerCase(), numbers) ?? middleOfPicture(picture);
    return { x: left + x, y: top + y };
  };
}

function middleOf(shape: string, numbers: readonly number[]): Point | undefined {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  if (shape.startsWith("circ")) return { x: x1, y: y1 };
  if (shape.startsWith("poly")) return pointInPolygon(cornersOf(numbers));
  return shape === "default" ? undefined : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
}

function cornersOf(numbers: readonly number[]): Point[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({
    x: numbers[2 * index] ?? 0,
    y: numbers[2 * index + 1] ?? 0,
  }));
}

/** In the middle of the widest piece that a line across the polygon's middle height has in common with it. */
function pointInPolygon(corners: readonly Point[]): Point | undefined {
  const heights = corners.map(({ y }) => y);
  const y = (Math.min(...heights) + Math.max(...heights)) / 2;
  const crossings = crossingsAt(corners, y).sort((one, other) => one - other);
  let widest: Point | undefined;
  let width = 0;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [left = 0, right = 0] = crossings.slice(index, index + 2);
    if (right - left > width) widest = { x: (left + right) / 2, y };
    width = Math.max(width, right - left);
  }
  return widest;
}

/** Where the polygon's edges cross a height. */
function crossingsAt(corners: readonly Point[], y: number): number[] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    const isCrossing = from.y <= y !== to.y <= y;
    return isCrossing ? [from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y)] : [];
  });
}

function middleOfPicture(picture: Element): Point {
  const { width, height } = picture.getBoundingClientRect();
  return { x: width / 2, y: height / 2 };
}
