/**
 * Which elements of the document listen for presses. The browser tells it through an event whose type only this script
 * knows: each root of the document gets one, with the elements as its ranges.
 */
import { composedDescendants, type OpenShadowRoot } from "./composed-tree.ts";

/** So many elements more or fewer are something new to look at: a menu of three entries. */
const LEAST_CHANGE = 3;
/** How many elements are looked at again, spread over the document, to see whether they are still there. */
const SAMPLE_SIZE = 64;
/** Of the sample; when so many have gone, others may have come in their place. */
const GONE_SHARE = 0.1;

/** What the document was like when its listeners were last told. */
interface Baseline {
  count: number;
  sample: WeakRef<Element>[];
}

interface Awaiting {
  baseline: Baseline;
  /** Ends the listening for the event. */
  end: AbortController;
  /** What has been told so far; undefined until something has. */
  told?: WeakSet<Element>;
}

export class Listening {
  #known = new WeakSet<Element>();
  #baseline: Baseline | undefined;
  #awaiting: Awaiting | undefined;

  constructor(private readonly openShadowRoot: OpenShadowRoot) {}

  has(element: Element): boolean {
    return this.#known.has(element);
  }

  /** Begins to await an event of this type on every root; not where what is known is still good: false then. */
  await(token: string): boolean {
    this.stop();
    const elements = [...composedDescendants(document, this.openShadowRoot)];
    if (this.#baseline && !hasChangedMuch(this.#baseline, elements.length)) return false;
    const awaiting: Awaiting = { baseline: takeBaseline(elements), end: new AbortController() };
    this.#awaiting = awaiting;
    const { signal } = awaiting.end;
    const take = (event: Event) => takeIn(awaiting, event);
    document.addEventListener(token, take, { signal });
    for (const element of elements) this.openShadowRoot(element)?.addEventListener(token, take, { signal });
    return true;
  }

  /** All has been told: it is what is known from now on. Without a word from the browser the old stays. */
  heard(): void {
    const { told, baseline } = this.#awaiting ?? {};
    this.stop();
    if (!told) return;
    this.#known = told;
    this.#baseline = baseline;
  }

  /** Awaits nothing any more, and leaves no listener behind. */
  stop(): void {
    this.#awaiting?.end.abort();
    this.#awaiting = undefined;
  }
}

function takeIn(awaiting: Awaiting, event: Event): void {
  if (!(event instanceof InputEvent)) return;
  awaiting.told ??= new WeakSet();
  for (const { startContainer } of event.getTargetRanges()) {
    if (startContainer instanceof Element) awaiting.told.add(startContainer);
  }
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
