import { beforeEach, expect, test } from "vitest";
import { attachDebugger, detachDebugger } from "../debugger.ts";
import { handOverListeners } from "./listener-query.ts";

interface FakeFrame {
  id: string;
  origin: string;
  world: number;
  /** What the browser says of its nodes, in tree order. */
  listeners: { type: string; backendNodeId?: number }[];
  /** Nodes that are gone or of another frame: they can be resolved in no world of this one. */
  unreachable?: number[];
}

interface FakeProcess {
  frames: FakeFrame[];
  /** Sessions right below it, with the address of their outermost frame. */
  below: { sessionId: string; url: string }[];
}

type Listener = (source: object, method: string, params?: object) => void;
type Sent = { sessionId: string; method: string; params: Record<string, unknown> };

const TAB = 7;
const TOP: FakeFrame = {
  id: "top",
  origin: "https://a.example",
  world: 12,
  listeners: [
    { type: "click" },
    { type: "keydown", backendNodeId: 5 },
    { type: "click", backendNodeId: 3 },
    { type: "scroll", backendNodeId: 4 },
    { type: "keydown", backendNodeId: 3 },
    { type: "pointerdown", backendNodeId: 3 },
    { type: "touchstart", backendNodeId: 6 },
  ],
};

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
    const { frames, below } = this.processOf(sessionId);
    const frame = frames.find(({ world }) => world === params.executionContextId || `doc-${world}` === params.objectId);
    switch (method) {
      case "Target.setAutoAttach":
        if (params.autoAttach === true) for (const session of below) this.tell(sessionId, session);
        return {};
      case "Page.getFrameTree":
        return { frameTree: treeOf(frames) };
      case "Page.createIsolatedWorld":
        return { executionContextId: frames.find(({ id }) => id === params.frameId)?.world };
      case "Runtime.callFunctionOn":
        return { result: { type: "object", ...("arguments" in params ? {} : { objectId: `doc-${frame?.world}` }) } };
      case "DOMDebugger.getEventListeners":
        return { listeners: frame?.listeners ?? [] };
      case "DOM.resolveNode": {
        const isThere = !frame?.unreachable?.includes(Number(params.backendNodeId));
        return { object: isThere ? { objectId: `node-${params.backendNodeId}` } : { subtype: "null" } };
      }
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

  /** What was handed over, in order: to which session, which nodes, and how many of them listen for presses. */
  handed(): { sessionId: string; token: unknown; pressed: unknown; nodes: unknown[] }[] {
    return this.sent.flatMap(({ sessionId, method, params }) => {
      if (method !== "Runtime.callFunctionOn" || !Array.isArray(params.arguments)) return [];
      const [token, pressed, ...nodes] = params.arguments;
      return [{ sessionId, token: token.value, pressed: pressed.value, nodes: nodes.map(({ objectId }) => objectId) }];
    });
  }

  methodsSentTo(sessionId: string): string[] {
    return this.sent.filter((each) => each.sessionId === sessionId).map(({ method }) => method);
  }
}

function treeOf([outermost, ...inner]: FakeFrame[]): object {
  const frameOf = ({ id, origin }: FakeFrame) => ({ frame: { id, securityOrigin: origin } });
  return outermost ? { ...frameOf(outermost), childFrames: inner.map(frameOf) } : {};
}

async function open(processes: Record<string, FakeProcess>): Promise<FakeTab> {
  const tab = new FakeTab(processes);
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: { debugger: tab } });
  await attachDebugger(TAB);
  tab.sent.length = 0;
  return tab;
}

beforeEach(async () => {
  await open({ "": { frames: [], below: [] } });
  await detachDebugger(TAB);
});

const query = (...origins: string[]) => handOverListeners(TAB, new Set(origins), "token");

test("elements that listen for presses are handed over once each, those that only listen for keys after them", async () => {
  const tab = await open({ "": { frames: [TOP], below: [] } });
  await query("https://a.example");
  expect(tab.handed()).toEqual([{ sessionId: "", token: "token", pressed: 2, nodes: ["node-3", "node-6", "node-5"] }]);
});

test("a document in which nothing listens hears so", async () => {
  const tab = await open({ "": { frames: [{ ...TOP, listeners: [] }], below: [] } });
  await query("https://a.example");
  expect(tab.handed()).toMatchObject([{ pressed: 0, nodes: [] }]);
});

test("a node that is gone or out of reach is left out", async () => {
  const tab = await open({ "": { frames: [{ ...TOP, unreachable: [3] }], below: [] } });
  await query("https://a.example");
  expect(tab.handed()).toMatchObject([{ pressed: 1, nodes: ["node-6", "node-5"] }]);
});

test("of a document with very many listeners the first are handed over", async () => {
  const listeners = Array.from({ length: 2500 }, (_, index) => ({ type: "click", backendNodeId: index + 1 }));
  const tab = await open({ "": { frames: [{ ...TOP, listeners }], below: [] } });
  await query("https://a.example");
  expect(tab.handed()[0]?.nodes).toHaveLength(2000);
  expect(tab.handed()[0]?.nodes.at(-1)).toBe("node-2000");
});

test("a frame of an origin that may not be read gets no world and is asked nothing", async () => {
  const hidden = { ...TOP, id: "hidden", origin: "https://b.example", world: 13 };
  const tab = await open({ "": { frames: [TOP, hidden], below: [] } });
  await query("https://a.example");
  const worlds = tab.sent.filter(({ method }) => method === "Page.createIsolatedWorld");
  expect(worlds.map(({ params }) => params.frameId)).toEqual(["top"]);
  expect(tab.handed()).toHaveLength(1);
});

test("frames in processes of their own are asked too, also below one another, where they may be read", async () => {
  const frame = (origin: string): FakeFrame => ({ ...TOP, origin, listeners: [{ type: "click", backendNodeId: 1 }] });
  const tab = await open({
    "": {
      frames: [TOP],
      below: [
        { sessionId: "b", url: "https://b.example/" },
        { sessionId: "c", url: "https://c.example/" },
      ],
    },
    b: { frames: [frame("https://b.example")], below: [{ sessionId: "d", url: "https://a.example/inner" }] },
    c: { frames: [frame("https://c.example")], below: [] },
    d: { frames: [frame("https://a.example")], below: [] },
  });
  await query("https://a.example", "https://b.example");
  expect(tab.handed().map(({ sessionId }) => sessionId)).toEqual(["", "b", "d"]);
  expect(tab.methodsSentTo("c")).toEqual([]);
});

test("a frame whose process takes nothing keeps the others from nothing", async () => {
  const tab = await open({ "": { frames: [TOP], below: [{ sessionId: "lost", url: "https://a.example/" }] } });
  await query("https://a.example").catch(() => undefined);
  expect(tab.handed()).toHaveLength(1);
});

test("afterwards nothing is left: no handles, no sessions, no world that script would still be let into", async () => {
  const tab = await open({ "": { frames: [TOP], below: [] } });
  await query("https://a.example");
  const cleared = tab.sent.slice(-3).map(({ method, params }) => [method, params.autoAttach]);
  expect(tab.methodsSentTo("")).toContain("Runtime.releaseObject");
  expect(tab.methodsSentTo("")).toContain("Runtime.releaseObjectGroup");
  expect(cleared.at(-1)).toEqual(["Target.setAutoAttach", false]);
  const { sendToTarget } = await import("../debugger.ts");
  await expect(sendToTarget({ tabId: TAB }, "DOM.resolveNode", { executionContextId: 12 })).rejects.toMatchObject({
    code: "debugger-refused",
  });
});

test("what went wrong in the middle leaves no session behind either", async () => {
  const tab = await open({ "": { frames: [TOP], below: [] } });
  tab.refused.add("DOMDebugger.getEventListeners");
  await query("https://a.example");
  expect(tab.handed()).toEqual([]);
  expect(tab.sent.at(-1)).toMatchObject({ method: "Target.setAutoAttach", params: { autoAttach: false } });
});

test("a tab to which nobody is attached is not asked", async () => {
  const tab = await open({ "": { frames: [TOP], below: [] } });
  await detachDebugger(TAB);
  await expect(query("https://a.example")).rejects.toMatchObject({ code: "debugger-refused" });
  expect(tab.sent).toEqual([]);
});
