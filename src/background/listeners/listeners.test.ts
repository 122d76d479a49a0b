import { afterEach, expect, test, vi } from "vitest";

import type { HeardListeners } from "../../protocol/listener-marks.ts";
import { type ListenerPorts, Listeners } from "./listeners.ts";

const SHOP = { documentId: "shop", origin: "https://shop.example" };
const MAP = { documentId: "map", origin: "https://map.example" };

afterEach(() => void vi.useRealTimers());

/** Plays the documents and the debugger. */
class FakePorts implements ListenerPorts {
  readonly said: string[] = [];
  readonly queries: { origins: string[]; tokens: string[] }[] = [];
  /** The token that each document was last given, and what it heard in the end. */
  readonly tokens = new Map<string, string>();
  readonly heard = new Map<string, HeardListeners | null>();
  /** Documents in which nothing has changed. */
  readonly unchanged = new Set<string>();
  /** Documents that are gone. */
  readonly gone = new Set<string>();
  finding: () => Promise<Map<string, HeardListeners>> = () => Promise.resolve(new Map());

  ask: ListenerPorts["ask"] = async ({ documentId }, name, data) => {
    this.said.push(`${name} ${documentId}`);
    if (this.gone.has(documentId)) throw new Error("gone");
    if ("token" in data) this.tokens.set(documentId, data.token);
    else this.heard.set(documentId, data.listeners);
    // Each message has an answer of its own; a stand-in knows which.
    return (name === "listeners-await" ? !this.unchanged.has(documentId) : null) as never;
  };

  find: ListenerPorts["find"] = (_tabId, { origins, tokens }) => {
    this.queries.push({ origins: [...origins], tokens: [...tokens] });
    return this.finding();
  };
}

test("documents that have changed are asked for, and told when all has been said", async () => {
  const ports = new FakePorts();
  await new Listeners(7, ports).refresh([SHOP, MAP]);
  expect(ports.queries.map(({ origins }) => origins)).toEqual([[SHOP.origin, MAP.origin]]);
  expect(ports.said).toEqual([
    "listeners-await shop",
    "listeners-await map",
    "listeners-heard shop",
    "listeners-heard map",
  ]);
});

test("where nothing has changed the debugger is left alone", async () => {
  const ports = new FakePorts();
  ports.unchanged.add("shop");
  await new Listeners(7, ports).refresh([SHOP]);
  expect(ports.queries).toEqual([]);
  expect(ports.said).toEqual(["listeners-await shop"]);
});

test("each document has a token of its own, another in each question, and only those that await it are asked for", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  await listeners.refresh([SHOP, MAP]);
  ports.unchanged.add("shop");
  await listeners.refresh([SHOP, MAP]);
  const [first, second] = ports.queries.map(({ tokens }) => tokens);
  expect(new Set([...(first ?? []), ...(second ?? [])]).size).toBe(3);
  expect(second).toEqual([ports.tokens.get("map")]);
});

test("all origins that may be read are named: a frame's process may be asked for a document below it", async () => {
  const ports = new FakePorts();
  ports.unchanged.add("shop");
  await new Listeners(7, ports).refresh([SHOP, MAP]);
  expect(ports.queries.map(({ origins }) => origins)).toEqual([[SHOP.origin, MAP.origin]]);
});

test("each document hears what was found of it, and of what could not be reached that nothing was", async () => {
  const ports = new FakePorts();
  const found = { pressed: [3], keyed: [5] };
  ports.finding = async () => new Map([[ports.tokens.get("map") ?? "", found]]);
  expect(await new Listeners(7, ports).refresh([SHOP, MAP])).toBe(true);
  expect(Object.fromEntries(ports.heard)).toEqual({ shop: null, map: found });
});

test("a question that is never answered keeps no later one from being asked, and is told to nobody any more", async () => {
  vi.useFakeTimers();
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  let answerLate = (_found: Map<string, HeardListeners>) => {};
  ports.finding = () => new Promise((resolve) => (answerLate = resolve));
  const first = listeners.refresh([SHOP]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await first).toBe(false);
  const token = ports.tokens.get("shop") ?? "";
  const found = { pressed: [3], keyed: [] };
  ports.finding = async () => new Map([[ports.tokens.get("shop") ?? "", found]]);
  expect(await listeners.refresh([SHOP])).toBe(true);
  answerLate(new Map([[token, { pressed: [99], keyed: [] }]]));
  await vi.advanceTimersByTimeAsync(1);
  expect(ports.heard.get("shop")).toEqual(found);
  expect(ports.said.filter((said) => said.startsWith("listeners-heard"))).toHaveLength(1);
});

test("where nothing listens nothing is worth another look", async () => {
  const ports = new FakePorts();
  ports.finding = async () => new Map([[ports.tokens.get("shop") ?? "", { pressed: [], keyed: [] }]]);
  expect(await new Listeners(7, ports).refresh([SHOP])).toBe(false);
});

test("a second question is not asked while one is under way, and is again after it", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  let answer = (_found: Map<string, HeardListeners>) => {};
  ports.finding = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const first = listeners.refresh([SHOP]);
  await expect.poll(() => ports.queries).toHaveLength(1);
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(1);
  answer(new Map());
  await first;
  ports.finding = async () => new Map();
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(2);
});

test("a debugger that fails is nobody's trouble: the documents await nothing more, and are asked again later", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  ports.finding = () => Promise.reject(new Error("Detached while handling command."));
  await listeners.refresh([SHOP]);
  expect(ports.said.at(-1)).toBe("listeners-heard shop");
  ports.finding = async () => new Map();
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(2);
});

test("a document that went away keeps the others from nothing", async () => {
  const ports = new FakePorts();
  ports.gone.add("shop");
  await new Listeners(7, ports).refresh([SHOP, MAP]);
  expect(ports.queries.map(({ tokens }) => tokens)).toEqual([[ports.tokens.get("map")]]);
});
