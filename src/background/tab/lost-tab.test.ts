import { afterEach, expect, test, vi } from "vitest";
import { tabFor } from "./lost-tab.ts";

const ADDRESS = "https://shop.example/cart";

afterEach(() => vi.unstubAllGlobals());

test.each<[string, number[], number[], number]>([
  ["the one tab that shows the page", [3], [], 3],
  ["a new one where two show it", [3, 4], [], 9],
  ["a new one where the only one is another run's", [3], [3], 9],
  ["the one that is no other run's", [3, 4], [3], 4],
])("a run that has lost its tab gets %s", async (_name, showing, taken, expected) => {
  const tabs = {
    query: async () => showing.map((id) => ({ id, url: `${ADDRESS}?step=2` })),
    get: async (id: number) => ({ id, url: ADDRESS, status: "complete" }),
    create: async () => ({ id: 9 }),
    onUpdated: { addListener: () => undefined, removeListener: () => undefined },
  };
  vi.stubGlobal("chrome", { tabs });
  expect((await tabFor(ADDRESS, (tabId) => taken.includes(tabId))).tabId).toBe(expected);
});
