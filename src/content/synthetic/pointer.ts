/** Pointer input as events. The order is that of the Pointer Events and UI Events specifications. */
import { composedAncestors, composedContains, deepElementFromPoint, type OpenShadowRoot } from "../composed-tree.ts";
import type { PressRequest } from "../input-port.ts";
import { isFocusable } from "./focus.ts";

interface Pointed {
  x: number;
  y: number;
}

const BUTTONS = { left: 0, middle: 1, right: 2 } as const;
const BUTTON_BITS = { left: 1, middle: 4, right: 2 } as const;

let hovered: Element | null = null;

/** Moves the pointer: leaves what it was over, enters what it is over now. */
export function movePointer({ x, y }: Pointed, openShadowRoot: OpenShadowRoot): void {
  const element = deepElementFromPoint(x, y, openShadowRoot);
  if (hovered !== element) {
    if (hovered?.isConnected) leave(hovered, element, { x, y });
    if (element) enter(element, hovered, { x, y });
    hovered = element;
  }
  if (!element) return;
  element.dispatchEvent(pointerEvent("pointermove", { x, y }));
  element.dispatchEvent(mouseEvent("mousemove", { x, y }));
}

/** Presses a button at a point `count` times, with the clicks that follow from it. */
export function pressPointer(press: PressRequest, openShadowRoot: OpenShadowRoot): void {
  movePointer(press, openShadowRoot);
  for (let detail = 1; detail <= press.count; detail += 1) {
    const element = deepElementFromPoint(press.x, press.y, openShadowRoot);
    if (element) pressOnce(element, press, detail);
  }
}

export function turnWheel(wheel: Pointed & { deltaX: number; deltaY: number }, openShadowRoot: OpenShadowRoot): void {
  const element = deepElementFromPoint(wheel.x, wheel.y, openShadowRoot);
  if (!element) return;
  const event = new WheelEvent("wheel", {
    ...commonInit(wheel),
    deltaX: wheel.deltaX,
    deltaY: wheel.deltaY,
    cancelable: true,
  });
  if (element.dispatchEvent(event)) scrollUnder(element, wheel.deltaX, wheel.deltaY);
}

function pressOnce(element: Element, press: PressRequest, detail: number): void {
  const init = { ...modifiersOf(press.modifiers), button: BUTTONS[press.button], detail };
  const held = { ...init, buttons: BUTTON_BITS[press.button] };
  const mouseWanted = element.dispatchEvent(pointerEvent("pointerdown", press, held));
  if (!mouseWanted || element.dispatchEvent(mouseEvent("mousedown", press, held))) moveFocusTo(element);
  if (press.button === "right") element.dispatchEvent(mouseEvent("contextmenu", press, init));
  element.dispatchEvent(pointerEvent("pointerup", press, init));
  if (mouseWanted) element.dispatchEvent(mouseEvent("mouseup", press, init));
  if (!element.isConnected) return;
  if (press.button !== "left") element.dispatchEvent(mouseEvent("auxclick", press, init));
  else element.dispatchEvent(mouseEvent("click", press, init));
  if (press.button === "left" && detail === 2) element.dispatchEvent(mouseEvent("dblclick", press, init));
}

/** A press gives the focus to the nearest thing that takes it, and takes it from everything else. */
function moveFocusTo(element: Element): void {
  for (const ancestor of composedAncestors(element)) {
    if (ancestor instanceof HTMLLabelElement && ancestor.control) return;
    if (!isFocusable(ancestor)) continue;
    ancestor.focus({ preventScroll: true });
    return;
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function leave(from: Element, to: Element | null, point: Pointed): void {
  from.dispatchEvent(pointerEvent("pointerout", point, { relatedTarget: to }));
  from.dispatchEvent(mouseEvent("mouseout", point, { relatedTarget: to }));
  for (const ancestor of composedAncestors(from)) {
    if (to && composedContains(ancestor, to)) break;
    ancestor.dispatchEvent(pointerEvent("pointerleave", point, { relatedTarget: to, bubbles: false }));
    ancestor.dispatchEvent(mouseEvent("mouseleave", point, { relatedTarget: to, bubbles: false }));
  }
}

function enter(to: Element, from: Element | null, point: Pointed): void {
  to.dispatchEvent(pointerEvent("pointerover", point, { relatedTarget: from }));
  to.dispatchEvent(mouseEvent("mouseover", point, { relatedTarget: from }));
  const entered = [...composedAncestors(to)].filter((ancestor) => !from || !composedContains(ancestor, from));
  for (const ancestor of entered.reverse()) {
    ancestor.dispatchEvent(pointerEvent("pointerenter", point, { relatedTarget: from, bubbles: false }));
    ancestor.dispatchEvent(mouseEvent("mouseenter", point, { relatedTarget: from, bubbles: false }));
  }
}

function scrollUnder(element: Element, left: number, top: number): void {
  for (const ancestor of composedAncestors(element)) {
    const before = [ancestor.scrollLeft, ancestor.scrollTop];
    ancestor.scrollBy({ left, top, behavior: "instant" });
    if (ancestor.scrollLeft !== before[0] || ancestor.scrollTop !== before[1]) return;
  }
}

function commonInit({ x, y }: Pointed): MouseEventInit {
  return { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y };
}

function mouseEvent(type: string, point: Pointed, init: MouseEventInit = {}): MouseEvent {
  return type === "click" || type === "auxclick" || type === "contextmenu"
    ? pointerEvent(type, point, init)
    : new MouseEvent(type, { ...commonInit(point), ...init });
}

function pointerEvent(type: string, point: Pointed, init: PointerEventInit = {}): PointerEvent {
  return new PointerEvent(type, {
    ...commonInit(point),
    pointerId: 1,
    pointerType: "mouse",
    isPrimary: true,
    pressure: init.buttons ? 0.5 : 0,
    ...init,
  });
}

function modifiersOf(modifiers: readonly string[]): EventModifierInit {
  return {
    altKey: modifiers.includes("Alt"),
    ctrlKey: modifiers.includes("Control"),
    metaKey: modifiers.includes("Meta"),
    shiftKey: modifiers.includes("Shift"),
  };
}
