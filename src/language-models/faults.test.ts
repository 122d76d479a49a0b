import { describe, expect, test } from "vitest";
import { endpointUrl } from "./endpoint.ts";
import { retryAfterMs } from "./faults.ts";
import { openAICompatible } from "./openai-compatible.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["7", 7000],
  ["0.5", 500],
  ["Sun, 22 Nov 2026 12:00:09 GMT", 9000],
  ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ["86400", 300_000],
  ["soon", undefined],
  [null, undefined],
])("Retry-After %j is %j ms", (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

describe("an endpoint", () => {
  test.each(["https://models.example/v1", "http://localhost:11434/v1", "http://127.0.0.1:1234/v1", ""])(
    "%j may be used",
    (url) => {
      expect(endpointUrl(url)).toBeInstanceOf(URL);
    },
  );

  test.each(["http://models.example/v1", "ftp://models.example", "models.example", "javascript:alert(1)"])(
    "%j may not, and the error says what would",
    (url) => {
      expect(() => endpointUrl(url)).toThrow(/https:\/\//);
    },
  );

  test("OpenAI's own without a key is said before anything is sent", () => {
    expect(() => openAICompatible({ baseUrl: "", apiKey: "", model: "gpt" })).toThrow(/needs an API key/);
  });

  test("a model must be named", () => {
    expect(() => openAICompatible({ baseUrl: "http://localhost:1/v1", apiKey: "", model: " " })).toThrow(
      /No model is set/,
    );
  });
});
