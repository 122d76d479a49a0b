/**
 * After an action the page needs a moment. It has settled when its DOM has been quiet for a while: longer when
 * requests have been made since, not while finite animations run, and never beyond a limit. No wait here rests on
 * frames alone, which hidden tabs do not draw.
 */
import { isVisible } from "../dom-compressor/index.ts";
import { componentRoots, type OpenShadowRoot } from "./composed-tree.ts";
import { frameDrawn, idle, pause } from "./waiting.ts";

const QUIET_MS = 100;
/** For a page that answers an input at once and then rests; one that has not moved yet, or moves later, may be at work. */
const QUIET_AFTER_ANSWER_MS = 80;
/** The same where it is known that no request is under way. */
const QUIET_WITHOUT_REQUESTS_MS = 30;
/** Responses are often worked on for a while before anything shows. */
const QUIET_AFTER_REQUESTS_MS = 250;
const QUIET_WHILE_LOADING_MS = 400;
const POLL_MS = 30;
/**
 * A tab that nobody looks at draws a frame a second once a few of them were shown to nobody, though it counts as
 * visible while its focus is emulated: https://source.chromium.org/search?q=kUndrawnFrameLimit
 */
const FIRST_FRAME_LIMIT_MS = 1200;
/** By the second everything that waited for the first is drawn; at one a second that is not worth another. */
const SECOND_FRAME_LIMIT_MS = 100;
/** A tab that counts as hidden draws none: there the rest of the wait must do. */
const NO_FRAMES_MS = 100;
/** A page that never has a moment to spare is not waited for. */
const IDLE_LIMIT_MS = 100;
/** What changes this often goes on for ever: a clock, a ticker, a carousel. */
const RESTLESS_AFTER = 25;

const BUSY_SIGNS = '[aria-busy="true"], progress:not([value]), [role="progressbar"]:not([aria-valuenow])';

const EVERYTHING: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true };

interface QuietOptions {
  limitMs: number;
  signal?: AbortSignal | undefined;
  /** Somebody else knows what requests are under way: none is guessed at here. */
  requestsKnown?: boolean;
}

/** Watches one document for unrest, from the action's beginning until it has settled. */
export class Unrest {
  readonly began = performance.now();
  readonly #mutations: MutationObserver;
  readonly #resources: PerformanceObserver;
  readonly #changesOf = new WeakMap<Node, number>();
  readonly #busyBefore = new WeakSet<Element>(document.querySelectorAll(BUSY_SIGNS));
  #lastChange = this.began;
  /** What has changed since the action began: with the input, or only later. */
  #answer: "none" | "at once" | "later" = "none";
  #isFresh = true;
  #requests = 0;
  #requestsKnown = false;

  /** `onChange` is told every change, also of what never rests. */
  constructor(
    private readonly openShadowRoot: OpenShadowRoot,
    onChange: (records: MutationRecord[]) => void = () => {},
  ) {
    this.#mutations = new MutationObserver((records) => {
      if (records.some((record) => this.#isNews(record))) this.#noteChange();
      for (const { addedNodes } of records) for (const node of addedNodes) this.#observeComponents(node);
      onChange(records);
    });
    this.#mutations.observe(document, EVERYTHING);
    this.#observeComponents(document);
    this.#resources = new PerformanceObserver((list) => {
      const made = list.getEntries().filter((entry) => entry.startTime >= this.began);
      if (made.length === 0) return;
      this.#requests += made.length;
      if (!this.#requestsKnown) this.#lastChange = performance.now();
    });
    this.#resources.observe({ type: "resource" });
  }

  /** Resolves to true at quiet, to false when the limit has passed. Rejects when the signal is aborted. */
  async end({ limitMs, signal, requestsKnown = false }: QuietOptions): Promise<boolean> {
    this.#requestsKnown = requestsKnown;
    this.#beginAnew();
    // The input has only just been made: what came before it says nothing of what it will change.
    this.#lastChange = performance.now();
    const deadline = this.#lastChange + limitMs;
    // Many pages draw what changed with the next frame, and on a busy machine that comes late.
    await frameDrawn(Math.min(document.hidden ? NO_FRAMES_MS : FIRST_FRAME_LIMIT_MS, limitMs));
    await frameDrawn(SECOND_FRAME_LIMIT_MS);
    this.#isFresh = false;
    for (;;) {
      signal?.throwIfAborted();
      if (this.#isQuiet() && (await this.#isQuietWhenIdle())) return true;
      if (performance.now() >= deadline) return false;
      await pause(Math.min(POLL_MS, Math.max(1, this.#lastChange + this.#quietNeeded() - performance.now())));
    }
  }

  /** Asked again, it waits for the answer to a request as it did for that to an input. */
  #beginAnew(): void {
    if (!this.#isFresh) this.#answer = "none";
    this.#isFresh = true;
  }

  /** On a busy machine time passes while the page has yet to come to its turn. */
  async #isQuietWhenIdle(): Promise<boolean> {
    await idle(IDLE_LIMIT_MS);
    return this.#isQuiet();
  }

  #noteChange(): void {
    this.#lastChange = performance.now();
    this.#answer = this.#isFresh ? "at once" : "later";
  }

  stop(): void {
    this.#mutations.disconnect();
    this.#resources.disconnect();
  }

  /** Observation ends at the border of a shadow root, so each is observed by itself. */
  #observeComponents(node: Node): void {
    if (node instanceof Element) {
      const own = this.openShadowRoot(node);
      if (own) this.#mutations.observe(own, EVERYTHING);
    }
    if (!(node instanceof Element || node instanceof Document)) return;
    for (const root of componentRoots(node, this.openShadowRoot)) this.#mutations.observe(root, EVERYTHING);
  }

  #isQuiet(): boolean {
    const still = performance.now() - this.#lastChange;
    return still >= this.#quietNeeded() && !hasFiniteAnimation() && !this.#isBusy();
  }

  #quietNeeded(): number {
    if (document.readyState !== "complete") return QUIET_WHILE_LOADING_MS;
    if (this.#requestsKnown) return this.#answer === "at once" ? QUIET_WITHOUT_REQUESTS_MS : QUIET_MS;
    if (this.#requests > 0) return QUIET_AFTER_REQUESTS_MS;
    return this.#answer === "at once" ? QUIET_AFTER_ANSWER_MS : QUIET_MS;
  }

  #isBusy(): boolean {
    return [...document.querySelectorAll(BUSY_SIGNS)].some((sign) => !this.#busyBefore.has(sign) && isVisible(sign));
  }

  #isNews({ target }: MutationRecord): boolean {
    const changes = (this.#changesOf.get(target) ?? 0) + 1;
    this.#changesOf.set(target, changes);
    return changes <= RESTLESS_AFTER;
  }
}

/** Waits for quiet from now on. */
export async function waitUntilQuiet(
  openShadowRoot: OpenShadowRoot,
  options: { limitMs: number; signal?: AbortSignal },
): Promise<boolean> {
  const unrest = new Unrest(openShadowRoot);
  try {
    return await unrest.end(options);
  } finally {
    unrest.stop();
  }
}

function hasFiniteAnimation(): boolean {
  return document.getAnimations().some((animation) => {
    const end = animation.effect?.getComputedTiming().endTime;
    return animation.playState === "running" && typeof end === "number" && Number.isFinite(end);
  });
}
