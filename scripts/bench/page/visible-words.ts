/** The words that a person sees in the window, one by one: each is looked for where it is painted. */
import { type Box, middleOf, type Point, windowBox } from "./boxes.ts";
import { isReachableInWindow, pointOutside } from "./reach.ts";
import { contains, elementsUnder, frameAround, rootOf } from "./tree.ts";

const LEAST_FONT_SIZE = 4;
/** From this alpha on nothing is seen through a colour. */
const OPAQUE = 0.95;
const NO_TEXT = new Set(["script", "style", "noscript", "template", "option", "textarea", "title"]);
/** Of fields whose contents are a secret only the rest of the page is read. */
const TEXT_FIELDS =
  "input:not([type=hidden], [type=password], [type=checkbox], [type=radio], [type=range], [type=image])";

/** Visible words in the order of the document, as they are written; also those in fields and on buttons. */
export function visibleWords(): string[] {
  return [...elementsUnder(document)].flatMap((element) => [...wordsIn(element), ...wordsInField(element)]);
}

function wordsIn(element: Element): string[] {
  const texts = [...element.childNodes].filter(isText).filter(({ data }) => data.trim() !== "");
  if (texts.length === 0 || NO_TEXT.has(element.localName) || !isReadable(element)) return [];
  return texts.flatMap((text) => (touchesWindow(text) ? wordsOf(text, element) : []));
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function isReadable(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { fontSize, color } = getComputedStyle(element);
  return Number.parseFloat(fontSize) >= LEAST_FONT_SIZE && alphaOf(color) > 0;
}

/** Alpha of a computed colour, which is `rgb(…)` or `rgba(…)` for all but the newest colour spaces. */
function alphaOf(color: string): number {
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(color)?.[1] ?? /\/\s*([\d.]+)\)$/.exec(color)?.[1];
  return alpha === undefined ? 1 : Number(alpha);
}

function boxOf(text: Text, start: number, end: number): Box {
  const range = text.ownerDocument.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range.getBoundingClientRect();
}

function touchesWindow(text: Text): boolean {
  const shown = text.ownerDocument.defaultView;
  if (!shown) return false;
  const { left, top, right, bottom } = boxOf(text, 0, text.length);
  const area = windowBox(shown);
  return right > 0 && bottom > 0 && left < area.right && top < area.bottom;
}

function wordsOf(text: Text, parent: Element): string[] {
  const words = [...text.data.matchAll(/\S+/g)];
  return words.flatMap(([word], index) => {
    const start = words[index]?.index ?? 0;
    return isSeenAt(parent, middleOf(boxOf(text, start, start + word.length))) ? [word] : [];
  });
}

/** Whether the element is painted at the point, with nothing over it that hides it, in every frame around it too. */
function isSeenAt(element: Element, point: Point): boolean {
  const stack = rootOf(element)?.elementsFromPoint(point.x, point.y) ?? [];
  const depth = stack.findIndex((each) => each === element || contains(element, each));
  if (depth < 0 && getComputedStyle(element).pointerEvents !== "none") return false;
  const over = depth < 0 ? [] : stack.slice(0, depth);
  if (over.some((each) => !contains(each, element) && hides(each))) return false;
  const frame = frameAround(element);
  return frame === null || isSeenAt(frame, pointOutside(frame, point));
}

function hides(element: Element): boolean {
  const { backgroundColor, opacity } = getComputedStyle(element);
  if (Number(opacity) < OPAQUE) return false;
  return showsPicture(element) || alphaOf(backgroundColor) >= OPAQUE;
}

/** Pages lay pictures of a single pixel, which nobody sees, over all kinds of things. */
function showsPicture(element: Element): boolean {
  if (element.matches("img")) return (element as HTMLImageElement).naturalWidth > 1; // By its tag.
  return element.matches("iframe") || (element.matches("video") && (element as HTMLVideoElement).videoWidth > 1); // By its tag.
}

function wordsInField(element: Element): string[] {
  const text = textInField(element);
  return text.trim() !== "" && isReadable(element) && isReachableInWindow(element) ? text.trim().split(/\s+/) : [];
}

function textInField(element: Element): string {
  if (element.matches("select")) return (element as HTMLSelectElement).selectedOptions[0]?.text ?? ""; // By its tag.
  if (!element.matches(`${TEXT_FIELDS}, textarea`)) return "";
  const { value, placeholder } = element as HTMLInputElement; // By its tag; a textarea has both too.
  return value === "" ? placeholder : value;
}
