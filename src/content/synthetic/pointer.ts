/** Pointer input as events. The order is that of the Pointer Events and UI Events specifications. */
import { composedAncestors, composedContains, deepElementFromPoint, type OpenShadowRoot } from "../composed-tree.ts";
import type { PressRequest } from "../input-port.ts";
import { isFocusable } from "./focus.ts";
import { Gesture } from "./gesture.ts";
import {
  BUTTON_BITS,
  BUTTONS,
  commonInit,
  modifiersOf,
  mouseEvent,
  type Pointed,
  pointerEvent,
} from "./pointer-events.ts";

let hovered: Element | null = null;

/** A button that is down, and the drag that its moves may become. */
let held: { press: Pressed; gesture: Gesture } | null = null;

/** Moves the pointer: leaves what it was over, enters what it is over now. */
export function movePointer(point: Pointed, openShadowRoot: OpenShadowRoot): void {
  const element = deepElementFromPoint(point.x, point.y, openShadowRoot);
  if (held?.gesture.takesOver(element, point)) return;
  if (hovered !== element) {
    if (hovered?.isConnected) leave(hovered, element, point);
    if (element) enter(element, hovered, point);
    hovered = element;
  }
  const init = held ? { buttons: BUTTON_BITS.left } : {};
  for (const told of concerned(element)) {
    told.dispatchEvent(pointerEvent("pointermove", point, init));
    told.dispatchEvent(mouseEvent("mousemove", point, init));
  }
  held?.gesture.moved(point);
}

/** Presses a button at a point `count` times, with the clicks that follow from it. */
export function pressPointer(press: PressRequest, openShadowRoot: OpenShadowRoot): void {
  movePointer(press, openShadowRoot);
  for (let detail = 1; detail <= press.count; detail += 1) {
    const element = deepElementFromPoint(press.x, press.y, openShadowRoot);
    if (element) comeUp(goDown(element, press, detail), element, press);
  }
}

/** The same, with the button down for as long as `passed` takes: it may come up over something else. */
export async function holdPointer(
  press: PressRequest,
  openShadowRoot: OpenShadowRoot,
  passed: () => Promise<void>,
): Promise<void> {
  movePointer(press, openShadowRoot);
  for (let detail = 1; detail <= press.count; detail += 1) {
    const element = deepElementFromPoint(press.x, press.y, openShadowRoot);
    if (!element) return;
    const pressed = goDown(element, press, detail);
    await passed();
    comeUp(pressed, deepElementFromPoint(press.x, press.y, openShadowRoot), press);
  }
}

/** Presses the left button and keeps it down. */
export function pushPointer(point: Pointed, openShadowRoot: OpenShadowRoot): void {
  held = null;
  movePointer(point, openShadowRoot);
  const element = deepElementFromPoint(point.x, point.y, openShadowRoot);
  if (!element) return;
  const press = goDown(element, { ...point, button: "left", modifiers: [] }, 1);
  held = { press, gesture: new Gesture(element, point, press.isDefaultWanted) };
}

/** Lets go of the button that is down, where the pointer then is. */
export function letPointerGo(point: Pointed, openShadowRoot: OpenShadowRoot): void {
  if (!held) return;
  const { press, gesture } = held;
  const element = deepElementFromPoint(point.x, point.y, openShadowRoot);
  const isOver = gesture.end(element, point);
  if (!isOver) comeUp(press, element, point, concerned(element));
  held = null;
}

/**
 * What hears of the pointer. While the button is down the pressed element may have captured it, which cannot be seen of
 * a pointer that is made of events: so it hears too, after what the pointer is over.
 */
function concerned(element: Element | null): Element[] {
  const pressed = held?.press.element;
  const isElsewhere = pressed?.isConnected === true && !(element && composedContains(pressed, element));
  return [...(element ? [element] : []), ...(pressed && isElsewhere ? [pressed] : [])];
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

interface Pressed {
  element: Element;
  button: PressRequest["button"];
  init: PointerEventInit;
  /** The page let `pointerdown` pass, so that it hears of the mouse as well. */
  isMouseWanted: boolean;
  /** What a browser does by itself at a press is to be done: focus, selection, dragging. */
  isDefaultWanted: boolean;
}

function goDown(element: Element, press: Omit<PressRequest, "primitive" | "count">, detail: number): Pressed {
  const init = { ...modifiersOf(press.modifiers), button: BUTTONS[press.button], detail };
  const down = { ...init, buttons: BUTTON_BITS[press.button] };
  const isMouseWanted = element.dispatchEvent(pointerEvent("pointerdown", press, down));
  const isDefaultWanted = !isMouseWanted || element.dispatchEvent(mouseEvent("mousedown", press, down));
  if (isDefaultWanted) moveFocusTo(element);
  if (press.button === "right") element.dispatchEvent(mouseEvent("contextmenu", press, init));
  return { element, button: press.button, init, isMouseWanted, isDefaultWanted };
}

/** The click goes to what holds both ends of the press: https://w3c.github.io/uievents/#event-type-click */
function comeUp(
  { element: pressed, button, init, isMouseWanted }: Pressed,
  element: Element | null,
  point: Pointed,
  told: readonly Element[] = element ? [element] : [],
): void {
  for (const each of told) {
    each.dispatchEvent(pointerEvent("pointerup", point, init));
    if (isMouseWanted) each.dispatchEvent(mouseEvent("mouseup", point, init));
  }
  if (!pressed.isConnected || !element?.isConnected) return;
  const clicked = [...composedAncestors(pressed)].find((ancestor) => composedContains(ancestor, element));
  clicked?.dispatchEvent(mouseEvent(button === "left" ? "click" : "auxclick", point, init));
  if (button === "left" && init.detail === 2) clicked?.dispatchEvent(mouseEvent("dblclick", point, init));
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
