/** What the panel shows of the tab it stands for, and why a tab may be out of reach. */
import { webOrigin } from "../../protocol/grant.ts";
import type { TabView } from "../../protocol/view.ts";

/** @param tabId of any tab, also one that was closed meanwhile */
export async function viewTab(tabId: number): Promise<TabView> {
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  if (!tab)
    return {
      tabId,
      title: "",
      url: null,
      origin: null,
      obstacle: "This tab was closed. Open the page again and start there.",
    };
  const address = tab.pendingUrl || tab.url || "";
  const origin = webOrigin(address) ?? null;
  const url = origin === null ? null : `${origin}${new URL(address).pathname}`;
  return { tabId, title: tab.title ?? "", url, origin, obstacle: obstacleOf(address) };
}

const STORES = ["https://chromewebstore.google.com", "https://chrome.google.com"];

/** Why Chrome lets no extension into a page, with what to do instead; null when it does. */
export function obstacleOf(address: string): string | null {
  if (address === "")
    return "Deckhand cannot see this page's address. Open its popup from the toolbar while the page is shown.";
  const origin = webOrigin(address);
  if (origin === undefined) {
    return `Deckhand works on web pages only, and this tab shows ${schemeOf(address)} instead. Open a web page (http or https) and try there.`;
  }
  if (STORES.includes(origin)) return "Chrome lets no extension into the Web Store. Open another page and try there.";
  return null;
}

const schemeOf = (address: string) =>
  URL.canParse(address) ? `an address that begins with ${new URL(address).protocol}` : "something else";
