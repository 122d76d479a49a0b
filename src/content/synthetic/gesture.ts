/** What a browser makes of a press that moves: it drags a slider's thumb, or starts HTML5 drag and drop. */

import { setNativeValue } from "../native-value.ts";
import { isRange, valueAt } from "../range-geometry.ts";
import { draggableAt, NativeDrag } from "./native-drag.ts";
import type { Pointed } from "./pointer-events.ts";

/** A press that moves less than this, in CSS pixels, is still a press. */
const DRAG_THRESHOLD = 4;

export class Gesture {
  readonly #range: HTMLInputElement | undefined;
  readonly #valueBefore: string;
  readonly #draggable: HTMLElement | undefined;
  #drag: NativeDrag | undefined;
  #isDecided = false;

  /** `isWanted`: the page did not prevent what a browser does by itself at a press. */
  constructor(
    private readonly pressed: Element,
    private readonly start: Pointed,
    isWanted: boolean,
  ) {
    this.#range = isWanted && isRange(pressed) && !pressed.matches(":disabled") ? pressed : undefined;
    this.#valueBefore = this.#range?.value ?? "";
    this.#draggable = isWanted && !this.#range ? draggableAt(pressed) : undefined;
    this.#slide(start);
  }

  /** Whether drag and drop is under way, which is then told of the move in the pointer's place. */
  takesOver(element: Element | null, point: Pointed): boolean {
    this.#drag?.moveTo(element, point);
    return this.#drag !== undefined;
  }

  /** The pointer has moved with the button down. */
  moved(point: Pointed): void {
    this.#slide(point);
    const distance = Math.hypot(point.x - this.start.x, point.y - this.start.y);
    if (this.#isDecided || !this.#draggable || distance < DRAG_THRESHOLD) return;
    this.#isDecided = true;
    this.#drag = NativeDrag.begin(this.#draggable, this.pressed, this.start);
  }

  /** The button comes up. @returns whether drag and drop has ended with it, of which the pointer is told nothing */
  end(element: Element | null, point: Pointed): boolean {
    this.#drag?.end(element, point);
    this.#slide(point);
    const range = this.#range;
    if (range && range.value !== this.#valueBefore) range.dispatchEvent(new Event("change", { bubbles: true }));
    return this.#drag !== undefined;
  }

  #slide(point: Pointed): void {
    const range = this.#range;
    if (!range) return;
    const before = range.value;
    setNativeValue(range, String(valueAt(range, point)));
    if (range.value !== before) range.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }
}
