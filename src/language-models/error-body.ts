/** Where a server puts its words when something is wrong. The client reads `{error: {message}}` alone. */
import type { APIError } from "openai";
import { ConfigurationError } from "../protocol/errors.ts";
import { get, readError } from "./completion.ts";

/**
 * A fetch whose refusals all have that shape, and never hold the key, which some servers repeat. It follows no redirect:
 * that could carry the key to another host.
 */
export function fetchWithReadableErrors(apiKey: string): typeof globalThis.fetch {
  return async (address, options) => {
    const response = await fetch(address, { ...options, redirect: "manual" });
    if (isRedirect(response)) throw sendsOn(new URL(address instanceof Request ? address.url : address).host);
    if (response.status < 400) return response;
    const text = withoutKey(await response.text(), apiKey);
    const { status, statusText, headers } = response;
    return new Response(readableError(text), { status, statusText, headers });
  };
}

/** A browser shows nothing of a redirect that is not followed, other platforms its status. */
const isRedirect = ({ type, status }: Response) => type === "opaqueredirect" || (status >= 300 && status < 400);

function sendsOn(host: string): ConfigurationError {
  return new ConfigurationError(
    "endpoint-invalid",
    `${host} sends on to another address, which Deckhand does not follow with your key. Put the address that it leads to into Base URL in Deckhand's options.`,
  );
}

/** Servers that ask for none are often given a word such as "ollama", which is no secret. */
const SHORTEST_KEY = 12;

function withoutKey(text: string, apiKey: string): string {
  return apiKey.length >= SHORTEST_KEY ? text.replaceAll(apiKey, "…") : text;
}

function readableError(text: string): string {
  try {
    const read: unknown = JSON.parse(text);
    // Gemini puts it into a list.
    const body: unknown = Array.isArray(read) ? read[0] : read;
    return JSON.stringify({ error: readError(body) ?? { message: messageIn(body) || text } });
  } catch {
    return text;
  }
}

/** All that an error says of its cause; a server that passes requests on puts the other's words deeper. */
export function wordsOf(error: APIError): string {
  const passedOn = get(get(error.error, "metadata"), "raw");
  return [error.code, error.type, error.param, error.message, passedOn]
    .filter((word) => typeof word === "string")
    .join(" ");
}

function messageIn(body: unknown): string {
  for (const key of ["message", "detail", "error_description"]) {
    const value = get(body, key);
    if (value) return typeof value === "string" ? value : JSON.stringify(value);
  }
  return "";
}
