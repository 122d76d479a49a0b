import { afterEach, beforeEach, expect, test } from "vitest";

type Listener = (message: unknown, sender: object, reply: (value: unknown) => void) => boolean;

/** A browser's side of the message border, as much of it as the content script touches. */
class FakeExtension {
  readonly listeners = new Set<Listener>();
  readonly runtime: { id: string | undefined; onMessage: object; sendMessage: () => Promise<void> } = {
    id: "deckhand",
    onMessage: {
      addListener: (listener: Listener) => this.listeners.add(listener),
      removeListener: (listener: Listener) => this.listeners.delete(listener),
    },
    sendMessage: () => Promise.resolve(),
  };
  readonly dom = { openOrClosedShadowRoot: (host: Element) => host.shadowRoot };
}

const WORKER = { id: "deckhand" };
let extension: FakeExtension;
let injections = 0;

beforeEach(() => install(new FakeExtension()));
afterEach(() => {
  globalThis.deckhandContent?.stop();
  globalThis.deckhandContent = undefined;
});

function install(next: FakeExtension): void {
  extension = next;
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: next });
}

/** Runs the script as `executeScript` does: anew each time, in the same global. */
async function inject(): Promise<void> {
  injections += 1;
  await import(/* @vite-ignore */ `./index.ts?injection=${injections}`);
}

/** Sends one message to every listener; the answers of those that said they would. */
async function send(message: unknown, sender: object = WORKER): Promise<unknown[]> {
  const answers = [...extension.listeners].map((listener) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    return listener(message, sender, resolve) ? promise : undefined;
  });
  return Promise.all(answers.filter((answer) => answer !== undefined));
}

const WATCH = { name: "watch-set", data: { watching: false }, nonce: "n1" };

test("a request of the worker's is answered with its own nonce", async () => {
  await inject();
  expect(await send(WATCH)).toEqual([{ nonce: "n1", reply: { ok: true, value: null } }]);
});

test.each([
  ["another extension", WATCH, { id: "other" }],
  ["a content script in a tab", WATCH, { id: "deckhand", tab: { id: 1 } }],
  ["a message without a nonce", { name: "watch-set", data: { watching: false } }, WORKER],
  ["an unknown name", { name: "run-start", data: null, nonce: "n1" }, WORKER],
  ["a name that every object has", { name: "constructor", data: null, nonce: "n1" }, WORKER],
  ["no message at all", null, WORKER],
])("%s is not answered", async (_case, message, sender) => {
  await inject();
  expect(await send(message, sender)).toEqual([]);
});

test("a fault travels as a reply", async () => {
  await inject();
  const [answer] = await send({ name: "snapshot-take", data: null, nonce: "n1" });
  expect(answer).toMatchObject({ nonce: "n1", reply: { ok: false, error: { code: "internal" } } });
});

test("injected twice there is one listener, and it keeps what it knew", async () => {
  await inject();
  const perform = {
    name: "action-perform",
    data: { actionId: "one", action: { action: "press_key", key: "Shift" }, prints: {}, trusted: false },
    nonce: "n1",
  };
  expect(await send(perform)).toMatchObject([{ reply: { value: { result: { outcome: "done" } } } }]);
  await inject();
  expect(extension.listeners.size).toBe(1);
  expect(await send(perform)).toMatchObject([{ reply: { value: { result: { outcome: "refused" } } } }]);
});

test("after an update of the extension the new script takes the old one's place", async () => {
  await inject();
  extension.runtime.id = undefined;
  const updated = new FakeExtension();
  install(updated);
  await inject();
  expect(updated.listeners.size).toBe(1);
});
