/**
 * HTML5 drag and drop, made of events: a browser starts one only for a real mouse.
 * The order is that of https://html.spec.whatwg.org/multipage/dnd.html#drag-and-drop-processing-model
 */
import { composedAncestors } from "../composed-tree.ts";
import { commonInit, type Pointed, pointerEvent } from "./pointer-events.ts";

/** What a press at `element` would drag natively: something draggable, a link or an image. */
export function draggableAt(element: Element): HTMLElement | undefined {
  for (const ancestor of composedAncestors(element)) {
    if (ancestor instanceof HTMLElement && ancestor.draggable) return ancestor;
  }
  return undefined;
}

/** Its data is read and written by the page; the effects of a transfer that script has made stay at none. */
export class NativeDrag {
  readonly #transfer = new DataTransfer();
  #over: Element | null = null;
  /** The thing under the pointer has said, at the last move, that it takes the drop. */
  #isTaken = false;

  private constructor(private readonly source: HTMLElement) {}

  /** Begins the drag, unless the page does not want it. */
  static begin(source: HTMLElement, pressed: Element, point: Pointed): NativeDrag | undefined {
    const drag = new NativeDrag(source);
    const address = addressOf(source);
    if (address) drag.#transfer.setData("text/uri-list", address);
    if (!drag.#tell(source, "dragstart", point)) return undefined;
    // From here on the pointer is the drag's: the page hears nothing of it as a pointer.
    pressed.dispatchEvent(pointerEvent("pointercancel", point, { cancelable: false }));
    return drag;
  }

  moveTo(element: Element | null, point: Pointed): void {
    this.#tell(this.source, "drag", point);
    if (element !== this.#over) {
      const left = this.#over;
      this.#over = element;
      if (element) this.#tell(element, "dragenter", point);
      if (left?.isConnected) this.#tell(left, "dragleave", point);
    }
    this.#isTaken = element !== null && !this.#tell(element, "dragover", point);
  }

  end(element: Element | null, point: Pointed): void {
    this.moveTo(element, point);
    if (element) this.#tell(element, this.#isTaken ? "drop" : "dragleave", point);
    this.#tell(this.source, "dragend", point);
  }

  /** @returns false when the page has prevented the default */
  #tell(element: Element, type: string, point: Pointed): boolean {
    const cancelable = type !== "dragleave" && type !== "dragend";
    return element.dispatchEvent(
      new DragEvent(type, { ...commonInit(point), cancelable, buttons: 1, dataTransfer: this.#transfer }),
    );
  }
}

function addressOf(source: HTMLElement): string {
  if (source instanceof HTMLAnchorElement) return source.href;
  return source instanceof HTMLImageElement ? source.currentSrc : "";
}
