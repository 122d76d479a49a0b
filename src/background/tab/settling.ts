/** What has come of an action, once the page is quiet or the next one is there. */
import type { LiveDocument, TabResult } from "../../agent/index.ts";
import type { ActionResult } from "../../protocol/action.ts";
import { downloadsOf, requestsEnded } from "../debugger.ts";
import { askDocument, nullWhenGone } from "../document/content-link.ts";
import type { RequestMark } from "../requests-in-flight.ts";
import { byWayOf, movedTo, originOfTab } from "./addresses.ts";
import { leaveErrorPage, liveDocuments } from "./frames.ts";
import { NO_ANSWER, stoppedAt } from "./moving.ts";
import type { NavigationWatch } from "./navigation-watch.ts";

/** How long a page may stay restless after an action, and before it is looked at for the first time. */
export const SETTLE_LIMIT_MS = 3000;
/** What an answer makes a page ask for is waited for as well; a page that asks again and again is not. */
const LONGEST_CHAIN = 4;
const REQUESTS_LIMIT_MS = 5000;

/** An action that was made in a page, and the tab since. */
export interface Performed {
  tabId: number;
  /** The document in which it was made. */
  documentId: string;
  /** Whether it was made of inputs of the browser's own, which count as the user's in the tab's history. */
  trusted: boolean;
  result: ActionResult;
  watch: NavigationWatch;
  /** The page's requests from the action on. */
  requests: RequestMark;
  /** How many downloads the tab had begun before it. */
  downloads: number;
  /** What the tab showed before it. */
  before: LiveDocument | undefined;
}

/** Waits until the page is quiet or the next one is there, and says what changed. */
export async function settle(performed: Performed): Promise<TabResult> {
  const { tabId, trusted, result, watch, before } = performed;
  const settled = await untilQuiet(performed).catch(nullWhenGone);
  if (watch.started) await watch.finished();
  const [now] = await liveDocuments(tabId);
  if (watch.failed || !now) {
    if (before) await leaveErrorPage(tabId, before, trusted);
    if (watch.stoppedAt !== undefined) return stoppedAt(watch.stoppedAt, result.effect);
    return { outcome: "failed", effect: `${result.effect}\nthe page could not be opened`.trim() };
  }
  // What was sent may have arrived: to say that nothing was done would invite to do it twice.
  if (watch.isLate && before?.documentId === now.documentId) {
    return { outcome: "unknown", effect: `${result.effect}\n${NO_ANSWER}`.trim() };
  }
  return withChanges(performed, now, settled?.changes ?? null);
}

/**
 * Waits for the document, and for what it asks of its server. The browser tells of requests only who is attached:
 * without that the document has to guess.
 */
async function untilQuiet({ tabId, documentId, trusted, watch, requests }: Performed): Promise<{ changes: string[] }> {
  const deadline = Date.now() + REQUESTS_LIMIT_MS;
  for (let links = 1; ; links++) {
    const limit = { limitMs: SETTLE_LIMIT_MS, requestsKnown: trusted };
    const settled = await askDocument({ tabId, documentId }, "settle-wait", limit);
    // The page that comes is waited for by itself.
    const isLast = !trusted || watch.started || links === LONGEST_CHAIN || Date.now() > deadline;
    if (isLast || !(await requestsEnded(tabId, requests))) return settled;
  }
}

/** @param changes what the document says of itself; null when it is gone */
async function withChanges(performed: Performed, now: LiveDocument, changes: string[] | null): Promise<TabResult> {
  const { result, watch, before } = performed;
  const replaced = changes === null || watch.started || before?.documentId !== now.documentId;
  if (watch.stoppedAt !== undefined) return stoppedAt(watch.stoppedAt, result.effect);
  const effects = [result.effect, ...(changes ?? [])];
  effects.push(...downloadsSince(performed));
  if (replaced) effects.push(movedTo(before?.url, now.url) + byWayOf(watch.asked, now.url));
  const opened = await openedBy(watch);
  const changed = replaced || opened.length > 0 || effects.some((line) => line && line !== "no change");
  const effect = [...new Set(effects.filter(Boolean))].join("\n") || (opened.length > 0 ? "" : "no change");
  const outcome = result.outcome === "done" && !changed ? "no-change" : result.outcome;
  return { ...result, outcome, effect, opened };
}

/** What was begun to be saved. Without the debugger nobody tells, only that what was asked for is no page. */
function downloadsSince({ tabId, trusted, watch, downloads }: Performed): string[] {
  if (trusted)
    return downloadsOf(tabId)
      .slice(downloads)
      .map((name) => `download started: ${name}`);
  return watch.aborted ? ["what it leads to is no page: a download, perhaps"] : [];
}

/** The tabs that were opened, and where they are now. */
async function openedBy({ openedTabs }: NavigationWatch): Promise<{ tabId: number; origin: string }[]> {
  const opened = openedTabs.map(async (tabId) => ({ tabId, origin: (await originOfTab(tabId)) ?? "about:blank" }));
  return Promise.all(opened);
}
