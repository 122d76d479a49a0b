/** Where a server puts its words when something is wrong. The client reads `{error: {message}}` alone. */
import { readError } from "./completion.ts";

/** A fetch whose refusals all have that shape, and never hold the key, which some servers repeat. */
export function fetchWithReadableErrors(apiKey: string): typeof globalThis.fetch {
  return async (address, options) => {
    const response = await fetch(address, options);
    if (response.status < 400) return response;
    const text = withoutKey(await response.text(), apiKey);
    const { status, statusText, headers } = response;
    return new Response(readableError(text), { status, statusText, headers });
  };
}

/** Servers that ask for none are often given a word such as "ollama", which is no secret. */
const SHORTEST_KEY = 12;

function withoutKey(text: string, apiKey: string): string {
  return apiKey.length >= SHORTEST_KEY ? text.replaceAll(apiKey, "…") : text;
}

function readableError(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return JSON.stringify({ error: readError(body) ?? { message: wordsOf(body) || text } });
  } catch {
    return text;
  }
}

function wordsOf(body: unknown): string {
  if (typeof body !== "object" || body === null) return "";
  for (const key of ["message", "detail", "error_description"]) {
    const value: unknown = Reflect.get(body, key);
    if (value) return typeof value === "string" ? value : JSON.stringify(value);
  }
  return "";
}
