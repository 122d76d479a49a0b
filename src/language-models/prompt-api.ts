/**
 * What Deckhand uses of the Prompt API, Chrome's own model. Declared here, since no library of types has it yet; the
 * older names beside the newer ones are still what some versions of Chrome offer to extensions.
 * @see https://webmachinelearning.github.io/prompt-api/
 */
import type { ModelMessage } from "../protocol/model.ts";

export type Availability = "available" | "downloadable" | "downloading" | "unavailable";

interface Expected {
  type: "text";
  languages: string[];
}

/** The same for the question whether there is a model and for its session, as the specification asks. */
export interface CoreOptions {
  expectedInputs: Expected[];
  expectedOutputs: Expected[];
}

/** `loaded` goes from 0 to 1. */
export interface DownloadProgress {
  loaded: number;
}

export interface CreateMonitor {
  addEventListener(type: "downloadprogress", listener: (event: DownloadProgress) => void): void;
}

export interface CreateOptions extends CoreOptions {
  initialPrompts?: ModelMessage[];
  monitor?: (monitor: CreateMonitor) => void;
  signal?: AbortSignal;
}

export interface PromptOptions {
  /** JSON Schema of the answer. */
  responseConstraint?: Record<string, unknown>;
  /** The schema is not also written into the prompt, where it would cost tokens. */
  omitResponseConstraintInput?: boolean;
  signal?: AbortSignal;
}

export interface Session {
  promptStreaming(input: ModelMessage[], options: PromptOptions): ReadableStream<string>;
  destroy(): void;
  measureContextUsage?(input: ModelMessage[], options: PromptOptions): Promise<number>;
  readonly contextUsage?: number;
  readonly contextWindow?: number;
  /** Older name of `measureContextUsage`. */
  measureInputUsage?(input: ModelMessage[], options: PromptOptions): Promise<number>;
  /** Older name of `contextUsage`. */
  readonly inputUsage?: number;
  /** Older name of `contextWindow`. */
  readonly inputQuota?: number;
}

export interface PromptApi {
  availability(options: CoreOptions): Promise<string>;
  create(options: CreateOptions): Promise<Session>;
}

/** The browser's Prompt API, or null in a browser that has none. */
export function promptApi(): PromptApi | null {
  const api: unknown = Reflect.get(globalThis, "LanguageModel");
  return isPromptApi(api) ? api : null;
}

function isPromptApi(value: unknown): value is PromptApi {
  return typeof value === "function" && "availability" in value && "create" in value;
}
