/** Requests with faults in them: whoever sends one, the script lives on, answers in its own shape or not at all, and presses nothing. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { mangledData } from "../protocol/test-mangled.ts";

type Listener = (message: unknown, sender: object, reply: (value: unknown) => void) => boolean;

const ID = "deckhand";
const listeners = new Set<Listener>();
const faults: unknown[] = [];
const noteFault = (event: PromiseRejectionEvent) => faults.push(event.reason);
let presses = 0;

beforeAll(async () => {
  const runtime = {
    id: ID,
    onMessage: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
    sendMessage: () => Promise.resolve(),
  };
  Object.defineProperty(globalThis, "chrome", {
    configurable: true,
    value: { runtime, dom: { openOrClosedShadowRoot: (host: Element) => host.shadowRoot } },
  });
  document.body.innerHTML = "<button>Delete</button>";
  document.body.addEventListener("click", () => presses++);
  addEventListener("unhandledrejection", noteFault);
  await import("./index.ts");
});

afterAll(() => {
  removeEventListener("unhandledrejection", noteFault);
  globalThis.deckhandContent?.stop();
  globalThis.deckhandContent = undefined;
  document.body.replaceChildren();
});

const click = { action: "click", ref: "a1" };
const act = { actionId: "r/1.1", action: click, prints: { a1: 1 }, trusted: false };
/** Of those that are answered at once: to wait is what the others are for. */
const REQUESTS: [string, unknown][] = [
  ["snapshot-take", { refPrefix: "a" }],
  ["element-describe", { ref: "a1", print: 1 }],
  ["element-describe", { ref: null }],
  ["action-perform", act],
  ["action-perform", { ...act, action: { action: "type", ref: "a1", text: "x" } }],
  ["action-perform", { ...act, action: { action: "fill_form", fields: [{ ref: "a1", value: "x" }] } }],
  ["action-perform", { ...act, action: { action: "drag", ref: "a1", to: "a1" } }],
  ["action-continue", { actionId: "r/1.1", arrived: true }],
  ["action-cancel", { actionId: "r/1.1" }],
  ["guard-release", null],
  ["frame-index", null],
  ["watch-set", { watching: false }],
  ["listeners-heard", { listeners: [] }],
];
const sound = fc.constantFrom(...REQUESTS.map(([name, data]) => ({ name, data, nonce: "n1" })));
const messages = fc.oneof(
  fc.tuple(sound, mangledData(REQUESTS.map(([, data]) => data))).map(([one, data]) => ({ ...one, data })),
  mangledData(REQUESTS.map(([name, data]) => ({ name, data, nonce: "n1" }))),
);
const others = fc.constantFrom<object>({}, { id: "other" }, { id: ID, tab: { id: 1 } }, { tab: { id: 1 } });

function send(message: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    const [listener] = listeners;
    if (!listener?.(message, sender, resolve)) resolve(undefined);
  });
}

const CASES = inject("cases");
const HOUR_MS = 3_600_000;

test(
  "the worker gets an answer to its own question or none, and nothing that was not seen is pressed",
  async () => {
    const property = fc.asyncProperty(messages, async (message) => {
      const answered = await send(structuredClone(message), { id: ID });
      if (answered !== undefined)
        expect(answered).toMatchObject({ nonce: expect.any(String), reply: expect.any(Object) });
      expect([presses, faults]).toEqual([0, []]);
    });
    await fc.assert(property, { numRuns: CASES });
    expect(await send({ name: "guard-release", data: null, nonce: "n2" }, { id: ID })).toMatchObject({ nonce: "n2" });
  },
  HOUR_MS,
);

test(
  "nobody else is answered",
  async () => {
    const property = fc.asyncProperty(fc.oneof(sound, messages), others, async (message, sender) => {
      expect(await send(structuredClone(message), sender)).toBeUndefined();
    });
    await fc.assert(property, { numRuns: CASES });
  },
  HOUR_MS,
);
