/** What the benchmark puts into each page: finds what there is to cover, and judges what a text's refs cover. */
import { type Control, type Evidence, findControls } from "./controls.ts";
import { Coverage } from "./coverage.ts";
import { isReachableByScrolling, isReachableInWindow } from "./reach.ts";
import { type Change, SmallChanges } from "./small-change.ts";
import { visibleWords } from "./visible-words.ts";

/** How many controls are covered, of those in the window and of those in the whole page. */
export interface Covered {
  viewport: number;
  page: number;
}

/** How many controls can be used. */
export interface Usable extends Covered {
  byEvidence: Record<Evidence, number>;
}

class Bench {
  readonly #listening = new Set<Element>();
  readonly #readings = new Map<string, Map<string, Element>>();
  #everywhere = false;
  #controls: Control[] = [];
  #inViewport: Control[] = [];
  #inPage: Control[] = [];
  #changes: SmallChanges | undefined;

  /** Elements that listen for presses; `everywhere` when a document or window does. */
  noteListeners(elements: readonly Element[], everywhere: boolean): void {
    for (const element of elements) this.#listening.add(element);
    this.#everywhere ||= everywhere;
  }

  /** Finds the controls, and which of them are in the window. To be called before anything is scrolled. */
  findControls(): void {
    this.#controls = findControls({ elements: this.#listening, everywhere: this.#everywhere });
    this.#inViewport = this.#controls.filter(({ targets }) => targets.some(isReachableInWindow));
  }

  visibleWords(): string[] {
    return visibleWords();
  }

  /** Keeps what a ref of a text stands for, for `covered`. */
  noteRef(reading: string, ref: string, element: Element): void {
    const refs = this.#readings.get(reading) ?? new Map<string, Element>();
    this.#readings.set(reading, refs.set(ref, element));
  }

  /** Finds which controls can be used anywhere in the page. Leaves the page scrolled. */
  findUsable(): Usable {
    const before = new Set(this.#inViewport);
    this.#inPage = this.#controls.filter(
      (control) => before.has(control) || control.targets.some(isReachableByScrolling),
    );
    const byEvidence = { native: 0, widget: 0, listener: 0, pointer: 0 };
    for (const { evidence } of this.#inPage) byEvidence[evidence] += 1;
    return { viewport: this.#inViewport.length, page: this.#inPage.length, byEvidence };
  }

  /** What the refs of a text cover. */
  covered(reading: string): Covered {
    const coverage = this.#coverageOf(reading);
    const count = (controls: readonly Control[]) => controls.filter((control) => coverage.covers(control)).length;
    return { viewport: count(this.#inViewport), page: count(this.#inPage) };
  }

  /** The usable controls that the refs of a text leave out: where, by what they were found, and their markup cut short. */
  missed(reading: string): string[] {
    const coverage = this.#coverageOf(reading);
    const inViewport = new Set(this.#inViewport);
    return this.#inPage
      .filter((control) => !coverage.covers(control))
      .map((control) => `${inViewport.has(control) ? "window" : "page"} ${markupOf(control)}`);
  }

  /** Makes one small change in the window; false when it shows no text to make it at. */
  change(change: Change): boolean {
    this.#changes ??= new SmallChanges();
    return this.#changes.make(change);
  }

  undoChanges(): void {
    this.#changes?.undo();
    this.#changes = undefined;
  }

  #coverageOf(reading: string): Coverage {
    return new Coverage(this.#readings.get(reading)?.values() ?? []);
  }
}

const MARKUP_LENGTH = 200;

function markupOf({ element, evidence }: Control): string {
  return `${evidence} ${element.outerHTML.replace(/\s+/g, " ").slice(0, MARKUP_LENGTH)}`;
}

declare global {
  /** Left in a measured page. */
  var __deckhandBench: Bench;
}

globalThis.__deckhandBench = new Bench();
