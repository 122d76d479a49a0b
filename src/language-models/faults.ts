/** Turns what an endpoint or the network did into a fault with a sentence that a person can act on. */
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { type AgentError, ConfigurationError, ModelError } from "../protocol/errors.ts";
import { LOOPBACK } from "./endpoint.ts";

/** Longest wait that a Retry-After header can ask of a run. */
const MAX_RETRY_AFTER_MS = 5 * 60_000;

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
export function toFault(error: unknown, endpoint: URL, model: string, now: number): unknown {
  if (error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionTimeoutError) return timedOut(endpoint, error);
  if (error instanceof APIConnectionError) return unreachable(endpoint, error);
  if (error instanceof APIError) return fromStatus(error, endpoint, model, now);
  return error;
}

function fromStatus(error: APIError, endpoint: URL, model: string, now: number): AgentError {
  const { host } = endpoint;
  const said = saidBy(error);
  switch (error.status) {
    case 401:
    case 403:
      return refused(error, endpoint);
    case 404:
      return new ConfigurationError(
        "model-not-found",
        `${host} does not know the model “${model}” or the address is wrong (404: ${said}). Check Model and Base URL in Deckhand's options.`,
        { cause: error },
      );
    case 429:
      return rateLimited(error, host, now);
    default:
      return (error.status ?? 500) >= 500
        ? new ModelError("model-overloaded", `${host} is overloaded or failing (${error.status}). Try again later.`, {
            cause: error,
            retryable: true,
          })
        : new ModelError("endpoint-refused", `${host} refused the request (${error.status}): ${said}`, {
            cause: error,
          });
  }
}

/**
 * A server on this machine that asks for no key refuses whom it does not know: Ollama answers so to every extension.
 * @see https://docs.ollama.com/faq
 */
function refused(error: APIError, { host, hostname }: URL): ConfigurationError {
  const isLocal = error.status === 403 && LOOPBACK.has(hostname);
  const message = isLocal
    ? `${host} does not let Deckhand in (403). Start Ollama with OLLAMA_ORIGINS=chrome-extension://* in its environment; for another server check the API key in Deckhand's options under Models.`
    : `${host} refused the API key (${error.status}). Check the key in Deckhand's options under Models.`;
  return new ConfigurationError(isLocal ? "endpoint-refused" : "key-refused", message, { cause: error });
}

/** The endpoint's own words on one line; a web page in their place says nothing. */
function saidBy(error: APIError): string {
  const said = error.message
    .replace(/^\d{3}\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
  return said.startsWith("<") ? "it answered with a web page" : said.slice(0, 300);
}

function rateLimited(error: APIError, host: string, now: number): AgentError {
  const after = retryAfterMs(error.headers?.get("retry-after"), now);
  return new ModelError(
    "rate-limited",
    `${host} limits how often it may be asked (429). Wait a little, then run again.`,
    {
      cause: error,
      retryable: true,
      ...(after === undefined ? {} : { retryAfterMs: after }),
    },
  );
}

function timedOut(endpoint: URL, cause: unknown): ModelError {
  return new ModelError("model-timeout", `${endpoint.host} did not answer in time.`, { cause, retryable: true });
}

function unreachable(endpoint: URL, cause: unknown): ModelError {
  return new ModelError(
    "endpoint-unreachable",
    `${endpoint.host} cannot be reached. Check the network, that the model's server runs, and the Base URL in Deckhand's options.`,
    { cause, retryable: true },
  );
}
