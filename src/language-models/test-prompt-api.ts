/**
 * A stand-in for the Prompt API that keeps the specification's rules: what it takes, when it refuses, and that its
 * stream gives what is new in each piece. A token is a word.
 * @see https://webmachinelearning.github.io/prompt-api/
 */
import type { ModelMessage } from "../protocol/model.ts";
import type { CoreOptions, CreateOptions, PromptApi, PromptOptions, Session } from "./prompt-api.ts";

export interface Behaviour {
  state?: string;
  pieces?: string[];
  /** Called once the pieces are out; the stream ends when it resolves. */
  hold?: () => Promise<void>;
  contextWindow?: number;
  /** Offers only the older names. */
  isOld?: boolean;
  knowsConstraints?: boolean;
  /** Thrown by `create` or while the answer streams. */
  refusesCreate?: Error;
  failsWith?: Error;
  /** Takes the model's download to its end. */
  download?: (report: (loaded: number) => void) => Promise<void>;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const tokens = (messages: ModelMessage[]) => messages.reduce((sum, { content }) => sum + words(content), 0);

/** The specification's exception for too much input, with what was asked and what there is. */
export function quotaExceeded(requested: number, quota: number): Error {
  return Object.assign(new DOMException("The input is too large.", "QuotaExceededError"), { requested, quota });
}

export class TestPromptApi {
  created: CreateOptions[] = [];
  asked: { input: ModelMessage[]; options: PromptOptions }[] = [];
  destroyed = 0;
  cancelled = 0;
  availabilityAsked: CoreOptions[] = [];

  constructor(readonly behaviour: Behaviour = {}) {}

  /** The global, as the browser has it: a class whose static methods are used. */
  get api(): PromptApi {
    return { availability: (options) => this.availability(options), create: (options) => this.create(options) };
  }

  private async availability(options: CoreOptions): Promise<string> {
    this.availabilityAsked.push(options);
    return this.behaviour.state ?? "available";
  }

  private async create(options: CreateOptions): Promise<Session> {
    this.created.push(options);
    options.signal?.throwIfAborted();
    if (this.behaviour.refusesCreate) throw this.behaviour.refusesCreate;
    await this.fetchModel(options);
    const initial = options.initialPrompts ?? [];
    if (initial.findLastIndex(({ role }) => role === "system") > 0) throw new DOMException("late", "SyntaxError");
    const used = tokens(initial);
    const quota = this.behaviour.contextWindow ?? Number.POSITIVE_INFINITY;
    if (used > quota) throw quotaExceeded(used, quota);
    return this.session(used, quota);
  }

  private async fetchModel({ monitor }: CreateOptions): Promise<void> {
    if (!this.behaviour.download) return;
    const listeners: ((event: { loaded: number }) => void)[] = [];
    monitor?.({ addEventListener: (_type, listener) => void listeners.push(listener) });
    await this.behaviour.download((loaded) => {
      for (const listener of listeners) listener({ loaded });
    });
    this.behaviour.state = "available";
  }

  private session(initial: number, quota: number): Session {
    let used = initial;
    const measure = async (input: ModelMessage[]) => tokens(input);
    const promptStreaming = (input: ModelMessage[], options: PromptOptions) => {
      this.asked.push({ input, options });
      if (input.some(({ role }) => role === "system")) throw new DOMException("late", "NotSupportedError");
      used += tokens(input);
      if (used > quota) return failing(quotaExceeded(used, quota));
      if (options.responseConstraint && this.behaviour.knowsConstraints === false) {
        used -= tokens(input);
        return failing(new DOMException("schema", "NotSupportedError"));
      }
      return this.answer(options.signal, (text) => {
        used += words(text);
      });
    };
    const destroy = () => void this.destroyed++;
    if (this.behaviour.isOld) {
      return {
        promptStreaming,
        destroy,
        measureInputUsage: measure,
        get inputUsage() {
          return used;
        },
      };
    }
    return {
      promptStreaming,
      destroy,
      measureContextUsage: measure,
      get contextUsage() {
        return used;
      },
    };
  }

  private answer(signal: AbortSignal | undefined, said: (text: string) => void): ReadableStream<string> {
    const { pieces = [], failsWith, hold } = this.behaviour;
    return new ReadableStream<string>({
      start: async (controller) => {
        signal?.addEventListener("abort", () => controller.error(signal.reason), { once: true });
        if (signal?.aborted) return controller.error(signal.reason);
        for (const piece of pieces) {
          said(piece);
          controller.enqueue(piece);
        }
        if (failsWith) return controller.error(failsWith);
        await hold?.();
        if (!signal?.aborted) controller.close();
      },
      cancel: () => void this.cancelled++,
    });
  }
}

function failing(error: Error): ReadableStream<string> {
  return new ReadableStream<string>({ start: (controller) => controller.error(error) });
}
