/** Small changes to a page, as pages make them all the time: by them it is measured how fast a text is made anew. */
import { areaOf, intersection, middleOf, windowBox } from "./boxes.ts";

export const CHANGES = ["text", "element", "class"] as const;
export type Change = (typeof CHANGES)[number];

const MARK = "deckhand-bench-changed";
const NO_TEXT = "script, style, noscript, template, option, textarea, title";

/** Changes what stands nearest to the middle of the window, and can put everything back. */
export class SmallChanges {
  readonly #undo: (() => void)[] = [];
  readonly #text = textInTheMiddle();

  /** @returns false when there is no text in the window to change anything at */
  make(change: Change): boolean {
    const parent = this.#text?.parentElement;
    if (!this.#text || !parent) return false;
    if (change === "text") this.#changeText(this.#text);
    else if (change === "element") this.#insertAfter(this.#text);
    else this.#toggle(parent);
    return true;
  }

  undo(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo.length = 0;
  }

  #changeText(text: Text): void {
    const before = text.data;
    text.data = `${before} ${this.#undo.length}`;
    this.#undo.push(() => {
      text.data = before;
    });
  }

  #insertAfter(text: Text): void {
    const button = document.createElement("button");
    button.textContent = `Added ${this.#undo.length}`;
    text.after(button);
    this.#undo.push(() => button.remove());
  }

  #toggle(element: Element): void {
    element.classList.toggle(MARK);
    this.#undo.push(() => element.classList.toggle(MARK));
  }
}

function textInTheMiddle(): Text | undefined {
  const middle = middleOf(windowBox(window));
  let nearest: { text: Text; distance: number } | undefined;
  for (const text of textsInWindow()) {
    const { x, y } = middleOf(boxOf(text));
    const distance = Math.hypot(x - middle.x, y - middle.y);
    if (!nearest || distance < nearest.distance) nearest = { text, distance };
  }
  return nearest?.text;
}

function* textsInWindow(): Generator<Text> {
  const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text; // The walker shows nothing else.
    if (text.data.trim() !== "" && isInWindow(text)) yield text;
  }
}

function isInWindow(text: Text): boolean {
  const parent = text.parentElement;
  if (!parent || parent.matches(NO_TEXT)) return false;
  if (areaOf(intersection(boxOf(text), windowBox(window))) === 0) return false;
  return parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function boxOf(text: Text): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}
