/**
 * Which requests of a tab are under way, of those whose answer may change what can be acted on. Of each only its name
 * within the browser and when it began are kept: nothing of its address, headers or content.
 */

/** What lasts longer is no answer to an action but a long poll or a stream. */
export const GIVEN_UP_AFTER_MS = 2500;

/** Pictures, fonts and media change nothing that can be acted on; sockets and event sources stay open for ever. */
const AWAITED_TYPES: ReadonlySet<unknown> = new Set(["Document", "XHR", "Fetch", "Script", "Stylesheet"]);
const ENDINGS: ReadonlySet<string> = new Set([
  "Network.loadingFinished",
  "Network.loadingFailed",
  "Network.requestServedFromCache",
]);

/** How many requests there had been at a moment. */
export type RequestMark = number;

interface Begun {
  order: number;
  at: number;
}

/** Counts by the events of the protocol's Network domain (https://chromedevtools.github.io/devtools-protocol/tot/Network/). */
export class RequestsInFlight {
  private readonly tabs = new Map<number, Map<string, Begun>>();
  private readonly waiters = new Set<() => void>();
  private order = 0;

  /** Takes an event of the tab's top session; those of other domains are passed over. */
  told(tabId: number, method: string, params: unknown): void {
    if (!method.startsWith("Network.")) return;
    const { requestId, type } = readRequest(params);
    if (requestId === undefined) return;
    if (method === "Network.requestWillBeSent" && AWAITED_TYPES.has(type)) this.begin(tabId, requestId);
    if (ENDINGS.has(method) && this.tabs.get(tabId)?.delete(requestId)) this.wake();
  }

  /** What begins from now on is counted by `since`. */
  mark(): RequestMark {
    return this.order;
  }

  /** How many requests that began after the mark are under way, and not for so long that they are given up. */
  since(tabId: number, mark: RequestMark): number {
    return this.under(tabId, mark).length;
  }

  /**
   * Resolves when none of those that are under way now is any more; each is given up after `GIVEN_UP_AFTER_MS`. What
   * begins meanwhile is not waited for: a page may ask for something all the while.
   */
  async ended(tabId: number, mark: RequestMark): Promise<void> {
    const last = this.mark();
    for (;;) {
      const oldest = this.under(tabId, mark).find(({ order }) => order <= last);
      if (!oldest) return;
      await this.woken(oldest.at + GIVEN_UP_AFTER_MS - Date.now());
    }
  }

  /** The attachment has ended, and nobody tells of the tab any more. */
  forget(tabId: number): void {
    this.tabs.delete(tabId);
    this.wake();
  }

  private begin(tabId: number, requestId: string): void {
    const begun = this.tabs.get(tabId) ?? new Map<string, Begun>();
    this.tabs.set(tabId, begun);
    for (const [id, { at }] of begun) if (isGivenUp(at) && id !== requestId) begun.delete(id);
    // A redirect goes on under the same name.
    if (begun.has(requestId)) return;
    this.order += 1;
    begun.set(requestId, { order: this.order, at: Date.now() });
  }

  /** Oldest first. */
  private under(tabId: number, mark: RequestMark): Begun[] {
    return [...(this.tabs.get(tabId)?.values() ?? [])].filter(({ order, at }) => order > mark && !isGivenUp(at));
  }

  /** Resolves at the next ending, or when `limitMs` have passed. */
  private woken(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.waiters.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, limitMs);
      this.waiters.add(finish);
    });
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}

const isGivenUp = (at: number) => Date.now() - at >= GIVEN_UP_AFTER_MS;

function readRequest(params: unknown): { requestId?: string; type?: unknown } {
  if (typeof params !== "object" || params === null || !("requestId" in params)) return {};
  const { requestId } = params;
  return typeof requestId === "string" ? { requestId, type: "type" in params ? params.type : undefined } : {};
}
