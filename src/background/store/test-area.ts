/** An area of `chrome.storage` that holds plain values and tells of changes, as the browser does. For tests alone. */
import type { Area } from "./kept-area.ts";

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export interface TestArea extends Area {
  /** How often the browser was asked for a key. */
  reads: number;
  /** As if the browser had been installed anew. */
  clear(): Promise<void>;
}

export function testArea(): TestArea {
  const held = new Map<string, unknown>();
  const listeners: ((changes: Changes) => void)[] = [];
  const change = async (values: Record<string, unknown>) => {
    const changes: Changes = {};
    for (const [key, newValue] of Object.entries(values)) {
      changes[key] = { oldValue: held.get(key), newValue };
      held.set(key, structuredClone(newValue));
    }
    queueMicrotask(() => {
      for (const listener of listeners) listener(changes);
    });
  };
  const area = {
    reads: 0,
    get: async (key: string) => {
      area.reads += 1;
      return { [key]: structuredClone(held.get(key)) };
    },
    set: change,
    remove: (key: string) => change({ [key]: undefined }),
    clear: () => change(Object.fromEntries([...held.keys()].map((key) => [key, undefined]))),
    onChanged: { addListener: (listener: (changes: Changes) => void) => void listeners.push(listener) },
  };
  // The browser's own has overloads and events that nothing here uses.
  return area as unknown as TestArea;
}
