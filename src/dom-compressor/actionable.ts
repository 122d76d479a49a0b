/** Which elements can be acted on, and where a person would act on them. */
import { labelElementsOf } from "./accessible-name.ts";
import { attributeOf, flatChildrenOf, flatParentOf, hasAttribute, isElement, isText, tagOf } from "./dom-access.ts";
import { editorAround } from "./drawn-editor.ts";
import { imageOfArea } from "./image-map.ts";
import { rectOf, styleOf } from "./layout.ts";
import { listens, listensForItself } from "./listening.ts";
import { detailsOf, inputTypeOf, isControlRole, isEditingHost, roleOf } from "./roles.ts";
import { hasVisibleBox, isCovered, isHitThough, isVisible, visibleTextOf } from "./visibility.ts";

/** A canvas smaller than this is decoration, and an SVG an icon. */
const LEAST_DRAWING_EXTENT = 40;

const GRIPS = new Set(["grab", "move"]);

/** Inputs that pages hide behind a drawing of their own. */
const OFTEN_DRAWN = new Set(["checkbox", "radio", "file", "range"]);

/** Whether the element is a control by what it is: natively, or by its role. */
export function isControl(element: Element, role: string): boolean {
  if (isNativeControl(element) || isEditingHost(element)) return true;
  return isControlRole(role) && !["option", "summary"].includes(tagOf(element));
}

function isNativeControl(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === "a") return hasAttribute(element, "href");
  if (tag === "input") return inputTypeOf(element) !== "hidden";
  if (tag === "summary") return detailsOf(element) !== undefined;
  if (tag === "audio" || tag === "video") return hasAttribute(element, "controls");
  return tag === "button" || tag === "select" || tag === "textarea";
}

/** Whether the page gives away that the element is listened on, though nothing says that it is a control. */
export function looksOperated(element: Element, role: string): boolean {
  if (isNeverOperated(element)) return false;
  return showsOperation(element, role) || listensForItself(element, isOperable);
}

/** A label is pressed for its control, where it has one. */
function isNeverOperated(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === "label") return element instanceof HTMLLabelElement && element.control !== null;
  return tag === "html" || tag === "body" || tag === "iframe";
}

/** What can be seen of it in the document: attributes and styles. */
function showsOperation(element: Element, role: string): boolean {
  if (tagOf(element) === "canvas" && isLargeEnough(element)) return true;
  if (hasAttribute(element, "onclick") || attributeOf(element, "draggable") === "true") return true;
  if (isTabStop(element, role) || isDay(element, role)) return true;
  return (startsPointer(element) || startsGrip(element)) && !pointsForItsControls(element);
}

/** What can be dragged says so by its cursor, where nothing else does. */
function startsGrip(element: Element): boolean {
  const { cursor } = styleOf(element);
  const parent = flatParentOf(element);
  return GRIPS.has(cursor) && parent !== undefined && styleOf(parent).cursor !== cursor;
}

function isLargeEnough(drawing: Element): boolean {
  const { width, height } = rectOf(drawing);
  return width >= LEAST_DRAWING_EXTENT && height >= LEAST_DRAWING_EXTENT;
}

function isOperable(element: Element): boolean {
  const role = roleOf(element);
  return isControl(element, role) || (!isNeverOperated(element) && showsOperation(element, role));
}

/** Scrollable regions are made tab stops for the keyboard; that alone makes them no control. */
function isTabStop(element: Element, role: string): boolean {
  if (!hasAttribute(element, "tabindex") || Number(attributeOf(element, "tabindex")) < 0) return false;
  if (role === "dialog" || role === "alertdialog" || role === "tabpanel" || role === "region") return false;
  if (isGridCell(role) && sharesTabStop(element)) return false;
  const { overflowY, overflowX } = styleOf(element);
  return ![overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll");
}

/** Where the arrow keys go from cell to cell, the one that has the tab stop is a cell like the others. */
function sharesTabStop(cell: Element): boolean {
  return cellsBeside(cell).some((each) => each !== cell && Number(attributeOf(each, "tabindex") ?? 0) < 0);
}

const DAYS = 7;

/** A day of a calendar: weeks are rows of seven cells that can take the focus, and are pressed. */
function isDay(element: Element, role: string): boolean {
  if (!isGridCell(role) || !hasAttribute(element, "tabindex")) return false;
  return /^\s*\d{1,2}\s*$/.test(element.textContent ?? "") && cellsBeside(element).length === DAYS;
}

function isGridCell(role: string): boolean {
  return role === "gridcell" || role === "columnheader" || role === "rowheader";
}

function cellsBeside(cell: Element): Element[] {
  return [...(cell.parentElement?.children ?? [])];
}

/**
 * The outermost element with a hand for a cursor is, as a rule, the one that listens. Style sheets give every label a
 * hand, also one that stands beside its field without belonging to it.
 */
function startsPointer(element: Element): boolean {
  if (styleOf(element).cursor !== "pointer" || tagOf(element) === "label") return false;
  const parent = flatParentOf(element);
  if (parent === undefined || styleOf(parent).cursor === "pointer") return false;
  // A row that listens may show its hand on the cells alone, and only while the pointer is over it.
  return !(CELLS.has(roleOf(element)) && listens(parent));
}

const CELLS = new Set(["cell", "gridcell"]);

/**
 * Whether all that a hand is shown over lies in controls: a list item around a link, a bar around its buttons. Then
 * the hand is theirs, unless the element listens itself.
 */
function pointsForItsControls(element: Element): boolean {
  const inside = { controls: 0, others: 0 };
  if (!listens(element)) countContents(element, inside);
  return inside.controls > 0 && inside.others === 0;
}

const DRAWN_TAGS = new Set(["img", "svg", "canvas", "video", "object", "embed"]);

/** Counts the controls in an element, and what it shows outside of them. */
function countContents(element: Element, into: { controls: number; others: number }): void {
  for (const child of flatChildrenOf(element)) {
    if (isText(child)) into.others += visibleTextOf(child).trim() === "" ? 0 : 1;
    else if (!isElement(child) || !isVisible(child)) continue;
    else if (isControl(child, roleOf(child)) || listens(child)) into.controls += 1;
    else if (DRAWN_TAGS.has(tagOf(child))) into.others += 1;
    else countContents(child, into);
  }
}

/** A drawing whose parts are pressed one by one, such as the bars of a chart, is more than a picture. */
export function isOperatedDrawing(element: Element): boolean {
  if (tagOf(element) !== "svg" || !isLargeEnough(element)) return false;
  return [...element.querySelectorAll("*")].some((part) => listens(part) || showsOperation(part, roleOf(part)));
}

/**
 * The element that a person would press to operate `element`: itself where it is seen, the picture of an area of an
 * image map, the thumb or the editor that is drawn around a hidden field, else the visible label of a checkbox, radio or
 * file field that the page hides behind a drawing; undefined when it cannot be reached at all.
 */
export function activationTargetOf(element: Element): Element | undefined {
  if (tagOf(element) === "area") return pictureShowing(element);
  const seen = hasVisibleBox(element) || (!OFTEN_DRAWN.has(inputTypeOf(element)) && isVisible(element));
  if (seen && !isCovered(element)) return element;
  const editor = seen ? undefined : editorAround(element);
  if (editor) return editor;
  const thumb = seen || inputTypeOf(element) !== "range" ? undefined : thumbAround(element);
  if (thumb) return thumb;
  const label = OFTEN_DRAWN.has(inputTypeOf(element)) ? labelElementsOf(element).find(isPressable) : undefined;
  if (label) return label;
  const drawn = OFTEN_DRAWN.has(inputTypeOf(element)) || tagOf(element) === "select";
  return !seen && drawn && isHitThough(element) ? element : undefined;
}

/** No thumb of a slider is larger than this. */
const LARGEST_THUMB = 64;
/** How far out of a thumb a slider's field lies in it. */
const THUMB_LEVELS = 2;

/** The thumb that a page draws for a slider, with the field that takes its keys hidden in it. */
function thumbAround(field: Element): Element | undefined {
  if (isHiddenFromHand(field)) return undefined;
  let around = flatParentOf(field);
  for (let level = 0; around && level < THUMB_LEVELS; level += 1, around = flatParentOf(around)) {
    const { width, height } = rectOf(around);
    if (width > LARGEST_THUMB || height > LARGEST_THUMB) return undefined;
    if (Math.min(width, height) > 1 && hasVisibleBox(around) && !isCovered(around)) return around;
  }
  return undefined;
}

function isHiddenFromHand(field: Element): boolean {
  const { visibility, display } = styleOf(field);
  return visibility !== "visible" || display === "none" || field.matches(":disabled");
}

function pictureShowing(area: Element): Element | undefined {
  const picture = imageOfArea(area);
  return picture && hasVisibleBox(picture) && !isCovered(picture) ? picture : undefined;
}

function isPressable(label: Element): boolean {
  return tagOf(label) === "label" && isVisible(label) && !isCovered(label);
}
