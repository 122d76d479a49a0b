import { expect, test } from "vitest";
import { EMPTY_OPTIONS, foundText, progressText } from "./options-state.ts";

test("a connection that works names the model and the seconds it took", () => {
  expect(progressText({ kind: "connected", model: "qwen3:8b", ms: 1849 })).toBe(
    "Connected: qwen3:8b answered in 1.8 s",
  );
});

test("a problem leaves the status empty, for an alert says it", () => {
  expect(progressText({ kind: "problem", message: "The key was refused." })).toBe("");
});

test("what was saved is named as its field is, with what follows from it", () => {
  expect(progressText({ kind: "saved", fields: ["apiKey"], note: "" })).toBe("API key saved.");
  expect(progressText({ kind: "saved", fields: ["provider", "model"], note: "So be it." })).toBe(
    "Provider, Model saved. So be it.",
  );
});

test("the list of found models says what it holds, and how it comes to hold something", () => {
  const empty = { ...EMPTY_OPTIONS.found, looking: false };
  const model = {
    server: "Ollama",
    settings: { provider: "openai-compatible" as const, baseUrl: "http://127.0.0.1:11434/v1", model: "qwen3:8b" },
  };
  expect(foundText({ ...empty, looking: true, note: "Old news." })).toBe("Looking for models on this computer…");
  expect(foundText(empty)).toMatch(/^None found\. Ollama and LM Studio/);
  expect(foundText({ ...empty, models: [model] })).toBe("One model found.");
  expect(foundText({ ...empty, models: [model, model] })).toBe("2 models found.");
  expect(foundText({ ...empty, obstacles: ["Start Ollama with …"] })).toBe("");
  expect(foundText({ ...empty, models: [model], note: "All roles use it now." })).toBe("All roles use it now.");
  expect(foundText({ ...empty, models: [model], problem: "No answer." })).toBe("");
});
