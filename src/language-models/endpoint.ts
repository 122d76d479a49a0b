import { ConfigurationError } from "../protocol/errors.ts";
import { DEFAULT_BASE_URL } from "../protocol/settings.ts";

/** Names of this machine. */
export const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The endpoint's base address. A key must not travel in the clear, so plain http is for this machine only.
 * @throws {ConfigurationError} when the address is none or may not be used.
 */
export function endpointUrl(baseUrl: string): URL {
  const text = baseUrl.trim() || DEFAULT_BASE_URL;
  if (!URL.canParse(text)) {
    throw new ConfigurationError(
      "endpoint-invalid",
      `The model's base URL “${text}” is not an address. It should look like ${DEFAULT_BASE_URL}.`,
    );
  }
  const url = new URL(text);
  if (url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname))) return url;
  throw new ConfigurationError(
    "endpoint-invalid",
    `The model's base URL must begin with https:// (http:// only for a model on this machine), not ${url.protocol}//.`,
  );
}
