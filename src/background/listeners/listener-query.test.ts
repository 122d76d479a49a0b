import { beforeEach, expect, test } from "vitest";
import { attachDebugger, detachDebugger } from "../debugger.ts";
import { findListeners } from "./listener-query.ts";

/** One process: its outermost frame, and what the browser says of the nodes in it, in tree order. */
interface FakeProcess {
  origin: string;
  listeners: { type: string; backendNodeId?: number }[];
  /** Sessions right below it, with the address of their outermost frame. */
  below?: { sessionId: string; url: string }[];
}

type Listener = (source: object, method: string, params?: object) => void;
type Sent = { sessionId: string; method: string; params: Record<string, unknown> };

const TAB = 7;
/** A document of this origin with one marked element that listens. */
const processOf = (origin: string, token: string, below: FakeProcess["below"] = []): FakeProcess => ({
  origin,
  listeners: [{ type: "load" }, { type: `${token}:4`, backendNodeId: 3 }, { type: "click", backendNodeId: 3 }],
  below,
});
const HEARD = { pressed: [4], keyed: [] };

/** A tab whose processes answer as Chromium does, as far as the query goes. */
class FakeTab {
  readonly sent: Sent[] = [];
  private readonly events = new Set<Listener>();
  readonly onEvent = {
    addListener: (listener: Listener) => void this.events.add(listener),
    removeListener: (listener: Listener) => void this.events.delete(listener),
  };
  /** Methods that are refused. */
  readonly refused = new Set<string>();

  constructor(private readonly processes: Record<string, FakeProcess>) {}

  attach = () => Promise.resolve();
  detach = () => Promise.resolve();
  sendCommand = async (source: { sessionId?: string }, method: string, params: Record<string, unknown>) => {
    const sessionId = source.sessionId ?? "";
    this.sent.push({ sessionId, method, params });
    if (this.refused.has(method)) throw new Error("refused");
    return this.answer(sessionId, method, params);
  };

  private answer(sessionId: string, method: string, params: Record<string, unknown>): object {
    const { origin, listeners, below = [] } = this.processOf(sessionId);
    switch (method) {
      case "Target.setAutoAttach":
        if (params.autoAttach === true) for (const session of below) this.tell(sessionId, session);
        else if ("filter" in params) throw new Error("Target filter should be empty when disabling auto-attach");
        return {};
      case "DOM.getDocument":
        return { root: { backendNodeId: 2, documentURL: `${origin}/page` } };
      case "DOM.resolveNode":
        return { object: { type: "object", objectId: `document ${sessionId}` } };
      case "DOMDebugger.getEventListeners":
        return { listeners };
      default:
        return {};
    }
  }

  private processOf(sessionId: string): FakeProcess {
    const found = this.processes[sessionId];
    if (!found) throw new Error("no such session");
    return found;
  }

  private tell(parent: string, { sessionId, url }: { sessionId: string; url: string }): void {
    const source = { tabId: TAB, ...(parent === "" ? {} : { sessionId: parent }) };
    for (const listener of this.events)
      listener(source, "Target.attachedToTarget", { sessionId, targetInfo: { type: "iframe", url } });
  }

  methodsSentTo(sessionId: string): string[] {
    return this.sent.filter((each) => each.sessionId === sessionId).map(({ method }) => method);
  }
}

async function open(processes: Record<string, FakeProcess>): Promise<FakeTab> {
  const tab = new FakeTab(processes);
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: { debugger: tab } });
  await attachDebugger(TAB);
  tab.sent.length = 0;
  return tab;
}

const SHOP = "https://a.example";
const MAP = "https://b.example";

beforeEach(async () => {
  await open({ "": processOf(SHOP, "shop") });
  await detachDebugger(TAB);
});

const find = async (origins: string[], ...tokens: string[]) =>
  Object.fromEntries(await findListeners(TAB, { origins: new Set(origins), tokens: new Set(tokens) }));

test("a document hears of its listening elements by one question, for which no script runs", async () => {
  const tab = await open({ "": processOf(SHOP, "shop") });
  expect(await find([SHOP], "shop")).toEqual({ shop: HEARD });
  expect(tab.methodsSentTo("").slice(0, 5)).toEqual([
    "DOM.getDocument",
    "DOM.disable",
    "DOM.resolveNode",
    "DOMDebugger.getEventListeners",
    "Runtime.releaseObject",
  ]);
});

test("a tab that has gone where nothing may be read is not asked", async () => {
  const tab = await open({ "": processOf(MAP, "shop") });
  expect(await find([SHOP], "shop")).toEqual({});
  expect(tab.methodsSentTo("")).not.toContain("DOMDebugger.getEventListeners");
});

test("frames in processes of their own are asked too, also below one another, where they may be read", async () => {
  const tab = await open({
    "": processOf(SHOP, "top", [
      { sessionId: "b", url: `${MAP}/` },
      { sessionId: "c", url: "https://c.example/" },
    ]),
    b: processOf(MAP, "middle", [{ sessionId: "d", url: `${SHOP}/inner` }]),
    c: processOf("https://c.example", "hidden"),
    d: processOf(SHOP, "inner"),
  });
  expect(await find([SHOP, MAP], "top", "middle", "inner", "hidden")).toEqual({
    top: HEARD,
    middle: HEARD,
    inner: HEARD,
  });
  expect(tab.methodsSentTo("c")).toEqual([]);
});

test("a frame whose process takes nothing keeps the others from nothing", async () => {
  await open({
    "": processOf(SHOP, "top", [
      { sessionId: "lost", url: `${SHOP}/` },
      { sessionId: "b", url: `${MAP}/` },
    ]),
    b: processOf(MAP, "map"),
  });
  expect(await find([SHOP, MAP], "top", "map")).toEqual({ top: HEARD, map: HEARD });
});

test("afterwards nothing is left: no handle, no word of changes, no sessions", async () => {
  const tab = await open({ "": processOf(SHOP, "shop") });
  await find([SHOP], "shop");
  expect(tab.methodsSentTo("")).toEqual(expect.arrayContaining(["DOM.disable", "Runtime.releaseObject"]));
  expect(tab.sent.at(-1)).toMatchObject({ method: "Target.setAutoAttach", params: { autoAttach: false } });
});

test("what went wrong in the middle leaves no handle and no session behind either", async () => {
  const tab = await open({ "": processOf(SHOP, "shop") });
  tab.refused.add("DOMDebugger.getEventListeners");
  expect(await find([SHOP], "shop")).toEqual({});
  expect(tab.methodsSentTo("")).toContain("Runtime.releaseObject");
  expect(tab.sent.at(-1)).toMatchObject({ method: "Target.setAutoAttach", params: { autoAttach: false } });
});

test("a tab to which nobody is attached is not asked", async () => {
  const tab = await open({ "": processOf(SHOP, "shop") });
  await detachDebugger(TAB);
  await expect(find([SHOP], "shop")).rejects.toMatchObject({ code: "debugger-refused" });
  expect(tab.sent).toEqual([]);
});
