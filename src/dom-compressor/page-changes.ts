/**
 * What has changed in a document between two snapshots, as far as it concerns what was read of a part of it. The
 * observer is there from one snapshot on until it is told to stop, or until the page changes so much that keeping
 * account of it would cost more than reading it anew.
 */
import { flatParentOf, isElement, shadowRootOf, tagOf } from "./dom-access.ts";
import { cachedPerBuild } from "./layout.ts";
import { surroundingsOf } from "./surroundings.ts";

/** After so many changes without a snapshot nothing is kept account of any more. */
const MOST_CHANGES = 5_000;

const OBSERVED: MutationObserverInit = { subtree: true, childList: true, attributes: true, characterData: true };

/** A change here may concern everything. */
const SHEET_TAGS = new Set(["style", "link", "base", "meta"]);

export class PageChanges {
  /** Number of the snapshot that is being taken, or was last. */
  #snapshot = 0;
  /** What was read before this snapshot counts no more. */
  #validFrom = 0;
  #observer: MutationObserver | undefined;
  readonly #shadowRoots = new Set<ShadowRoot>();
  #count = 0;
  #surroundings = "";
  /** What moved, and what style sheets could know by its state, at the last snapshot. */
  #moving: ReadonlySet<Element> = new Set();
  #inState: ReadonlySet<Element> = new Set();
  #checked: ReadonlySet<Element> = new Set();
  /** By element, the first snapshot for which something in it had changed… */
  readonly #touched = new WeakMap<Element, number>();
  /** …and the first for which it had changed itself, and with it perhaps all in it. */
  readonly #altered = new WeakMap<Element, number>();

  /** Begins a snapshot: takes in what has happened since the last one. @returns its number */
  begin(): number {
    this.#takeIn(this.#observer?.takeRecords() ?? []);
    this.#snapshot += 1;
    const surroundings = surroundingsOf(this.#shadowRoots);
    if (!this.#observer || surroundings !== this.#surroundings) this.#validFrom = this.#snapshot;
    this.#surroundings = surroundings;
    if (!this.#observer) this.#observe();
    this.#takeInRestless();
    return this.#snapshot;
  }

  #observe(): void {
    this.#count = 0;
    this.#observer = new MutationObserver((records) => this.#takeIn(records));
    this.#observer.observe(document, OBSERVED);
  }

  /** Ends the observation; the next snapshot begins anew. */
  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#shadowRoots.clear();
  }

  /** Has the inside of a shadow root observed too. */
  include(root: ShadowRoot): void {
    if (this.#shadowRoots.has(root)) return;
    this.#shadowRoots.add(root);
    this.#observer?.observe(root, OBSERVED);
  }

  /** Whether what was read of the element and all in it for that snapshot may still hold. */
  isUnchangedSince(element: Element, snapshot: number): boolean {
    if (snapshot < this.#validFrom || (this.#touched.get(element) ?? 0) > snapshot) return false;
    return this.#lastAltered(element) <= snapshot;
  }

  /** Whether neither the element nor anything around it has changed itself since that snapshot. */
  isUnalteredSince(element: Element, snapshot: number): boolean {
    return snapshot >= this.#validFrom && this.#lastAltered(element) <= snapshot;
  }

  /** The last snapshot for which the element, or one around it, had changed itself. */
  readonly #lastAltered: (element: Element) => number = cachedPerBuild((element) => {
    const parent = parentOf(element);
    return Math.max(this.#altered.get(element) ?? 0, parent ? this.#lastAltered(parent) : 0);
  });

  #takeIn(records: readonly MutationRecord[]): void {
    this.#count += records.length;
    if (this.#count > MOST_CHANGES) this.stop();
    else for (const record of records) this.#note(record, this.#snapshot + 1);
  }

  #note({ type, target, addedNodes, removedNodes }: MutationRecord, snapshot: number): void {
    const moved = [...addedNodes, ...removedNodes].filter(isElement);
    const element = isElement(target) ? target : (parentOf(target) ?? document.documentElement);
    if (SHEET_TAGS.has(tagOf(element)) || moved.some(holdsSheet)) this.#validFrom = snapshot;
    const root = element.getRootNode();
    // What a shadow tree's slots take in stands in the flat tree of its host, and is shown as that tree says.
    if (root instanceof ShadowRoot) this.#alter(root.host, snapshot);
    if (target instanceof ShadowRoot || shadowRootOf(element) || type !== "childList") this.#alter(element, snapshot);
    else this.#touch(element, snapshot);
    const parent = parentOf(element);
    if (parent && shadowRootOf(parent)) this.#alter(parent, snapshot);
    for (const each of moved) this.#altered.set(each, snapshot);
  }

  #alter(element: Element, snapshot: number): void {
    this.#altered.set(element, snapshot);
    this.#touch(element, snapshot);
  }

  #touch(element: Element, snapshot: number): void {
    for (let each: Element | undefined = element; each; each = parentOf(each)) this.#touched.set(each, snapshot);
  }

  /** What changes its looks, or those of others, without a change in the document. */
  #takeInRestless(): void {
    const roots = [document, ...this.#shadowRoots];
    const moving = new Set(movingElements(roots));
    for (const element of [...this.#moving, ...moving]) this.#alter(element, this.#snapshot);
    this.#moving = moving;
    const inState = matchingIn(roots, STATES);
    // A sheet may show what follows a field by the field's state: `:hover + .menu`.
    for (const element of difference(this.#inState, inState)) this.#alter(parentOf(element) ?? element, this.#snapshot);
    this.#inState = inState;
    const checked = matchingIn(roots, CHECKED);
    // The state of a whole page hangs on some boxes: `body:has(#dark:checked)`.
    if (difference(this.#checked, checked).length > 0) this.#validFrom = this.#snapshot;
    this.#checked = checked;
  }
}

const STATES = ":hover, :focus, :invalid, :placeholder-shown";
const CHECKED = "input:checked, input:indeterminate";

function matchingIn(roots: readonly ParentNode[], selector: string): Set<Element> {
  return new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)]));
}

/** What is in one of the sets alone. */
function difference(one: ReadonlySet<Element>, other: ReadonlySet<Element>): Element[] {
  return [...one].filter((each) => !other.has(each)).concat([...other].filter((each) => !one.has(each)));
}

/** What runs, also by a transition that began long ago. */
function movingElements(roots: readonly DocumentOrShadowRoot[]): Element[] {
  return roots.flatMap((root) =>
    root.getAnimations().flatMap(({ effect }) => (effect instanceof KeyframeEffect && effect.target) || []),
  );
}

/** In the flat tree, or where the node is not shown there, in the document. */
function parentOf(node: Node): Element | undefined {
  if (node instanceof ShadowRoot) return node.host;
  const shown = isElement(node) ? flatParentOf(node) : undefined;
  if (shown) return shown;
  const { parentNode } = node;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return isElement(parentNode) ? parentNode : undefined;
}

function holdsSheet(element: Element): boolean {
  return SHEET_TAGS.has(tagOf(element)) || element.querySelector("style, link") !== null;
}
