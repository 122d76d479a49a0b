import { beforeEach, expect, test } from "vitest";
import { createStore, type StoreApi } from "zustand/vanilla";
import { Attachments } from "./attachments.ts";
import { LARGEST_FILE } from "./file-size.ts";
import type { CallBackground } from "./messaging.ts";
import { EMPTY_PANEL, type PanelState } from "./panel-state.ts";

let calls: unknown[][];
let store: StoreApi<PanelState>;
let attachments: Attachments;
/** Replies to files that are handed over: by name, when the test says so. */
let take: Map<string, (refusal?: string) => void>;

// Attachments send two messages, and this answers those two.
const call = (async (name: string, data: { name: string }): Promise<unknown> => {
  calls.push([name, data]);
  if (name === "attachment-remove") return { ok: true, value: null };
  return new Promise((resolve) => {
    take.set(data.name, (message) =>
      resolve(
        message === undefined
          ? { ok: true, value: { attachmentId: `id of ${data.name}` } }
          : { ok: false, error: { code: "storage-full", message } },
      ),
    );
  });
}) as CallBackground;

const read = async (file: Blob) => {
  const text = await file.text();
  if (text === "a folder") throw new Error("NotReadableError");
  return btoa(text);
};

beforeEach(() => {
  calls = [];
  take = new Map();
  store = createStore<PanelState>(() => EMPTY_PANEL);
  attachments = new Attachments(store, call, read);
});

const file = (name: string, text = name) => new File([text], name, { type: "text/plain" });
const chips = () => store.getState().attached.map(({ name, isReady }) => `${name} ${isReady ? "ready" : "on its way"}`);
const takeIt = async (name: string, refusal?: string) => {
  await expect.poll(() => take.has(name)).toBe(true);
  take.get(name)?.(refusal);
};
const keyOf = (name: string) => store.getState().attached.find((one) => one.name === name)?.key ?? "";

test("a file shows at once, and is ready when the background has it", async () => {
  attachments.add([file("a.txt"), file("b.txt")]);
  expect(chips()).toEqual(["a.txt on its way", "b.txt on its way"]);
  await takeIt("b.txt");
  await expect.poll(chips).toEqual(["a.txt on its way", "b.txt ready"]);
  expect(calls[0]).toEqual(["attachment-add", { name: "a.txt", type: "text/plain", base64: btoa("a.txt") }]);
});

test("a task waits for its files and names them in their order", async () => {
  attachments.add([file("a.txt"), file("b.txt")]);
  const ready = attachments.ready();
  await takeIt("b.txt");
  await takeIt("a.txt");
  expect(await ready).toMatchObject({ attachmentIds: ["id of a.txt", "id of b.txt"] });
});

test("what is too large is refused by name before it is read, and the rest is taken", () => {
  const large = file("film.mov");
  Object.defineProperty(large, "size", { value: LARGEST_FILE + 1 });
  attachments.add([large, file("a.txt")]);
  expect(store.getState().notice).toMatch(/^“film\.mov” cannot be attached/);
  expect(chips()).toEqual(["a.txt on its way"]);
});

test("a file that the background does not take goes away with its reason, and no task starts without it", async () => {
  attachments.add([file("a.txt")]);
  const ready = attachments.ready();
  await takeIt("a.txt", "The disk is full.");
  expect(await ready).toBeNull();
  expect(store.getState().notice).toBe("The disk is full.");
  expect(chips()).toEqual([]);
});

test("what cannot be read is said so", async () => {
  attachments.add([file("pictures", "a folder")]);
  await expect.poll(() => store.getState().notice).toMatch(/^“pictures” cannot be read/);
  expect(calls).toEqual([]);
});

test("a file that is taken away on its way is removed when it has arrived, and the task starts without it", async () => {
  attachments.add([file("a.txt"), file("b.txt")]);
  const ready = attachments.ready();
  attachments.remove(keyOf("a.txt"));
  expect(chips()).toEqual(["b.txt on its way"]);
  await takeIt("a.txt");
  await takeIt("b.txt");
  expect(await ready).toMatchObject({ attachmentIds: ["id of b.txt"] });
  expect(calls.at(-1)).toEqual(["attachment-remove", { attachmentId: "id of a.txt" }]);
});

test("the failure of a file that was taken away stops nothing and needs no words", async () => {
  attachments.add([file("a.txt"), file("b.txt")]);
  attachments.remove(keyOf("a.txt"));
  const ready = attachments.ready();
  await takeIt("a.txt", "The disk is full.");
  await takeIt("b.txt");
  expect(await ready).toMatchObject({ attachmentIds: ["id of b.txt"] });
  expect(store.getState().notice).toBeNull();
});

test("files that a task has taken over are gone, those that came later stay", async () => {
  attachments.add([file("a.txt")]);
  const ready = attachments.ready();
  await takeIt("a.txt");
  const files = await ready;
  attachments.add([file("later.txt")]);
  attachments.handedOver(files?.keys ?? []);
  expect(chips()).toEqual(["later.txt on its way"]);
});
