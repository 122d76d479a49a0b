/** Mouse and pointer events as a browser makes them of a mouse. */

export interface Pointed {
  x: number;
  y: number;
}

export const BUTTONS = { left: 0, middle: 1, right: 2 } as const;
export const BUTTON_BITS = { left: 1, middle: 4, right: 2 } as const;

export function commonInit({ x, y }: Pointed): MouseEventInit {
  return { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y };
}

/** A mouse event; those that Pointer Events defines as pointer events are such. */
export function mouseEvent(type: string, point: Pointed, init: MouseEventInit = {}): MouseEvent {
  return type === "click" || type === "auxclick" || type === "contextmenu"
    ? pointerEvent(type, point, init)
    : new MouseEvent(type, { ...commonInit(point), ...init });
}

export function pointerEvent(type: string, point: Pointed, init: PointerEventInit = {}): PointerEvent {
  return new PointerEvent(type, {
    ...commonInit(point),
    pointerId: 1,
    pointerType: "mouse",
    isPrimary: true,
    pressure: init.buttons ? 0.5 : 0,
    ...init,
  });
}

export function modifiersOf(modifiers: readonly string[]): EventModifierInit {
  return {
    altKey: modifiers.includes("Alt"),
    ctrlKey: modifiers.includes("Control"),
    metaKey: modifiers.includes("Meta"),
    shiftKey: modifiers.includes("Shift"),
  };
}
