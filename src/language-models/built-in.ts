/** The model that comes with Chrome, over the Prompt API. Each request has a session of its own: our prompts carry everything. */
import { ConfigurationError, ModelError } from "../protocol/errors.ts";
import type { Usage } from "../protocol/event.ts";
import type { LanguageModel, ModelDelta, ModelMessage, ModelRequest } from "../protocol/model.ts";
import { portableSchema } from "./answer-schema.ts";
import { modelInPlace } from "./built-in-download.ts";
import { type Availability, type CoreOptions, type PromptApi, promptApi, type Session } from "./prompt-api.ts";
import { FIRST_PIECE_MS, withStallLimit } from "./stall.ts";

const TEXT = [{ type: "text" as const, languages: ["en"] }];
export const CORE_OPTIONS: CoreOptions = { expectedInputs: TEXT, expectedOutputs: TEXT };

/** A small model on a slow machine pauses longer between two pieces than an endpoint does. */
const BETWEEN_PIECES_MS = 120_000;

const NOT_HERE =
  "This Chrome has no built-in model, or this computer cannot run it. Choose another model in Deckhand's options under Models.";

/**
 * Whether Chrome's own model can be used here, and whether it has to be fetched first. Never throws.
 * @param api the browser's Prompt API; null where it has none.
 */
export async function builtInAvailability(api: PromptApi | null = promptApi()): Promise<Availability> {
  try {
    const state = await api?.availability(CORE_OPTIONS);
    return state === "available" || state === "downloadable" || state === "downloading" ? state : "unavailable";
  } catch {
    // Refused by policy, or a version whose options are others.
    return "unavailable";
  }
}

/** Chrome's own model. That it is missing is said when it is asked, with the remedy. */
export function builtInModel(api: PromptApi | null = promptApi()): LanguageModel {
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelDelta> {
    try {
      signal.throwIfAborted();
      yield* streamFrom(await readyApi(api, signal), request, signal);
    } catch (error) {
      throw signal.aborted ? error : toFault(error);
    }
  }
  return { label: "chrome/built-in", stream };
}

async function readyApi(api: PromptApi | null, signal: AbortSignal): Promise<PromptApi> {
  const state = await builtInAvailability(api);
  if (!api || state === "unavailable") throw new ConfigurationError("no-model", NOT_HERE);
  if (state !== "available") await modelInPlace(api, CORE_OPTIONS, signal);
  return api;
}

async function* streamFrom(api: PromptApi, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelDelta> {
  const { before, input } = splitMessages(request.messages);
  const session = await api.create({ ...CORE_OPTIONS, initialPrompts: before, signal });
  try {
    yield* answerOf(session, input, request.answerSchema, signal);
  } finally {
    session.destroy();
  }
}

/** What was said before becomes the session's beginning: only there may a system prompt stand, and it must stand first. */
function splitMessages(messages: ModelMessage[]): { before: ModelMessage[]; input: ModelMessage[] } {
  const isSystem = ({ role }: ModelMessage) => role === "system";
  const spoken = messages.filter((message) => !isSystem(message));
  return { before: [...messages.filter(isSystem), ...spoken.slice(0, -1)], input: spoken.slice(-1) };
}

async function* answerOf(
  session: Session,
  input: ModelMessage[],
  schema: Record<string, unknown>,
  signal: AbortSignal,
): AsyncGenerator<ModelDelta> {
  const tokensIn = usedBy(session) + (await measured(session, input));
  let answered = false;
  const aborter = new AbortController();
  const pieces = constrained(session, input, schema, AbortSignal.any([signal, aborter.signal]));
  const limits = { firstMs: FIRST_PIECE_MS, betweenMs: BETWEEN_PIECES_MS };
  for await (const text of withStallLimit(pieces, limits, () => aborter.abort())) {
    if (!text) continue;
    answered = true;
    yield { kind: "text", text };
  }
  signal.throwIfAborted();
  if (!answered) throw new ModelError("answer-empty", "Chrome's built-in model answered nothing.", { retryable: true });
  const usage: Usage = { in: tokensIn, cached: 0, out: Math.max(0, usedBy(session) - tokensIn) };
  yield { kind: "end", usage, finish: "stop" };
}

/** Asks with the answer's schema, and without where this version of the model cannot be held to it. */
async function* constrained(
  session: Session,
  input: ModelMessage[],
  schema: Record<string, unknown>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const constraint = { responseConstraint: portableSchema(schema), omitResponseConstraintInput: true };
  try {
    yield* read(session.promptStreaming(input, { ...constraint, signal }));
  } catch (error) {
    if (nameOf(error) !== "NotSupportedError") throw error;
    yield* read(session.promptStreaming(input, { signal }));
  }
}

async function* read(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Who stops reading wants no more of it; of a stream that has ended or failed there is nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

const usedBy = (session: Session): number => session.contextUsage ?? session.inputUsage ?? 0;

async function measured(session: Session, input: ModelMessage[]): Promise<number> {
  const count = await (session.measureContextUsage?.(input, {}) ?? session.measureInputUsage?.(input, {}));
  return count ?? 0;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

/** The faults of the Prompt API, by the names of their exceptions. */
function toFault(cause: unknown): unknown {
  switch (nameOf(cause)) {
    case "QuotaExceededError":
      return tooLong(cause);
    case "NotAllowedError":
      return new ConfigurationError(
        "endpoint-refused",
        "Chrome does not let Deckhand use its built-in model; a policy or its settings forbid it, or it must be fetched first (see chrome://on-device-internals). Choose another model in Deckhand's options under Models.",
        { cause },
      );
    case "NotReadableError":
      return new ModelError(
        "answer-refused",
        "Chrome's built-in model withheld its answer. Put the task differently.",
        {
          cause,
        },
      );
    case "InvalidStateError":
    case "OperationError":
    case "UnknownError":
      return new ModelError("model-overloaded", "Chrome's built-in model failed.", {
        cause,
        retryable: true,
        advice: "Try again later.",
      });
    default:
      return cause;
  }
}

function tooLong(cause: unknown): ModelError {
  const asked = numberIn(cause, "requested");
  const room = numberIn(cause, "quota");
  const sizes = asked && room ? ` (${asked} tokens, it holds ${room})` : "";
  return new ModelError(
    "context-too-long",
    `The page and what was done so far are too long for Chrome's built-in model${sizes}. Choose a model with a larger context in Deckhand's options under Models.`,
    { cause },
  );
}

function numberIn(error: unknown, field: string): number | null {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, field) : null;
  return typeof value === "number" ? Math.round(value) : null;
}
