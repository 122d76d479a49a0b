import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tabFor } from "./lost-tab.ts";

const ADDRESS = "https://shop.example/cart";
const NEW = 9;

interface TestTab {
  id: number;
  url: string;
  status: string;
}

const open = new Map<number, TestTab>();
/** Chrome tells these of a tab that was closed. */
const onRemoved = new Set<(tabId: number) => void>();

/** A browser that shows the address in these tabs, and whose new tabs load as said. */
function browser(showing: number[], status = "complete") {
  for (const id of showing) open.set(id, { id, url: `${ADDRESS}?step=2`, status });
  const create = async () => {
    open.set(NEW, { id: NEW, url: ADDRESS, status });
    return { id: NEW };
  };
  const tabs = {
    query: async () => [...open.values()],
    get: async (id: number) => open.get(id) ?? Promise.reject(new Error("No tab with that id.")),
    create,
    onUpdated: { addListener: () => undefined, removeListener: () => undefined },
    onRemoved: {
      addListener: (listener: (tabId: number) => void) => onRemoved.add(listener),
      removeListener: (listener: (tabId: number) => void) => onRemoved.delete(listener),
    },
  };
  vi.stubGlobal("chrome", { tabs });
}

beforeEach(() => {
  vi.useFakeTimers();
  open.clear();
  onRemoved.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each<[string, number[], number[], number]>([
  ["the one tab that shows the page", [3], [], 3],
  ["a new one where two show it", [3, 4], [], NEW],
  ["a new one where the only one is another run's", [3], [3], NEW],
  ["the one that is no other run's", [3, 4], [3], 4],
])("a run that has lost its tab gets %s", async (_name, showing, taken, expected) => {
  browser(showing);
  expect((await tabFor(ADDRESS, (tabId) => taken.includes(tabId))).tabId).toBe(expected);
});

test("a tab that is closed while it loads is said, and nothing waits for it", async () => {
  browser([], "loading");
  const found = tabFor(ADDRESS, () => false);
  const refused = expect(found).rejects.toMatchObject({ code: "tab-closed" });
  await vi.advanceTimersByTimeAsync(100);
  open.delete(NEW);
  for (const listener of [...onRemoved]) listener(NEW);
  await refused;
  expect(onRemoved.size).toBe(0);
});

test("a page that never ends loading is gone on with all the same", async () => {
  browser([], "loading");
  const found = tabFor(ADDRESS, () => false);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await found).toEqual({ tabId: NEW, origin: "https://shop.example" });
});
