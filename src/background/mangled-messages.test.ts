/** Messages with faults in them, from whoever may send one: each is answered, and nothing is done on a bad one's word. */
import fc from "fast-check";
import { beforeAll, expect, inject, test, vi } from "vitest";
import { mangledData } from "../protocol/test-mangled.ts";
import { isOurNotice } from "./content-notice.ts";
import type { RunController } from "./run-controller.ts";
import { testArea } from "./store/test-area.ts";

const ID = "abcdefghijklmnopabcdefghijklmnop";
const HOME = `chrome-extension://${ID}/`;

type Listener = (message: unknown, sender: object, reply: (value: unknown) => void) => boolean;
const listeners: Listener[] = [];

const calls: { name: string; given: unknown[] }[] = [];

/** Notes what is asked of it and does it. */
const controller = new Proxy<Record<string, (...given: unknown[]) => Promise<unknown>>>(
  {},
  {
    get:
      (_target, name) =>
      async (...given: unknown[]) => {
        calls.push({ name: String(name), given });
        return name === "start" ? { runId: "r" } : undefined;
      },
  },
);

beforeAll(async () => {
  vi.stubGlobal("chrome", {
    runtime: {
      id: ID,
      getURL: (path: string) => HOME + path,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
    storage: { local: testArea(), session: testArea() },
    tabs: { get: async () => Promise.reject(new Error("There is no such tab.")) },
    permissions: { contains: async () => true },
  });
  const { routeMessages } = await import("./router.ts");
  // The router asks nothing of a controller but to be told.
  routeMessages(controller as unknown as RunController);
});

const CLICK = { action: "click", ref: "a1" };
const MESSAGES: [string, unknown][] = [
  ["run-start", { tabId: 1, task: "Buy it", limits: { steps: 3 }, attendance: { attended: true, confirmed: "none" } }],
  [
    "run-start",
    { tabId: 1, task: "x", grants: [{ origin: "https://a.example", mode: "read", scope: "task", source: "flag" }] },
  ],
  ["run-pause", { runId: "r" }],
  ["run-resume", { runId: "r" }],
  ["run-stop", { runId: "r" }],
  ["run-feedback", { runId: "r", text: "Faster" }],
  ["run-override", { runId: "r", text: "click Save" }],
  ["proposal-edit", { runId: "r", itemId: "1.1", action: CLICK }],
  ["proposal-drop", { runId: "r" }],
  ["question-answer", { runId: "r", questionId: "q1", answer: { kind: "site", answer: "always" } }],
  ["question-answer", { runId: "r", questionId: "q1", answer: { kind: "confirm", confirmed: true } }],
  ["settings-write", { group: "all", change: { model: "m", baseUrl: "https://a.example/v1" } }],
  ["settings-read", null],
  ["site-write", { origin: "https://a.example", rule: { read: "allow" } }],
  ["sites-read", null],
  ["tab-view", { tabId: 1 }],
];
const sound = fc.constantFrom(...MESSAGES.map(([type, data]) => ({ id: 1, timestamp: 1, type, data })));
const messages = fc.oneof(
  { weight: 1, arbitrary: sound },
  {
    weight: 3,
    arbitrary: fc.tuple(sound, mangledData(MESSAGES.map(([, data]) => data))).map(([one, data]) => ({ ...one, data })),
  },
  { weight: 2, arbitrary: mangledData(MESSAGES.map(([type, data]) => ({ id: 1, timestamp: 1, type, data }))) },
);

const ours = fc.constantFrom<object>(
  { id: ID, url: `${HOME}sidepanel.html` },
  { id: ID, url: `${HOME}options.html`, tab: { id: 1 } },
);
const others = fc.oneof(
  fc.constantFrom<object>(
    {},
    { id: ID },
    { id: ID, url: "https://evil.example/" },
    { id: ID, url: `https://evil.example/${HOME}` },
    { id: ID, url: HOME.slice(0, -2) },
    { id: "another", url: `${HOME}sidepanel.html` },
    { id: ID, url: "", tab: { id: 1 }, documentId: "d" },
  ),
  fc.record({ id: fc.constantFrom(ID, undefined, "x"), url: fc.webUrl() }),
);

/** What the listener answers; undefined when it will not answer. */
function send(message: unknown, sender: object): Promise<{ res?: { ok: boolean }; err?: unknown } | undefined> {
  return new Promise((resolve) => {
    const [listener] = listeners;
    const willAnswer = listener?.(message, sender, (value) => resolve(value as { res?: { ok: boolean } })); // By its library.
    if (!willAnswer) resolve(undefined);
  });
}

const CASES = inject("cases");
const HOUR_MS = 3_600_000;

test(
  "from our own pages a message does what it says when it is sound, else nothing",
  async () => {
    const property = fc.asyncProperty(messages, ours, async (message, sender) => {
      calls.length = 0;
      const answered = await send(structuredClone(message), sender);
      if (answered?.res?.ok !== true) expect(calls).toEqual([]);
      for (const { name, given } of calls) {
        const [first] = given;
        if (name === "start") expect(first).toMatchObject({ tabId: expect.any(Number), task: expect.any(String) });
        else if (name !== "giveBackSites") expect(typeof first === "string" && first !== "").toBe(true);
      }
    });
    await fc.assert(property, { numRuns: CASES });
  },
  HOUR_MS,
);

test(
  "from anybody else nothing is done, however sound it is",
  async () => {
    const property = fc.asyncProperty(messages, others, async (message, sender) => {
      calls.length = 0;
      const answered = await send(structuredClone(message), sender);
      expect(answered?.res?.ok ?? false).toBe(false);
      expect(calls).toEqual([]);
    });
    await fc.assert(property, { numRuns: CASES });
  },
  HOUR_MS,
);

test(
  "unasked, a page's script can say that the user has acted, and nothing else",
  () => {
    const notices = [{ notice: "user-acted", what: "pointer" }];
    const heard = fc.oneof(
      mangledData([...notices, ...MESSAGES.map(([type, data]) => ({ type, data }))]),
      fc.anything(),
    );
    const property = fc.property(heard, fc.oneof(ours, others), (message, sender) => {
      if (!isOurNotice(message, sender as chrome.runtime.MessageSender)) return; // Whatever may stand in one.
      expect(sender).toMatchObject({ id: ID });
      expect(message).toMatchObject({ notice: "user-acted", what: expect.stringMatching(/^(?:pointer|key|paste)$/) });
    });
    fc.assert(property, { numRuns: CASES });
    expect(isOurNotice(notices[0], { id: ID })).toBe(true);
  },
  HOUR_MS,
);

test("each of these messages is understood as it stands", async () => {
  for (const [type, data] of MESSAGES) {
    if (type === "tab-view") continue;
    const answered = await send({ id: 1, timestamp: 1, type, data }, { id: ID, url: `${HOME}sidepanel.html` });
    expect(answered, type).toMatchObject({ res: { ok: true } });
  }
});
