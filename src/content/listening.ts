/**
 * Which elements of the document listen for presses. The browser tells it of all of a page's listeners, but names
 * elements by numbers of its own; so each gets a listener of ours for the length of the question, whose type says which
 * element it is. The page's scripts can see none of them, and nothing ever fires them.
 */
import { type HeardListeners, markOf } from "../protocol/listener-marks.ts";
import { composedDescendants, type OpenShadowRoot } from "./composed-tree.ts";

/** Of a document with more the first are asked for: marking and telling so many takes the page some 200 ms. */
const MOST_MARKED = 10_000;
/** So many elements more or fewer are something new to look at: a menu of three entries. */
const LEAST_CHANGE = 3;
/** How many elements are looked at again, spread over the document, to see whether they are still there. */
const SAMPLE_SIZE = 64;
/** Of the sample; when so many have gone, others may have come in their place. */
const GONE_SHARE = 0.1;

/** What is never drawn, or listens for nobody but its owner. */
const NEVER_PRESSED = new Set(
  "head base link meta noscript script source style template title track param br wbr".split(" "),
);

/** What the document was like when its listeners were last told. */
interface Baseline {
  count: number;
  sample: WeakRef<Element>[];
}

interface Awaiting {
  baseline: Baseline;
  token: string;
  /** The marked elements, by the number in their mark. */
  marked: Element[];
}

export class Listening {
  #known = new WeakSet<Element>();
  #knownCount = 0;
  #baseline: Baseline | undefined;
  #awaiting: Awaiting | undefined;

  constructor(private readonly openShadowRoot: OpenShadowRoot) {}

  has(element: Element): boolean {
    return this.#known.has(element);
  }

  /** Marks the elements with this token; not where what is known is still good: false then. */
  await(token: string): boolean {
    this.stop();
    const elements = [...composedDescendants(document, this.openShadowRoot)];
    if (this.#baseline && !hasChangedMuch(this.#baseline, elements.length)) return false;
    const marked = elements.filter(({ localName }) => !NEVER_PRESSED.has(localName)).slice(0, MOST_MARKED);
    for (const [index, element] of marked.entries()) addEventListener.call(element, markOf(token, index), ignore);
    this.#awaiting = { baseline: takeBaseline(elements), token, marked };
    return true;
  }

  /**
   * All has been told: it is what is known from now on. Without a word from the browser the old stays.
   * @returns whether other elements are known than before
   */
  heard(listeners: HeardListeners | null): boolean {
    const awaiting = this.#awaiting;
    this.stop();
    if (!listeners || !awaiting) return false;
    const at = (indexes: number[]) => indexes.flatMap((index) => awaiting.marked[index] ?? []);
    // What only listens for keys is reached where the focus gets.
    const told = [...at(listeners.pressed), ...at(listeners.keyed).filter(takesFocus)];
    const hasChanged = told.length !== this.#knownCount || !told.every((element) => this.#known.has(element));
    this.#known = new WeakSet(told);
    this.#knownCount = told.length;
    this.#baseline = awaiting.baseline;
    return hasChanged;
  }

  /** Awaits nothing any more, and leaves no mark behind. */
  stop(): void {
    const { marked = [], token = "" } = this.#awaiting ?? {};
    this.#awaiting = undefined;
    for (const [index, element] of marked.entries()) removeEventListener.call(element, markOf(token, index), ignore);
  }
}

const ignore = () => {};

// The prototype's own methods: a form's `addEventListener` is whatever field of it has that name.
const { addEventListener, removeEventListener } = EventTarget.prototype;

function takesFocus(element: Element): boolean {
  return (element instanceof HTMLElement || element instanceof SVGElement) && element.tabIndex >= 0;
}

function takeBaseline(elements: readonly Element[]): Baseline {
  const step = Math.max(1, Math.floor(elements.length / SAMPLE_SIZE));
  const sample = elements.filter((_, index) => index % step === 0);
  return { count: elements.length, sample: sample.map((element) => new WeakRef(element)) };
}

function hasChangedMuch({ count, sample }: Baseline, now: number): boolean {
  if (Math.abs(now - count) >= LEAST_CHANGE) return true;
  const gone = sample.filter((element) => !element.deref()?.isConnected);
  return gone.length > sample.length * GONE_SHARE;
}
