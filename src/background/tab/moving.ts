/** Takes a tab to another page, and waits until that can be used. */
import type { LiveDocument, TabResult } from "../../agent/index.ts";
import { byWayOf, movedTo, shortUrl } from "./addresses.ts";
import { leaveErrorPage, liveDocuments } from "./frames.ts";
import { goBack, goTo } from "./go-back.ts";
import type { HeldByDialog } from "./held-by-dialog.ts";
import { NavigationWatch } from "./navigation-watch.ts";

/** Said of a page that was asked for and does not come. */
export const NO_ANSWER =
  "the page that this leads to has not answered yet; the one before is still here: wait for the other, or go on";

export class TabMoves {
  /** @param dialog of the page: one may ask whether to leave it, and hold up the move */
  constructor(
    private readonly tabId: number,
    private readonly dialog: HeldByDialog,
  ) {}

  async navigate(address: string, signal: AbortSignal): Promise<TabResult> {
    const go = () => chrome.tabs.update(this.tabId, { url: address });
    return this.moveOrStay(`${shortUrl(address)} could not be opened`, signal, go);
  }

  /** To a site that nobody allowed no way leads back either: a page that hears of going back could go there itself. */
  goBack(signal: AbortSignal): Promise<TabResult> {
    return this.moveOrStay("there is no page to go back to", signal, () => goBack(this.tabId));
  }

  /** Moves, and where that came to nothing leaves the error page that Chrome puts there. */
  private async moveOrStay(problem: string, signal: AbortSignal, go: () => Promise<unknown>): Promise<TabResult> {
    const [before] = await liveDocuments(this.tabId);
    const result = await this.move(problem, signal, go);
    if ((result.outcome === "failed" || result.stoppedAt !== undefined) && before)
      await leaveErrorPage(this.tabId, before, false);
    return result;
  }

  /** By its address: Chrome's own way sends a form again that the page came of. */
  async reload(signal: AbortSignal): Promise<TabResult> {
    const [{ url = "" } = {}] = await liveDocuments(this.tabId);
    const [address = "", fragment] = url.split(/(?=#)/);
    const go = () => chrome.tabs.update(this.tabId, { url: address });
    const result = await this.move("the page could not be loaded again", signal, go);
    // With it the address is that of the page which is there, and leads nowhere.
    if (fragment !== undefined && result.outcome === "done") await goTo(this.tabId, fragment);
    return result;
  }

  /** @param problem what to say when the tab stays without the page */
  private move(problem: string, signal: AbortSignal, go: () => Promise<unknown>): Promise<TabResult> {
    return this.dialog.hold(this.moveNow(problem, signal, go));
  }

  private async moveNow(problem: string, signal: AbortSignal, go: () => Promise<unknown>): Promise<TabResult> {
    const [before] = await liveDocuments(this.tabId);
    const watch = new NavigationWatch(this.tabId);
    try {
      if (signal.aborted) return { outcome: "skipped", effect: "the run has ended" };
      // Chrome says why in words for developers; what it comes to is that the page stayed.
      const isMoving = await go().then(
        () => true,
        () => false,
      );
      if (!isMoving) return { outcome: "failed", effect: problem };
      await watch.finished();
      return arrival(problem, watch, before, (await liveDocuments(this.tabId))[0]);
    } finally {
      watch.stop();
    }
  }
}

/** @param done what had been done before the browser stopped it */
export function stoppedAt(address: string, done: string): TabResult {
  const effect = `the page wanted to go to ${shortUrl(address)}, which nobody allowed: it was stopped, and is still here`;
  return { outcome: "denied", effect: `${done}\n${effect}`.trim(), stoppedAt: address };
}

/** What has come of a move that is over. */
function arrival(
  problem: string,
  watch: NavigationWatch,
  before: LiveDocument | undefined,
  now: LiveDocument | undefined,
): TabResult {
  if (watch.stoppedAt !== undefined) return stoppedAt(watch.stoppedAt, "");
  if (watch.failed || !now) return { outcome: "failed", effect: problem };
  if (watch.isLate && before?.documentId === now.documentId) return { outcome: "failed", effect: NO_ANSWER };
  if (!watch.started && !watch.movedByScript) return { outcome: "failed", effect: "the page stayed where it was" };
  return { outcome: "done", effect: movedTo(before?.url, now.url) + byWayOf(watch.asked, now.url) };
}
