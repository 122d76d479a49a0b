import { beforeEach, describe, expect, test, vi } from "vitest";
import { admitted, giveBack, reachable } from "./site-access.ts";

const SHOP = "https://shop.example";
const TAB = 7;

interface Probe {
  target: { tabId: number; documentIds: string[] };
  injectImmediately: boolean;
  func: () => unknown;
}

/** Chrome's permissions and one tab, as far as this file meets them. */
class FakeChrome {
  readonly held = new Set<string>();
  readonly removed: string[] = [];
  readonly probes: Probe[] = [];
  readonly listeners = new Set<() => void>();
  /** The top document; null when the tab is closed. */
  top: object | null = showing(`${SHOP}/cart`);
  /** What putting a script into the page comes to. */
  entering: () => Promise<unknown> = () => Promise.reject(new Error("Cannot access contents of the page."));

  readonly permissions = {
    contains: ({ origins: [pattern = ""] }: { origins: string[] }) =>
      pattern.includes("://")
        ? Promise.resolve(this.held.has(pattern))
        : Promise.reject(new Error(`Invalid value for origin pattern ${pattern}`)),
    remove: ({ origins: [pattern = ""] }: { origins: string[] }) => {
      if (pattern.includes("required")) return Promise.reject(new Error("You cannot remove required permissions."));
      this.removed.push(pattern);
      return Promise.resolve(this.held.delete(pattern));
    },
    onAdded: {
      addListener: (listener: () => void) => this.listeners.add(listener),
      removeListener: (listener: () => void) => this.listeners.delete(listener),
    },
  };
  readonly webNavigation = { getFrame: () => Promise.resolve(this.top) };
  readonly scripting = {
    executeScript: (probe: Probe) => {
      this.probes.push(probe);
      return this.entering();
    },
  };

  /** The user says yes to Chrome's prompt. */
  add(pattern: string): void {
    this.held.add(pattern);
    for (const listener of this.listeners) listener();
  }
}

const showing = (url: string, errorOccurred = false) => ({ documentId: "top", errorOccurred, url });

let browser: FakeChrome;

beforeEach(() => {
  vi.useRealTimers();
  browser = new FakeChrome();
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: browser });
});

describe("a site is reachable", () => {
  test("when Chrome holds it open, without a look at the tab", async () => {
    browser.held.add(`${SHOP}/*`);
    expect(await reachable(TAB, SHOP)).toBe(true);
    expect(browser.probes).toEqual([]);
  });

  test("when the tab shows it and lets a script in, which reads nothing and waits for nothing", async () => {
    browser.entering = () => Promise.resolve([]);
    expect(await reachable(TAB, SHOP)).toBe(true);
    const [probe] = browser.probes;
    expect(probe?.target).toEqual({ tabId: TAB, documentIds: ["top"] });
    expect(probe?.injectImmediately).toBe(true);
    expect(probe?.func()).toBeUndefined();
  });

  test("when the page is too busy to answer, for Chrome's refusal comes at once", async () => {
    vi.useFakeTimers();
    browser.entering = () => new Promise(() => undefined);
    const answer = reachable(TAB, SHOP);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(true);
  });
});

describe("a site is not reachable", () => {
  test("when Chrome lets no script in", async () => {
    expect(await reachable(TAB, SHOP)).toBe(false);
    expect(browser.probes).toHaveLength(1);
  });

  test.each([
    ["the tab shows another site", showing("https://other.example/")],
    ["the tab shows it on another port", showing(`${SHOP}:8443/`)],
    ["the tab shows Chrome's error page in its place", showing(`${SHOP}/`, true)],
    ["the tab was closed", null],
  ])("when %s, and no script is tried", async (_when, document) => {
    browser.entering = () => Promise.resolve([]);
    browser.top = document;
    expect(await reachable(TAB, SHOP)).toBe(false);
    expect(browser.probes).toEqual([]);
  });

  test("when it is an opaque origin", async () => {
    browser.entering = () => Promise.resolve([]);
    expect(await reachable(TAB, "null")).toBe(false);
  });
});

describe("waiting to be admitted", () => {
  const never = () => new AbortController().signal;

  test("ends at once where Chrome holds the site already", async () => {
    browser.held.add(`${SHOP}/*`);
    expect(await admitted(SHOP, never())).toBe(true);
    expect(browser.listeners.size).toBe(0);
  });

  test("ends when the user has said yes to Chrome, and not for another site", async () => {
    let answer: boolean | undefined;
    const waiting = admitted(SHOP, never()).then((value) => {
      answer = value;
    });
    browser.add("https://other.example/*");
    await Promise.resolve();
    await new Promise(setImmediate);
    expect(answer).toBeUndefined();
    browser.add(`${SHOP}/*`);
    await waiting;
    expect(answer).toBe(true);
    expect(browser.listeners.size).toBe(0);
  });

  test("ends with no after the limit, since nothing tells of a refusal", async () => {
    vi.useFakeTimers();
    const answer = admitted(SHOP, never(), 30_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(browser.listeners.size).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toBe(false);
    expect(browser.listeners.size).toBe(0);
  });

  test("ends with no when it is aborted, before or meanwhile", async () => {
    expect(await admitted(SHOP, AbortSignal.abort())).toBe(false);
    const abort = new AbortController();
    const answer = admitted(SHOP, abort.signal);
    abort.abort();
    expect(await answer).toBe(false);
    expect(browser.listeners.size).toBe(0);
  });
});

describe("giving back", () => {
  test("takes away every site that is not kept, once", async () => {
    await giveBack([SHOP, SHOP]);
    expect(browser.removed).toEqual([`${SHOP}/*`]);
  });

  test("goes on after a site that the manifest holds", async () => {
    await giveBack(["https://required.example", SHOP]);
    expect(browser.removed).toEqual([`${SHOP}/*`]);
  });
});
