/** Which elements can be acted on, and where a person would act on them. */
import { labelElementsOf } from "./accessible-name.ts";
import { attributeOf, flatParentOf, hasAttribute, tagOf } from "./dom-access.ts";
import { rectOf, styleOf } from "./layout.ts";
import { inputTypeOf, isControlRole, isEditingHost } from "./roles.ts";
import { hasVisibleBox, isCovered, isHitThough, isVisible } from "./visibility.ts";

/** A canvas smaller than this is decoration. */
const LEAST_CANVAS_EXTENT = 40;

/** Inputs that pages hide behind a drawing of their own. */
const OFTEN_DRAWN = new Set(["checkbox", "radio", "file", "range"]);

/** Whether the element is a control by what it is: natively, or by its role. */
export function isControl(element: Element, role: string): boolean {
  if (isNativeControl(element) || isEditingHost(element)) return true;
  return isControlRole(role) && tagOf(element) !== "option";
}

function isNativeControl(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === "a") return hasAttribute(element, "href");
  if (tag === "input") return inputTypeOf(element) !== "hidden";
  if (tag === "summary") return element.parentElement?.localName === "details";
  if (tag === "audio" || tag === "video") return hasAttribute(element, "controls");
  return tag === "button" || tag === "select" || tag === "textarea";
}

/** Whether the page gives away that the element is listened on, though nothing says that it is a control. */
export function looksOperated(element: Element, role: string): boolean {
  const tag = tagOf(element);
  if (tag === "html" || tag === "body" || tag === "label" || tag === "iframe") return false;
  if (tag === "canvas")
    return rectOf(element).width >= LEAST_CANVAS_EXTENT && rectOf(element).height >= LEAST_CANVAS_EXTENT;
  if (hasAttribute(element, "onclick") || attributeOf(element, "draggable") === "true") return true;
  return isTabStop(element, role) || startsPointer(element);
}

/** Scrollable regions are made tab stops for the keyboard; that alone makes them no control. */
function isTabStop(element: Element, role: string): boolean {
  if (!hasAttribute(element, "tabindex") || Number(attributeOf(element, "tabindex")) < 0) return false;
  if (role === "dialog" || role === "alertdialog" || role === "tabpanel" || role === "region") return false;
  const { overflowY, overflowX } = styleOf(element);
  return ![overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll");
}

/** The outermost element with a hand for a cursor is, as a rule, the one that listens. */
function startsPointer(element: Element): boolean {
  if (styleOf(element).cursor !== "pointer") return false;
  const parent = flatParentOf(element);
  return parent !== undefined && styleOf(parent).cursor !== "pointer";
}

/**
 * The element that a person would press to operate `element`: itself where it is seen, else the visible label of a
 * checkbox, radio or file field that the page hides behind a drawing; undefined when it cannot be reached at all.
 */
export function activationTargetOf(element: Element): Element | undefined {
  const seen = hasVisibleBox(element) || (!OFTEN_DRAWN.has(inputTypeOf(element)) && isVisible(element));
  if (seen && !isCovered(element)) return element;
  const label = OFTEN_DRAWN.has(inputTypeOf(element)) ? labelElementsOf(element).find(isPressable) : undefined;
  if (label) return label;
  const drawn = OFTEN_DRAWN.has(inputTypeOf(element)) || tagOf(element) === "select";
  return !seen && drawn && isHitThough(element) ? element : undefined;
}

function isPressable(label: Element): boolean {
  return tagOf(label) === "label" && isVisible(label) && !isCovered(label);
}
