/** Where a drawn thing lies in the window, in words, with its corners where a box does not say its shape. */
import type { Point } from "./hit-test.ts";

const MOST_CORNERS = 24;

const round = (value: number): string => String(Math.round(value * 10) / 10);
const pointWords = ({ x, y }: Point): string => `${round(x)},${round(y)}`;

/** `at 30,40 size 12×12`, and ` corners 30,40 42,40 36,52` of a polygon or a line; of a curve both its ends. */
export function placeWords(element: Element): string {
  const box = element.getBoundingClientRect();
  const corners = cornersOf(element).slice(0, MOST_CORNERS);
  const shape = corners.length > 0 ? ` corners ${corners.map(pointWords).join(" ")}` : "";
  return `at ${pointWords(box)} size ${round(box.width)}×${round(box.height)}${shape}`;
}

function cornersOf(element: Element): Point[] {
  if (!(element instanceof SVGGraphicsElement)) return [];
  const matrix = element.getScreenCTM();
  return matrix ? ownCornersOf(element).map(({ x, y }) => new DOMPoint(x, y).matrixTransform(matrix)) : [];
}

/** In the element's own coordinates. */
function ownCornersOf(element: SVGGraphicsElement): Point[] {
  if (element instanceof SVGPolygonElement || element instanceof SVGPolylineElement) return [...element.points];
  if (element instanceof SVGPathElement) return isCurve(element) ? endsOf(element) : [];
  if (!(element instanceof SVGLineElement)) return [];
  const { x1, y1, x2, y2 } = element;
  return [
    { x: x1.baseVal.value, y: y1.baseVal.value },
    { x: x2.baseVal.value, y: y2.baseVal.value },
  ];
}

/** A path that is drawn as a line, such as one that joins two boxes, and encloses nothing. */
const isCurve = (path: SVGPathElement): boolean => getComputedStyle(path).fill === "none";

const endsOf = (path: SVGPathElement): Point[] => [0, path.getTotalLength()].map((at) => path.getPointAtLength(at));
