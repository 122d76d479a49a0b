/**
 * Faults: what the run cannot reason about and somebody has to mend. Expected outcomes (covered, denied, not found)
 * are returned as `ActionResult`, never thrown; cancellation is the `AbortSignal`.
 */

/** Stable names of faults; they survive message passing, where `instanceof` does not. */
export type ErrorCode =
  | "no-model"
  | "no-key"
  | "key-refused"
  | "endpoint-refused"
  | "endpoint-unreachable"
  | "endpoint-invalid"
  | "prices-unreadable"
  | "model-not-found"
  | "rate-limited"
  | "model-overloaded"
  | "model-timeout"
  | "model-downloading"
  | "context-too-long"
  | "answer-refused"
  | "answer-empty"
  | "answer-cut"
  | "answer-invalid"
  | "tab-closed"
  | "page-restricted"
  | "page-unreachable"
  | "debugger-refused"
  | "task-empty"
  | "message-unreadable"
  | "run-active"
  | "run-unknown"
  | "storage-full"
  | "file-refused"
  | "file-missing"
  | "message-invalid";

interface FaultOptions {
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  /** What is left to the user once trying again has not helped; the message ends with it. */
  advice?: string;
}

/** A fault with a stable code, a sentence that a person can act on, and its cause. */
export abstract class AgentError extends Error {
  /** Whether the same call may well succeed a little later. */
  readonly retryable: boolean = false;
  /** From the provider's Retry-After, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The message without the advice: for who tries again by itself. */
  readonly problem: string;

  constructor(
    readonly code: ErrorCode,
    problem: string,
    options: FaultOptions = {},
  ) {
    super(options.advice ? `${problem} ${options.advice}` : problem, { cause: options.cause });
    this.problem = problem;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Something the user must set right: no model, no key, an address that is none. */
export class ConfigurationError extends AgentError {
  override readonly name = "ConfigurationError";
}

/** Something the model or its endpoint got wrong. */
export class ModelError extends AgentError {
  override readonly name = "ModelError";
}

/** The tab cannot be reached: closed, restricted, or gone elsewhere. */
export class PageError extends AgentError {
  override readonly name = "PageError";
}

/** A message or a state that cannot be: a defect of ours. */
export class ProtocolError extends AgentError {
  override readonly name = "ProtocolError";
}

/** An error as it crosses between processes. */
export interface WireError {
  code: ErrorCode | "internal";
  message: string;
}

export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: WireError };

/** Turns anything thrown into what may cross; the text of unknown errors is kept, for it is ours. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AgentError) return { code: error.code, message: error.message };
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
