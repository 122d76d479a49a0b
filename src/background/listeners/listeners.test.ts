import { expect, test } from "vitest";
import { type ListenerPorts, Listeners } from "./listeners.ts";

const SHOP = { documentId: "shop", origin: "https://shop.example" };
const MAP = { documentId: "map", origin: "https://map.example" };

/** Plays the documents and the debugger. */
class FakePorts implements ListenerPorts {
  readonly said: string[] = [];
  readonly queries: { origins: string[]; token: string }[] = [];
  readonly tokens = new Set<string>();
  /** Documents in which nothing has changed. */
  readonly unchanged = new Set<string>();
  /** Documents that are gone. */
  readonly gone = new Set<string>();
  handing: () => Promise<void> = () => Promise.resolve();

  ask: ListenerPorts["ask"] = async ({ documentId }, name, data) => {
    this.said.push(`${name} ${documentId}`);
    if (this.gone.has(documentId)) throw new Error("gone");
    if (data) this.tokens.add(data.token);
    // Each message has an answer of its own; a stand-in knows which.
    return (name === "listeners-await" ? !this.unchanged.has(documentId) : null) as never;
  };

  handOver: ListenerPorts["handOver"] = async (_tabId, origins, token) => {
    this.queries.push({ origins: [...origins], token });
    await this.handing();
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

test("only the origins of documents that await it are asked for", async () => {
  const ports = new FakePorts();
  ports.unchanged.add("shop");
  await new Listeners(7, ports).refresh([SHOP, MAP]);
  expect(ports.queries.map(({ origins }) => origins)).toEqual([[MAP.origin]]);
});

test("each question has a token of its own, the same for all documents", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  await listeners.refresh([SHOP, MAP]);
  await listeners.refresh([SHOP]);
  expect(ports.tokens).toEqual(new Set(ports.queries.map(({ token }) => token)));
  expect(ports.tokens.size).toBe(2);
});

test("a second question is not asked while one is under way, and is again after it", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  let answer = () => {};
  ports.handing = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const first = listeners.refresh([SHOP]);
  await expect.poll(() => ports.queries).toHaveLength(1);
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(1);
  answer();
  await first;
  ports.handing = () => Promise.resolve();
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(2);
});

test("a debugger that fails is nobody's trouble: the documents await nothing more, and are asked again later", async () => {
  const ports = new FakePorts();
  const listeners = new Listeners(7, ports);
  ports.handing = () => Promise.reject(new Error("Detached while handling command."));
  await listeners.refresh([SHOP]);
  expect(ports.said.at(-1)).toBe("listeners-heard shop");
  ports.handing = () => Promise.resolve();
  await listeners.refresh([SHOP]);
  expect(ports.queries).toHaveLength(2);
});

test("a document that went away keeps the others from nothing", async () => {
  const ports = new FakePorts();
  ports.gone.add("shop");
  await new Listeners(7, ports).refresh([SHOP, MAP]);
  expect(ports.queries.map(({ origins }) => origins)).toEqual([[MAP.origin]]);
});
