/** Notices that the user acts in a tab that a run drives. It can only take power away from the run. */
import type { ContentNotice } from "../protocol/messages.ts";

/** One pressing and typing is one act, however many events it has. */
const BURST_MS = 1000;
const MODIFIER_KEYS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Fn", "Meta", "NumLock", "Shift"]);

export interface WatchOptions {
  /** Whether trusted input may be our own now: a guard is armed, or an input has been asked for. */
  expectsInput: () => boolean;
  notify: (notice: ContentNotice) => void;
}

export class Watch {
  #listening: AbortController | undefined;
  #lastAct = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: WatchOptions) {}

  set(watching: boolean): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#lastAct = Number.NEGATIVE_INFINITY;
    if (watching) this.#listen();
  }

  #listen(): void {
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    addEventListener("pointerdown", (event) => this.#judge(event, "pointer"), options);
    addEventListener("paste", (event) => this.#judge(event, "paste"), options);
    addEventListener("keydown", (event) => MODIFIER_KEYS.has(event.key) || this.#judge(event, "key"), options);
  }

  #judge(event: Event, what: ContentNotice["what"]): void {
    if (!event.isTrusted || this.options.expectsInput()) return;
    const now = performance.now();
    const inBurst = now - this.#lastAct < BURST_MS;
    this.#lastAct = now;
    if (!inBurst) this.options.notify({ notice: "user-acted", what });
  }
}
