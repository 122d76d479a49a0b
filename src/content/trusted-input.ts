/**
 * Trusted input is made by the background, through the browser. An action that needs one is suspended: the pending
 * request is answered with the need, and the action goes on when the background says that the input has been made.
 */
import type { ActionResult } from "../protocol/action.ts";
import type { InputRequest, PerformReply } from "../protocol/messages.ts";
import type { Guard, GuardedInput } from "./guard.ts";
import type { Aim, Arrival, InputPort } from "./input-port.ts";

/** One action under way. Each request about it is answered with its next need of input, or its result. */
export class Performance {
  readonly #cancellation = new AbortController();
  #reply: PromiseWithResolvers<PerformReply> = Promise.withResolvers();
  #input: PromiseWithResolvers<void> | undefined;
  #inputs = 0;
  /** Settles when nothing of the action is under way any more, however it ended. */
  ended: Promise<void> = Promise.resolve();

  constructor(readonly actionId: string) {}

  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  /** Whether the background is making an input for this action now. */
  get awaitsInput(): boolean {
    return this.#input !== undefined;
  }

  start(run: () => Promise<ActionResult>): Promise<PerformReply> {
    this.ended = run().then(
      (result) => this.#reply.resolve({ state: "finished", result }),
      (error: unknown) => this.#end(error),
    );
    return this.#reply.promise;
  }

  /** The input has been made. */
  continue(): Promise<PerformReply> {
    const input = this.#input;
    if (!input) return this.#reply.promise;
    this.#input = undefined;
    this.#reply = Promise.withResolvers();
    input.resolve();
    return this.#reply.promise;
  }

  cancel(): void {
    this.#cancellation.abort();
    if (!this.#input) return;
    // The need of input was the last answer; the end is kept for whoever asks on.
    this.#reply = Promise.withResolvers();
    this.#input.reject(this.signal.reason);
    this.#input = undefined;
  }

  /** Suspends the action until the background has made this input. */
  request(input: InputRequest): Promise<void> {
    this.signal.throwIfAborted();
    this.#inputs += 1;
    this.#input = Promise.withResolvers();
    this.#reply.resolve({ state: "input", input });
    return this.#input.promise;
  }

  #end(error: unknown): void {
    if (!this.signal.aborted) this.#reply.reject(error);
    else if (this.#inputs > 0)
      this.#reply.resolve(finished({ outcome: "unknown", effect: "cancelled after input had been asked for" }));
    else this.#reply.resolve(finished({ outcome: "skipped", effect: "cancelled before anything was done" }));
  }
}

const finished = (result: ActionResult): PerformReply => ({ state: "finished", result });

/** Input made by the background; the guard watches where it arrives. */
export function trustedInput(performance: Performance, guard: Guard): InputPort {
  return {
    async make(input, aim): Promise<Arrival> {
      if (!aim || !arm(guard, input, aim)) {
        await performance.request(input);
        return "hit";
      }
      try {
        await performance.request(input);
        return await guard.arrival();
      } finally {
        guard.release();
      }
    },
  };
}

/** Whether the guard watches this input: moves and the wheel go wherever they go. */
function arm(guard: Guard, input: InputRequest, aim: Aim): boolean {
  if (typeof aim === "function") {
    guard.armForRelease(aim);
    return true;
  }
  const guarded = guardedInputOf(input);
  if (guarded) guard.arm(aim, guarded);
  return guarded !== undefined;
}

function guardedInputOf(input: InputRequest): GuardedInput | undefined {
  if (input.primitive === "press")
    return { kind: "press", button: input.button, count: input.count, holdMs: (input.hold ?? 0) * input.count };
  if (input.primitive === "down") return { kind: "down" };
  return input.primitive === "key" || input.primitive === "insert-text" ? { kind: "key" } : undefined;
}
