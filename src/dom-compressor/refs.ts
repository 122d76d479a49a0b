/**
 * Numbers for elements. An element keeps its number as long as it lives, also while it is out of the document, and a
 * number is never given twice.
 */
export class RefRegistry {
  readonly #numbers = new WeakMap<Element, number>();
  readonly #elements = new Map<number, WeakRef<Element>>();
  readonly #prefixes = new Set<string>();
  readonly #addresses = new Map<string, Map<string, number>>();
  #last = 0;
  /** So many elements are known when it is looked next which of them are gone. */
  #sweepAt = 2_000;

  /** The element's ref under the document's prefix: `a12`. */
  refOf(element: Element, prefix: string): string {
    this.#prefixes.add(prefix);
    return `${prefix}${this.#numberOf(element)}`;
  }

  /** The ref that the element has been given, if any. */
  knownRefOf(element: Element, prefix: string): string | undefined {
    const number = this.#numbers.get(element);
    return number === undefined ? undefined : `${prefix}${number}`;
  }

  /** The element behind a ref, while it is in this document. */
  resolve(ref: string): Element | undefined {
    const match = /^([a-z]+)(\d+)$/.exec(ref);
    if (!match || !this.#prefixes.has(match[1] ?? "")) return undefined;
    const element = this.#elements.get(Number(match[2]))?.deref();
    return element?.isConnected && element.ownerDocument === document ? element : undefined;
  }

  /**
   * Addresses that are shown alike are numbered by their query from 1, in the order in which they are met first. The
   * numbers stay, so that a link does not seem changed when others come and go.
   */
  addressNumberOf(shown: string, query: string): number {
    const alike = this.#addresses.get(shown) ?? new Map<string, number>();
    this.#addresses.set(shown, alike);
    const number = alike.get(query) ?? alike.size + 1;
    alike.set(query, number);
    return number;
  }

  #numberOf(element: Element): number {
    const known = this.#numbers.get(element);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#numbers.set(element, this.#last);
    this.#elements.set(this.#last, new WeakRef(element));
    if (this.#elements.size >= this.#sweepAt) this.#sweep();
    return this.#last;
  }

  /** A registry of finalizers would do it at once, and cost more than all else about a ref. */
  #sweep(): void {
    for (const [number, element] of this.#elements) if (!element.deref()) this.#elements.delete(number);
    this.#sweepAt = 2 * Math.max(this.#elements.size, 1_000);
  }
}
