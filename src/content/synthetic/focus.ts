/** Where the keyboard focus can go. */
import { composedDescendants, type OpenShadowRoot } from "../composed-tree.ts";

const NATIVELY_FOCUSABLE =
  "a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls]";

/** Whether `focus()` would be taken: natively or by tabindex, editable or not, but never disabled or inert. */
export function isFocusable(element: Element): element is HTMLElement {
  if (!(element instanceof HTMLElement) || element.matches(":disabled") || element.closest("[inert]")) return false;
  if (element.matches("input[type=hidden]")) return false;
  return element.matches(NATIVELY_FOCUSABLE) || element.hasAttribute("tabindex") || isEditingHost(element);
}

export function isEditingHost(element: Element): boolean {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable !== "false";
}

/** Moves the focus to the next or previous stop, positive tabindexes first, around at the ends. */
export function moveFocusByTab(from: Element, backwards: boolean, openShadowRoot: OpenShadowRoot): void {
  const stops = tabStops(openShadowRoot);
  const at = from instanceof HTMLElement ? stops.indexOf(from) : -1;
  const next = backwards ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length;
  stops[next]?.focus();
}

function tabStops(openShadowRoot: OpenShadowRoot): HTMLElement[] {
  const stops = [...composedDescendants(document, openShadowRoot)].filter(
    (element): element is HTMLElement =>
      isFocusable(element) && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
  );
  const rank = (stop: HTMLElement) => (stop.tabIndex > 0 ? stop.tabIndex : Number.POSITIVE_INFINITY);
  return stops
    .map((stop, index) => ({ stop, index }))
    .sort(
      (one, other) =>
        Number(rank(one.stop) > rank(other.stop)) - Number(rank(one.stop) < rank(other.stop)) ||
        one.index - other.index,
    )
    .map(({ stop }) => stop);
}
