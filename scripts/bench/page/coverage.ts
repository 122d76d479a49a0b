/** Whether a control can be addressed by one of the elements that a text has refs for. */
import { type Box, extentOf, overlapShare } from "./boxes.ts";
import { type Control, SAME_PLACE } from "./controls.ts";
import { ancestorsOf } from "./tree.ts";

/** Answers for one set of elements; boxes are taken once, so the page must hold still meanwhile. */
export class Coverage {
  readonly #elements: ReadonlySet<Element>;
  readonly #below = new Map<Element, Element[]>();
  readonly #extents = new Map<Element, Box>();

  constructor(elements: Iterable<Element>) {
    this.#elements = new Set(elements);
    for (const element of this.#elements) this.#noteAncestors(element);
  }

  /** An element with a ref is the control or its label, or in the same place and the one holds the other. */
  covers(control: Control): boolean {
    return control.targets.concat(control.element).some((target) => this.#isAddressed(target));
  }

  #isAddressed(target: Element): boolean {
    if (this.#elements.has(target)) return true;
    const near = [...this.#around(target), ...(this.#below.get(target) ?? [])];
    return near.some((element) => overlapShare(this.#extentOf(element), this.#extentOf(target)) >= SAME_PLACE);
  }

  #around(target: Element): Element[] {
    return ancestorsOf(target).filter((each) => this.#elements.has(each));
  }

  #noteAncestors(element: Element): void {
    for (const ancestor of ancestorsOf(element)) {
      const below = this.#below.get(ancestor);
      if (below) below.push(element);
      else this.#below.set(ancestor, [element]);
    }
  }

  #extentOf(element: Element): Box {
    const known = this.#extents.get(element);
    if (known) return known;
    const extent = extentOf(element);
    this.#extents.set(element, extent);
    return extent;
  }
}
