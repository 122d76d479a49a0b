/** The port behind which every model provider stands. */
import type { Usage } from "./event.ts";

export interface ModelMessage {
  role: "system" | "user" | "assistant";
  content: string;
}

export interface ModelRequest {
  messages: ModelMessage[];
  /** JSON Schema of the answer; sent where the endpoint takes one, otherwise the messages alone must do. */
  answerSchema: Record<string, unknown>;
}

/** A piece of a streamed answer; the last one carries what it cost. */
export type ModelDelta = { kind: "text"; text: string } | { kind: "end"; usage: Usage; finish: "stop" | "length" };

/** Dollars for a million tokens. */
export interface Prices {
  in: number;
  /** Of those asked that the provider had in its cache. */
  cached: number;
  out: number;
}

export interface LanguageModel {
  /** For the log: `host/model`. */
  readonly label: string;
  /** Absent where the user has not said them. */
  readonly prices?: Prices;
  /**
   * Streams one answer.
   * @throws {ModelError | ConfigurationError} `retryable` says whether the same call may succeed later.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelDelta>;
}
