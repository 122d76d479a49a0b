/** What one document keeps between messages, and its answer to each of them. */
import { describeElement, frameIndexIn, KeptParts, RefRegistry, takeSnapshot } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import type { BackgroundToContent, ContentNotice, PerformReply } from "../protocol/messages.ts";
import type { ElementFacts, FrameSnapshot } from "../protocol/snapshot.ts";
import { deepActiveElement, type OpenShadowRoot } from "./composed-tree.ts";
import { Effects } from "./effects.ts";
import { locateInFrame } from "./frame-locate.ts";
import { Guard } from "./guard.ts";
import type { InputPort } from "./input-port.ts";
import { Listening } from "./listening.ts";
import { failed, refused } from "./outcomes.ts";
import { perform } from "./perform/index.ts";
import { RestingPlaces } from "./resting-places.ts";
import { syntheticInput } from "./synthetic-input.ts";
import { soleElementWith } from "./target.ts";
import { Performance, trustedInput } from "./trusted-input.ts";
import { Watch } from "./watch.ts";

export interface SessionOptions {
  openShadowRoot: OpenShadowRoot;
  notify: (notice: ContentNotice) => void;
}

type Request<Name extends keyof BackgroundToContent> = BackgroundToContent[Name]["request"];
type Response<Name extends keyof BackgroundToContent> = BackgroundToContent[Name]["response"];

/** One function a message, each of the type that the protocol's map gives it. */
export type Handlers = {
  [Name in keyof BackgroundToContent]: (data: Request<Name>) => Response<Name> | Promise<Response<Name>>;
};

/** The background takes replies of up to 1,048,576 characters; the rest is for what is around a snapshot. */
const LONGEST_SNAPSHOT = 1_000_000;

const GOES_FROM_FIELD_TO_FIELD: ReadonlySet<string> = new Set(["type", "fill_form", "select_option", "set_checked"]);

export class Session {
  readonly #registry = new RefRegistry();
  /** Observes the page from a run's first snapshot on, until the run lets go of it. */
  readonly #kept = new KeptParts();
  readonly #places = new RestingPlaces();
  readonly #guard: Guard;
  readonly #watch: Watch;
  readonly #listening: Listening;
  /** Actions begun in this document; none is ever begun twice. */
  readonly #begun = new Set<string>();
  #performance: Performance | undefined;
  #effects: Effects | undefined;
  #refPrefix = "a";

  readonly handlers: Handlers = {
    "snapshot-take": (request) => this.#takeSnapshot(request),
    "element-describe": (request) => this.#describe(request),
    "action-perform": (request) => this.#perform(request),
    "action-continue": ({ actionId }) => this.#continue(actionId),
    "action-cancel": ({ actionId }) => this.#cancel(actionId),
    "settle-wait": (request) => this.#settle(request),
    "frame-locate": (request) => this.#locate(request),
    "guard-release": () => this.#releaseGuard(),
    "frame-index": () => frameIndexIn(window),
    "watch-set": ({ watching }) => this.#setWatch(watching),
    "listeners-await": ({ token }) => this.#listening.await(token),
    "listeners-heard": ({ listeners }) => this.#heardListeners(listeners),
  };

  constructor(private readonly options: SessionOptions) {
    this.#guard = new Guard(options.openShadowRoot);
    this.#watch = new Watch({ expectsInput: () => this.#expectsInput(), notify: options.notify });
    this.#listening = new Listening(options.openShadowRoot);
  }

  /** Leaves nothing behind in the page: no listener, observer or timer. */
  stop(): void {
    this.#performance?.cancel();
    this.#effects?.stop();
    this.#guard.release();
    this.#watch.set(false);
    this.#listening.stop();
    this.#kept.stop();
  }

  #takeSnapshot({ refPrefix, whole = false }: Request<"snapshot-take">): Response<"snapshot-take"> {
    this.#refPrefix = refPrefix;
    const snapshot = this.#snapshot(whole);
    return whole && JSON.stringify(snapshot).length > LONGEST_SNAPSHOT ? this.#snapshot(false) : snapshot;
  }

  #snapshot(whole: boolean): FrameSnapshot {
    const snapshot = takeSnapshot(this.#registry, {
      refPrefix: this.#refPrefix,
      whole,
      kept: this.#kept,
      openShadowRoot: this.options.openShadowRoot,
      isListening: (element) => this.#listening.has(element),
    });
    this.#places.note(snapshot, this.#registry);
    return snapshot;
  }

  #describe({ ref, print }: Request<"element-describe">): ElementFacts | null {
    const element = ref === null ? deepActiveElement(this.options.openShadowRoot) : this.#registry.resolve(ref);
    const facts = element?.isConnected ? describeElement(element, ref ?? "") : null;
    // The focus is somewhere in that frame; only its own document knows where.
    if (ref === null && facts && element && "contentWindow" in element) {
      return { ...facts, frameIndex: frameIndexOf(element.contentWindow) };
    }
    if (print === undefined || facts?.print === print) return facts;
    const standIn = soleElementWith(this.options, print, element?.localName);
    return standIn ? { ...describeElement(standIn, ref ?? ""), relocated: true } : facts;
  }

  async #perform(request: Request<"action-perform">): Promise<PerformReply> {
    const { actionId } = request;
    if (this.#performance?.signal.aborted) await this.#performance.ended;
    if (this.#performance) return finished(refused("another action is still under way"));
    if (this.#begun.has(actionId)) return finished(refused("this action has been begun here before"));
    this.#begun.add(actionId);
    this.#effects?.stop();
    this.#effects = new Effects(this.options.openShadowRoot);
    const performance = new Performance(actionId);
    this.#performance = performance;
    return performance.start(() => this.#run(performance, request));
  }

  async #run(performance: Performance, request: Request<"action-perform">): Promise<ActionResult> {
    const running = new AbortController();
    // Whoever waited for it was told that the page is gone: it came back from the cache of pages that were left.
    addEventListener(
      "pageshow",
      ({ isTrusted, persisted }) => {
        if (isTrusted && persisted) performance.cancel();
      },
      { signal: running.signal },
    );
    try {
      const { prints, relocate = false, files = [], action } = request;
      const context = {
        port: this.#portFor(performance, request.trusted),
        registry: this.#registry,
        places: this.#places,
        prints,
        relocate,
        refPrefix: this.#refPrefix,
        files,
        mayPressTab: GOES_FROM_FIELD_TO_FIELD.has(action.action),
        openShadowRoot: this.options.openShadowRoot,
        signal: performance.signal,
      };
      return await perform(context, action);
    } finally {
      running.abort();
      this.#performance = undefined;
    }
  }

  #portFor(performance: Performance, trusted: boolean): InputPort {
    return trusted
      ? trustedInput(performance, this.#guard)
      : syntheticInput(this.options.openShadowRoot, performance.signal);
  }

  async #continue(actionId: string): Promise<PerformReply> {
    const performance = this.#performance;
    if (performance?.actionId !== actionId) return finished(failed("no such action is under way"));
    return performance.continue();
  }

  #cancel(actionId: string): null {
    if (this.#performance?.actionId === actionId) this.#performance.cancel();
    return null;
  }

  async #settle({ limitMs, requestsKnown = false }: Request<"settle-wait">): Promise<Response<"settle-wait">> {
    const effects = this.#effects ?? new Effects(this.options.openShadowRoot);
    this.#effects = requestsKnown ? effects : undefined;
    const changes = await effects.settle(limitMs, requestsKnown);
    if (!requestsKnown) effects.stop();
    return { changes };
  }

  #locate(request: Request<"frame-locate">): Response<"frame-locate"> {
    const point = locateInFrame(request, this.options.openShadowRoot);
    if (point && request.guard) this.#guard.armAgainstAll();
    return point;
  }

  #releaseGuard(): null {
    this.#guard.release();
    return null;
  }

  /** Whoever begins to watch begins to drive: what a worker that died has left under way ends here. */
  async #setWatch(watching: boolean): Promise<null> {
    const orphan = this.#performance;
    orphan?.cancel();
    this.#watch.set(watching);
    if (!watching) {
      this.#listening.stop();
      this.#kept.stop();
    }
    await orphan?.ended;
    return null;
  }

  #heardListeners(listeners: Request<"listeners-heard">["listeners"]): null {
    // What listens is a control, which shows in no change of the page.
    if (this.#listening.heard(listeners)) this.#kept.stop();
    return null;
  }

  #expectsInput(): boolean {
    return this.#guard.isArmed || this.#performance?.awaitsInput === true;
  }
}

const finished = (result: ActionResult): PerformReply => ({ state: "finished", result });

function frameIndexOf(shown: unknown): number {
  return Array.from({ length: window.length }, (_, index) => window[index]).indexOf(shown as Window); // Compared by identity alone.
}
