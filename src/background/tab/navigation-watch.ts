/** What happens to a tab's address while an action runs: a navigation, a change by script, a tab that was opened. */

/** Longest wait for a page that was asked for. */
const NAVIGATION_LIMIT_MS = 15_000;
/** Images and late scripts may still be loading when a page can already be used. */
const COMPLETE_LIMIT_MS = 2000;

/** `aborted`: a download, an empty answer, or another navigation in its place; the page that was there stays. */
/** What Chrome says of a request that a rule of ours has stopped. */
const STOPPED = "net::ERR_BLOCKED_BY_CLIENT";

type Stage = "idle" | "started" | "ready" | "complete" | "failed" | "aborted";

/** Watches one tab from its creation to `stop`. */
export class NavigationWatch {
  /** Tabs that the watched one has opened. */
  readonly openedTabs: number[] = [];
  /** Every page that was asked for or came, oldest first; of a server's redirects only the first and the last. */
  readonly asked: string[] = [];
  movedByScript = false;
  /** The address at which our rules stopped the tab, or a tab that it opened. */
  stoppedAt: string | undefined;
  private stage: Stage = "idle";
  private readonly waiters = new Set<() => void>();
  private readonly removers: (() => void)[] = [];

  constructor(private readonly tabId: number) {
    const { webNavigation } = chrome;
    this.listen(webNavigation.onBeforeNavigate, ({ url }) => {
      this.asked.push(url);
      this.enter("started");
    });
    this.listen(webNavigation.onCommitted, ({ url }) => this.asked.push(url));
    this.listen(webNavigation.onDOMContentLoaded, () => this.enter("ready"));
    this.listen(webNavigation.onCompleted, () => this.enter("complete"));
    this.listen(webNavigation.onErrorOccurred, ({ error, url }) => {
      if (error === STOPPED) this.stoppedAt = url;
      this.enter(error === "net::ERR_ABORTED" ? "aborted" : "failed");
    });
    this.listen(webNavigation.onHistoryStateUpdated, () => this.move());
    this.listen(webNavigation.onReferenceFragmentUpdated, () => this.move());
    this.listenForTabs();
    this.listenForStoppedTabs();
  }

  get started(): boolean {
    return this.stage !== "idle" && this.stage !== "aborted";
  }

  /** A page was asked for, and nothing that can be used has come of it so far. */
  get isLate(): boolean {
    return this.stage === "started";
  }

  get failed(): boolean {
    return this.stage === "failed";
  }

  /** What was asked for is no page, or another was asked for in its place. */
  get aborted(): boolean {
    return this.stage === "aborted";
  }

  /** Waits until the new page can be used: its document is there, and complete or late. */
  async finished(): Promise<void> {
    await this.reached(["ready", "complete", "failed", "aborted"], NAVIGATION_LIMIT_MS);
    await this.reached(["complete", "failed", "aborted"], COMPLETE_LIMIT_MS);
  }

  stop(): void {
    for (const remove of this.removers) remove();
  }

  private enter(stage: Stage): void {
    this.stage = stage;
    this.wake();
  }

  /** The address changed and the document stayed. */
  private move(): void {
    this.movedByScript = true;
    this.wake();
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }

  private reached(stages: Stage[], limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        const stayed = this.movedByScript && this.stage === "idle";
        if (!stayed && !stages.includes(this.stage)) return;
        this.waiters.delete(check);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiters.delete(check);
        resolve();
      }, limitMs);
      this.waiters.add(check);
      check();
    });
  }

  /** Listens for events of the tab's top frame. A tab that was just made also tells of the empty page that it begins with. */
  private listen<Details extends { tabId: number; frameId: number; url: string }>(
    event: chrome.events.Event<(details: Details) => void>,
    take: (details: Details) => void,
  ): void {
    const listener = (details: Details) => {
      const isTop = details.tabId === this.tabId && details.frameId === 0;
      if (isTop && details.url !== "about:blank") take(details);
    };
    event.addListener(listener);
    this.removers.push(() => event.removeListener(listener));
  }

  /** A tab in which our rules stopped the first page is nobody's: it is closed. */
  private listenForStoppedTabs(): void {
    const { onErrorOccurred } = chrome.webNavigation;
    const listener = ({
      tabId,
      frameId,
      error,
      url,
    }: {
      tabId: number;
      frameId: number;
      error: string;
      url: string;
    }) => {
      const at = this.openedTabs.indexOf(tabId);
      if (at < 0 || frameId !== 0 || error !== STOPPED) return;
      this.openedTabs.splice(at, 1);
      this.stoppedAt = url;
      // It may be gone already.
      void chrome.tabs.remove(tabId).catch(() => undefined);
    };
    onErrorOccurred.addListener(listener);
    this.removers.push(() => onErrorOccurred.removeListener(listener));
  }

  private listenForTabs(): void {
    const listener = (details: { sourceTabId: number; tabId: number }) => {
      if (details.sourceTabId === this.tabId) this.openedTabs.push(details.tabId);
    };
    chrome.webNavigation.onCreatedNavigationTarget.addListener(listener);
    this.removers.push(() => chrome.webNavigation.onCreatedNavigationTarget.removeListener(listener));
  }
}
