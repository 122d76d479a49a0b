/** Turns what an endpoint or the network did into a fault with a sentence that a person can act on. */
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { AgentError, ConfigurationError, ModelError } from "../protocol/errors.ts";
import { LOOPBACK } from "./endpoint.ts";
import { wordsOf } from "./error-body.ts";

/** Longest wait that a Retry-After header can ask of a run. */
const MAX_RETRY_AFTER_MS = 5 * 60_000;

/** How servers say that a prompt is too long; there is no common code for it. */
const TOO_LONG =
  /context_length_exceeded|context[ _](?:length|window|size)|maximum (?:context|prompt|model) length|max_model_len|(?:prompt|input|request|messages?) (?:is|are|was) too (?:long|large)|too many (?:input )?tokens|exceed\w* (?:the )?(?:available |maximum )?(?:context|token|number of tokens)|reduce the length/i;

/** How OpenAI says that one request holds more than an account may send in a minute: no wait makes it fit. */
const NEVER_FITS = /request too large/i;

/** How they say that there is no money left; OpenAI does so with the status of a rate limit. */
const NO_CREDIT = /insufficient_quota|insufficient[ _](?:credit|balance|funds)|credit balance|billing_hard_limit/i;

const FILTERED = /content_filter|content management policy|responsible_ai|content_policy/i;

const UNKNOWN_MODEL =
  /model_not_found|invalid_model|model\b.{0,120}?\b(?:not found|does not exist|is not a valid|not exist)|not a valid model|no such model/i;

/** What a request went to. */
export interface Asked {
  endpoint: URL;
  model: string;
}

/**
 * Retry-After in milliseconds: seconds or an HTTP date.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : undefined;
}

/** The fault for an error of the client, or for a cancellation the error itself. */
export function toFault(error: unknown, asked: Asked, now: number): unknown {
  if (error instanceof APIUserAbortError || error instanceof AgentError) return error;
  // The client wraps whatever its fetch throws.
  if (error instanceof APIConnectionError && error.cause instanceof AgentError) return error.cause;
  if (error instanceof APIConnectionTimeoutError) return timedOut(asked, error);
  if (error instanceof APIConnectionError) return unreachable(asked, error);
  return error instanceof APIError ? fromAnswer(error, asked, now) : error;
}

/** What the endpoint's words say comes before what its status says: the same fault has different ones. */
function fromAnswer(error: APIError, asked: Asked, now: number): AgentError {
  const status = statusOf(error);
  const words = wordsOf(error);
  if (status === 402 || NO_CREDIT.test(words)) return noCredit(error, asked);
  if (status === 401 || status === 403) return refused(error, asked);
  if (status === 429) return NEVER_FITS.test(words) ? tooLong(error, asked) : rateLimited(error, asked, now);
  if (TOO_LONG.test(words)) return tooLong(error, asked);
  if (FILTERED.test(words)) return filtered(asked, error);
  if (status === 404 || UNKNOWN_MODEL.test(words)) return notFound(error, status, asked);
  if (status === 413) return tooLong(error, asked);
  return status === null || status >= 500 || status === 408
    ? failing(error, status, asked, now)
    : badRequest(error, asked);
}

/** An error in mid-stream has no status of its own, but often carries one as its code. */
function statusOf(error: APIError): number | null {
  const status = error.status ?? Number(error.code ?? Number.NaN);
  return status >= 400 && status < 600 ? status : null;
}

function noCredit(cause: APIError, { endpoint }: Asked): ConfigurationError {
  return new ConfigurationError(
    "endpoint-refused",
    `The account at ${endpoint.host} has no credit left. Add some there, or choose another model in Deckhand's options under Models.`,
    { cause },
  );
}

/**
 * A server on this machine that asks for no key refuses whom it does not know: Ollama answers so to every extension.
 * @see https://docs.ollama.com/faq
 */
function refused(cause: APIError, { endpoint, model }: Asked): ConfigurationError {
  const { host, hostname } = endpoint;
  if (cause.status !== 403) {
    const message = `${host} refused the API key (401). Check the key in Deckhand's options under Models.`;
    return new ConfigurationError("key-refused", message, { cause });
  }
  if (LOOPBACK.has(hostname)) return new ConfigurationError("endpoint-refused", letsNoExtensionIn(host), { cause });
  const message = `${host} does not let this API key use the model “${model}” (403: ${saidBy(cause)}). Check the key and the model in Deckhand's options under Models.`;
  return new ConfigurationError("key-refused", message, { cause });
}

/** What to do about a server on this machine that answers 403. */
export function letsNoExtensionIn(host: string): string {
  return `${host} does not let Deckhand in (403). Start Ollama with OLLAMA_ORIGINS=chrome-extension://* in its environment; for another server check the API key in Deckhand's options under Models.`;
}

/** The endpoint's own words on one line; a web page in their place says nothing. */
function saidBy(error: APIError): string {
  const said = error.message
    .replace(/^\d{3}\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
  return said.startsWith("<") ? "it answered with a web page" : said.slice(0, 300);
}

/** What the endpoint says of when it may be asked again. */
function again({ headers }: APIError, now: number): { retryAfterMs?: number } {
  const after = retryAfterMs(headers?.get("retry-after"), now);
  return after === undefined ? {} : { retryAfterMs: after };
}

function rateLimited(cause: APIError, { endpoint }: Asked, now: number): ModelError {
  return new ModelError("rate-limited", `${endpoint.host} limits how often it may be asked (429).`, {
    cause,
    retryable: true,
    advice: "Wait a little, then run again.",
    ...again(cause, now),
  });
}

function tooLong(cause: APIError, { endpoint, model }: Asked): ModelError {
  const local = LOOPBACK.has(endpoint.hostname) ? ", or give this one more room in its server's settings" : "";
  return new ModelError(
    "context-too-long",
    `The page and what was done so far are too long for “${model}”. Choose a model with a larger context in Deckhand's options under Models${local}.`,
    { cause },
  );
}

/** The provider's filter stopped the question or the answer. */
export function filtered({ endpoint }: Asked, cause?: unknown): ModelError {
  return new ModelError(
    "answer-refused",
    `The content filter of ${endpoint.host} stopped the answer. Put the task differently, or choose another model.`,
    { cause },
  );
}

/** The model declined, in its own words. */
export function declined({ model }: Asked, words: string): ModelError {
  const said = words.replace(/\s+/g, " ").trim().slice(0, 300);
  return new ModelError(
    "answer-refused",
    `“${model}” refused: “${said}” Put the task differently, or choose another model.`,
  );
}

/** It answered, and there was nothing in it. */
export function empty({ model }: Asked): ModelError {
  return new ModelError(
    "answer-empty",
    `“${model}” answered nothing. If that happens again, choose another model in Deckhand's options under Models.`,
    { retryable: true },
  );
}

/** The stream ended before the answer did. */
export function brokenOff(cause?: unknown): ModelError {
  return new ModelError("answer-cut", "The model's answer broke off in the middle.", { cause, retryable: true });
}

function notFound(cause: APIError, status: number | null, { endpoint, model }: Asked): ConfigurationError {
  return new ConfigurationError(
    "model-not-found",
    `${endpoint.host} does not know the model “${model}” or the address is wrong (${status ?? "in its answer"}: ${saidBy(cause)}). Check Model and Base URL in Deckhand's options.`,
    { cause },
  );
}

function failing(cause: APIError, status: number | null, { endpoint }: Asked, now: number): ModelError {
  return new ModelError("model-overloaded", `${endpoint.host} is overloaded or failing (${status ?? saidBy(cause)}).`, {
    cause,
    retryable: true,
    advice: "Try again later.",
    ...again(cause, now),
  });
}

function badRequest(cause: APIError, { endpoint }: Asked): ModelError {
  return new ModelError(
    "endpoint-refused",
    `${endpoint.host} refused the request (${cause.status ?? cause.code}: ${saidBy(cause)}). Check Model and Base URL in Deckhand's options, or try another model.`,
    { cause },
  );
}

function timedOut({ endpoint }: Asked, cause: unknown): ModelError {
  return new ModelError("model-timeout", `${endpoint.host} did not answer in time.`, { cause, retryable: true });
}

function unreachable({ endpoint }: Asked, cause: unknown): ModelError {
  return new ModelError(
    "endpoint-unreachable",
    `${endpoint.host} cannot be reached. Check the network, that the model's server runs, and the Base URL in Deckhand's options.`,
    { cause, retryable: true },
  );
}
