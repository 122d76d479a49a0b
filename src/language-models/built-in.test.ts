import { afterEach, describe, expect, test, vi } from "vitest";
import type { ModelDelta, ModelMessage } from "../protocol/model.ts";
import { builtInAvailability, builtInModel } from "./built-in.ts";
import { languageModel } from "./index.ts";
import { type Behaviour, TestPromptApi } from "./test-prompt-api.ts";

afterEach(() => void vi.unstubAllGlobals());

const MESSAGES: ModelMessage[] = [
  { role: "system", content: "You are Deckhand." },
  { role: "user", content: "Buy a mug." },
  { role: "assistant", content: "{}" },
  { role: "user", content: "Step two of the task" },
];
const SCHEMA = { type: "object", properties: { say: { type: "string", maxLength: 9 } } };

async function ask(chrome: TestPromptApi, signal = new AbortController().signal): Promise<ModelDelta[]> {
  const deltas: ModelDelta[] = [];
  const stream = builtInModel(chrome.api).stream({ messages: MESSAGES, answerSchema: SCHEMA }, signal);
  for await (const delta of stream) deltas.push(delta);
  return deltas;
}

describe("an answer", () => {
  test("streams what is new in each piece, and its cost is counted by the browser", async () => {
    const chrome = new TestPromptApi({ pieces: ['{"say": ', "", '"three words here"}'] });
    expect(await ask(chrome)).toEqual([
      { kind: "text", text: '{"say": ' },
      { kind: "text", text: '"three words here"}' },
      { kind: "end", usage: { in: 12, cached: 0, out: 4 }, finish: "stop" },
    ]);
  });

  test("the same where the browser has only the older names", async () => {
    const chrome = new TestPromptApi({ pieces: ["{} {}"], isOld: true });
    expect((await ask(chrome)).at(-1)).toMatchObject({ usage: { in: 12, out: 2 } });
  });

  test("what was said before is the session's beginning, and the last message the prompt", async () => {
    const chrome = new TestPromptApi({ pieces: ["{}"] });
    await ask(chrome);
    expect(chrome.created).toMatchObject([{ initialPrompts: MESSAGES.slice(0, -1) }]);
    expect(chrome.asked.map(({ input }) => input)).toEqual([MESSAGES.slice(-1)]);
    expect(chrome.created[0]).toMatchObject(chrome.availabilityAsked[0] ?? {});
  });

  test("is held to the schema, which is not written into the prompt as well", async () => {
    const chrome = new TestPromptApi({ pieces: ["{}"] });
    await ask(chrome);
    expect(chrome.asked[0]?.options).toMatchObject({
      responseConstraint: { type: "object", properties: { say: { type: "string" } } },
      omitResponseConstraintInput: true,
    });
  });

  test("comes also from a model that cannot be held to a schema", async () => {
    const chrome = new TestPromptApi({ pieces: ["{}"], knowsConstraints: false });
    expect(await ask(chrome)).toHaveLength(2);
    expect(chrome.asked.map(({ options }) => "responseConstraint" in options)).toEqual([true, false]);
  });
});

describe("the session", () => {
  test.each<[string, Behaviour]>([
    ["an answer", { pieces: ["{}"] }],
    ["an empty answer", {}],
    ["a failure", { failsWith: new DOMException("boom", "OperationError") }],
  ])("is destroyed after %s", async (_name, behaviour) => {
    const chrome = new TestPromptApi(behaviour);
    await ask(chrome).catch(() => undefined);
    expect(chrome.destroyed).toBe(1);
  });

  test("is destroyed and its generation ended when nobody reads on", async () => {
    const chrome = new TestPromptApi({ pieces: ["{", "}"], hold: () => new Promise(() => undefined) });
    const request = { messages: MESSAGES, answerSchema: SCHEMA };
    for await (const _ of builtInModel(chrome.api).stream(request, new AbortController().signal)) break;
    expect(chrome).toMatchObject({ cancelled: 1, destroyed: 1 });
  });

  test("ends with the signal, whose reason is passed on as it is", async () => {
    const aborter = new AbortController();
    const reason = new Error("stopped");
    const chrome = new TestPromptApi({
      pieces: ["{"],
      hold: async () => aborter.abort(reason),
    });
    await expect(ask(chrome, aborter.signal)).rejects.toBe(reason);
    expect(chrome.destroyed).toBe(1);
  });

  test("is not begun when the signal has ended before", async () => {
    const chrome = new TestPromptApi({ pieces: ["{}"] });
    await expect(ask(chrome, AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
    expect(chrome.created).toEqual([]);
  });
});

describe("faults", () => {
  const cases: [string, Behaviour, object][] = [
    ["a Chrome without a model", { state: "unavailable" }, { code: "no-model", retryable: false }],
    ["an empty answer", { pieces: [""] }, { code: "answer-empty", retryable: true }],
    [
      "a run that is too long for a session",
      { contextWindow: 5 },
      { code: "context-too-long", message: /7 tokens.*5\).*larger/ },
    ],
    [
      "a page that is too long for the rest",
      { contextWindow: 8 },
      { code: "context-too-long", message: /12 tokens.*8\).*larger/ },
    ],
    ["a policy", { refusesCreate: new DOMException("no", "NotAllowedError") }, { code: "endpoint-refused" }],
    ["a withheld answer", { failsWith: new DOMException("no", "NotReadableError") }, { code: "answer-refused" }],
    [
      "a model that crashed",
      { pieces: ["{"], failsWith: new DOMException("no", "UnknownError") },
      { code: "model-overloaded", retryable: true },
    ],
  ];
  test.each(cases)("%s is named, with what to do", async (_name, behaviour, expected) => {
    const { message = /\w.*\.$/, ...rest } = expected as { message?: RegExp }; // A row may ask for certain words.
    const answer = ask(new TestPromptApi(behaviour));
    await expect(answer).rejects.toMatchObject({ ...rest, message: expect.stringMatching(message) });
  });
});

describe("whether there is one", () => {
  test.each(["available", "downloadable", "downloading", "unavailable"])("%s is passed on", async (state) => {
    expect(await builtInAvailability(new TestPromptApi({ state }).api)).toBe(state);
  });

  test("a word that is none of these is no model", async () => {
    expect(await builtInAvailability(new TestPromptApi({ state: "readily" }).api)).toBe("unavailable");
  });

  test("a browser without the API has none", async () => {
    expect(await builtInAvailability()).toBe("unavailable");
  });

  test("an API that refuses the question has none", async () => {
    const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    expect(await builtInAvailability({ availability: refuse, create: refuse })).toBe("unavailable");
  });
});

test("the settings choose the provider, and Chrome's own is found as the browser's global", async () => {
  const chrome = new TestPromptApi({ pieces: ["{}"] });
  vi.stubGlobal("LanguageModel", Object.assign(class {}, chrome.api));
  const none = { baseUrl: "", apiKey: "", model: "" };
  const model = languageModel({ provider: "built-in", ...none });
  const request = { messages: MESSAGES, answerSchema: SCHEMA };
  for await (const _ of model.stream(request, new AbortController().signal));
  expect(chrome.asked).toHaveLength(1);
  expect(model.label).toBe("chrome/built-in");
  const endpoint = { baseUrl: "http://localhost:1/v1", apiKey: "", model: "m" };
  expect(languageModel({ provider: "openai-compatible", ...endpoint }).label).toBe("localhost:1/m");
  expect(() => languageModel({ provider: "openai-compatible", ...none })).toThrow(/No model is set/);
});
