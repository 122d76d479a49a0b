/** Where a tab is, and how the log says where it has gone. */
import { webOrigin } from "../../protocol/grant.ts";

/** The origin that a tab shows or is loading; null when that is no web page. */
export async function originOfTab(tabId: number): Promise<string | null> {
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return webOrigin(tab?.pendingUrl || tab?.url || "") ?? null;
}

/** Where a tab has gone. Queries stay out of it: they may hold anything. */
export function movedTo(before: string | undefined, now: string): string {
  if (before === now) return "page reloaded";
  const isSamePlace = before !== undefined && shortUrl(before) === shortUrl(now);
  return `url → ${shortUrl(now)}${isSamePlace ? " (its query changed)" : ""}`;
}

/** The addresses that were asked for on the way, where one led on to another; empty when none did. */
export function byWayOf(asked: readonly string[], now: string): string {
  const way = [...new Set(asked.map(shortUrl))].filter((address) => address !== shortUrl(now));
  return way.length > 0 ? ` by way of ${way.join(", ")}` : "";
}

/** An address as origin and path; what is none stays as it is. */
export function shortUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
