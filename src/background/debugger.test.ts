import { beforeEach, expect, test } from "vitest";
import type { DebuggerListener } from "./debugger.ts";
import {
  ALLOWED_METHODS,
  attachDebugger,
  detachDebugger,
  listenToDebugger,
  markRequests,
  requestsEnded,
  sendToDebugger,
} from "./debugger.ts";

type EventListener = (source: { tabId?: number; sessionId?: string }, method: string, params?: object) => void;
type DetachListener = (source: { tabId?: number }, reason: string) => void;

/** As much of the browser's debugger as this file meets. */
class FakeDebugger {
  readonly sent: string[] = [];
  readonly params = new Map<string, object | undefined>();
  readonly events: EventListener[] = [];
  readonly detachments: DetachListener[] = [];
  readonly onEvent = { addListener: (listener: EventListener) => this.events.push(listener) };
  readonly onDetach = { addListener: (listener: DetachListener) => this.detachments.push(listener) };
  /** What sending answers when the browser refuses the tab. */
  refusal: Error | null = null;

  attach = () => (this.refusal ? Promise.reject(this.refusal) : Promise.resolve());
  detach = () => Promise.resolve();
  sendCommand = (_target: object, method: string, params?: object) => {
    if (this.refusal) return Promise.reject(this.refusal);
    this.sent.push(method);
    this.params.set(method, params);
    return Promise.resolve({});
  };

  tell(method: string, params?: object, source: { sessionId?: string } = {}): void {
    for (const listener of this.events) listener({ tabId: 7, ...source }, method, params);
  }
}

const TAB = 7;
let browser: FakeDebugger;

beforeEach(async () => {
  browser = new FakeDebugger();
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: { debugger: browser } });
  await detachDebugger(TAB);
});

/** Everything that a listener is told, in order. */
function listen(): unknown[] {
  const told: unknown[] = [];
  const listener: DebuggerListener = {
    dialogOpened: (tabId, dialog) => told.push(["opened", tabId, dialog]),
    dialogClosed: (tabId, accepted) => told.push(["closed", tabId, accepted]),
    detached: (tabId, byUser) => told.push(["detached", tabId, byUser]),
  };
  listenToDebugger(listener);
  return told;
}

test("the protocol's methods are these and no others: none reads what a page holds", () => {
  expect([...ALLOWED_METHODS].sort()).toEqual([
    "DOM.disable",
    "DOM.getDocument",
    "DOM.resolveNode",
    "DOMDebugger.getEventListeners",
    "Emulation.setFocusEmulationEnabled",
    "Input.dispatchKeyEvent",
    "Input.dispatchMouseEvent",
    "Input.insertText",
    "Network.enable",
    "Page.enable",
    "Page.handleJavaScriptDialog",
    "Runtime.releaseObject",
    "Target.setAutoAttach",
  ]);
});

test("a method that is not listed is not sent", async () => {
  await attachDebugger(TAB);
  browser.sent.length = 0;
  const unlisted = "Runtime.evaluate" as "Page.enable"; // What the compiler forbids must fail when it runs, too.
  await expect(sendToDebugger(TAB, unlisted)).rejects.toMatchObject({ code: "debugger-refused" });
  expect(browser.sent).toEqual([]);
});

test.each([[{}], [{ depth: -1 }], [{ depth: 1 }], [{ pierce: true }]])(
  "of a document nothing but itself is asked for, not with %j",
  async (params) => {
    await attachDebugger(TAB);
    browser.sent.length = 0;
    await expect(sendToDebugger(TAB, "DOM.getDocument", params)).rejects.toMatchObject({ code: "debugger-refused" });
    await sendToDebugger(TAB, "DOM.getDocument", { depth: 0 });
    expect(browser.sent).toEqual(["DOM.getDocument"]);
  },
);

test("of what a page asks for and is sent Chrome is told to keep nothing", async () => {
  await attachDebugger(TAB);
  expect(browser.params.get("Network.enable")).toEqual({
    maxTotalBufferSize: 0,
    maxResourceBufferSize: 0,
    maxPostDataSize: 0,
  });
});

test("a request is waited for from its beginning to its end, one of a frame's own process is not", async () => {
  listen();
  await attachDebugger(TAB);
  const mark = markRequests();
  browser.tell("Network.requestWillBeSent", { requestId: "1", type: "Fetch" }, { sessionId: "frame" });
  expect(await requestsEnded(TAB, mark)).toBe(false);
  browser.tell("Network.requestWillBeSent", { requestId: "1", type: "Fetch" });
  const ended = requestsEnded(TAB, mark);
  browser.tell("Network.loadingFinished", { requestId: "1" });
  expect(await ended).toBe(true);
  expect(await requestsEnded(TAB, mark)).toBe(false);
});

test("nothing is sent to a tab that was not attached to", async () => {
  await expect(sendToDebugger(TAB, "Input.insertText", { text: "x" })).rejects.toMatchObject({
    code: "debugger-refused",
  });
  expect(browser.sent).toEqual([]);
});

test("a browser that refuses the tab is a fault by name", async () => {
  browser.refusal = new Error("Cannot attach to this target.");
  await expect(attachDebugger(TAB)).rejects.toMatchObject({ code: "debugger-refused" });
});

test("a dialog is told when it opens, with what it says", () => {
  const told = listen();
  browser.tell("Page.javascriptDialogOpening", { type: "confirm", message: "Sure?", url: "https://a.example/" });
  expect(told).toEqual([["opened", TAB, { kind: "confirm", text: "Sure?", url: "https://a.example/" }]]);
});

test.each([
  ["OK", { result: true, userInput: "" }, true],
  ["Cancel", { result: false, userInput: "" }, false],
  ["words that make no sense", { result: "true" }, false],
  ["nothing at all", undefined, false],
])("a dialog that was closed with %s is told", (_how, params, accepted) => {
  const told = listen();
  browser.tell("Page.javascriptDialogClosed", params);
  expect(told).toEqual([["closed", TAB, accepted]]);
});

test("other events are nobody's business", () => {
  const told = listen();
  browser.tell("Page.frameNavigated", { frame: {} });
  browser.tell("Page.javascriptDialogOpening", { type: "something new" });
  expect(told).toEqual([]);
});

test("the end of an attachment says whether the user wanted it, and nothing more is sent", async () => {
  const told = listen();
  await attachDebugger(TAB);
  for (const listener of browser.detachments) listener({ tabId: TAB }, "canceled_by_user");
  expect(told).toEqual([["detached", TAB, true]]);
  await expect(sendToDebugger(TAB, "Input.insertText", { text: "x" })).rejects.toThrow();
});
