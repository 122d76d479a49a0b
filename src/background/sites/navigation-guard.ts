/** Sets the browser's rules for where the tabs of runs may go, and keeps them true. See navigation-rules.ts. */
import { webOrigin } from "../../protocol/grant.ts";
import { type GuardedRun, navigationRules } from "./navigation-rules.ts";

/** A run under way that is not paused: while it is, the tab is the user's to drive. */
export interface RunToGuard {
  runId: string;
  tabs: readonly number[];
  /** Origins that it may read. */
  origins: readonly string[];
}

/** Where a run itself goes for a moment: to these origins, or wherever an address that the user named leads. */
export type Passage = readonly string[] | "anywhere";

export class NavigationGuard {
  /** What was set last, as text; undefined when it is not known, as after the worker's death. */
  private set: string | undefined;
  private isStale = true;
  /** One after the other: each replaces all rules. */
  private queue: Promise<void> = Promise.resolve();
  private readonly passages = new Map<string, Passage[]>();
  /** By tab, the one whose page opened it. The browser's own `openerTabId` may be the tab that was in front meanwhile. */
  private readonly openers = new Map<number, number>();

  /** @param read the runs to guard now */
  constructor(private readonly read: () => Promise<readonly RunToGuard[]>) {}

  /** Something may have changed; what follows waits for `ready`. */
  noteChange(): void {
    this.isStale = true;
    void this.ready().catch(tellFault);
  }

  /** A page has opened a tab. */
  noteOpened(tabId: number, openerId: number): void {
    this.openers.set(tabId, openerId);
  }

  noteClosed(tabId: number): void {
    this.openers.delete(tabId);
  }

  /** Resolves when the rules are those of now. @throws when the browser does not take them: then nothing may be done */
  ready(): Promise<void> {
    const next = this.queue.catch(() => undefined).then(() => (this.isStale ? this.renew() : undefined));
    this.queue = next;
    return next;
  }

  /** Does something of a run's that may lead to these origins. */
  async during<Value>(runId: string, passage: Passage, work: () => Promise<Value>): Promise<Value> {
    if (passage.length === 0) {
      await this.ready();
      return work();
    }
    this.passages.set(runId, [...(this.passages.get(runId) ?? []), passage]);
    this.isStale = true;
    try {
      await this.ready();
      return await work();
    } finally {
      const left = (this.passages.get(runId) ?? []).filter((each) => each !== passage);
      if (left.length > 0) this.passages.set(runId, left);
      else this.passages.delete(runId);
      this.noteChange();
    }
  }

  private async renew(): Promise<void> {
    this.isStale = false;
    try {
      const rules = navigationRules(await this.guarded());
      const text = JSON.stringify(rules);
      if (text === this.set) return;
      const before = await chrome.declarativeNetRequest.getSessionRules();
      await chrome.declarativeNetRequest.updateSessionRules({
        removeRuleIds: before.map(({ id }) => id),
        addRules: rules,
      });
      this.set = text;
    } catch (error) {
      this.isStale = true;
      this.set = undefined;
      throw error;
    }
  }

  private async guarded(): Promise<GuardedRun[]> {
    const runs = await this.read();
    const all = runs.length === 0 ? [] : await chrome.tabs.query({});
    const guarded: GuardedRun[] = [];
    for (const { runId, tabs, origins } of runs) {
      const passages = this.passages.get(runId) ?? [];
      if (passages.includes("anywhere")) continue;
      const others = all.flatMap((tab) => (tab.id !== undefined && this.isOfOthers(tab, tab.id, tabs) ? tab.id : []));
      const shown = await Promise.all(tabs.map(shownOrigin));
      const allowed = [...origins, ...shown, ...passages.flat()].flatMap((origin) => webOrigin(origin ?? "") ?? []);
      guarded.push({ tabs, others, origins: [...new Set(allowed)] });
    }
    return guarded;
  }

  /** Whether a tab has nothing to do with a run's. One that was just made may be what its page opens: it waits to be known. */
  private isOfOthers(tab: chrome.tabs.Tab, id: number, tabs: readonly number[]): boolean {
    const seen = new Set<number>();
    for (let at: number | undefined = id; at !== undefined && !seen.has(at); at = this.openers.get(at)) {
      if (tabs.includes(at)) return false;
      seen.add(at);
    }
    if (this.openers.has(id)) return true;
    return !isBlank(tab) && !(tab.openerTabId !== undefined && tabs.includes(tab.openerTabId));
  }
}

/** Nothing has been opened in it yet that would say whose it is. */
const isBlank = ({ url }: chrome.tabs.Tab): boolean => !url || url === "about:blank";

/** The origin that a tab shows: not that of an address at which it was stopped. */
async function shownOrigin(tabId: number): Promise<string | undefined> {
  const frame = await chrome.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
  return frame && !frame.errorOccurred ? webOrigin(frame.url) : undefined;
}

/** What is done next waits for the rules anyway, and fails with them. */
function tellFault(error: unknown): void {
  console.error("Deckhand:", error);
}
