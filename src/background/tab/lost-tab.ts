/** Finds a run its tab again: a restart of the browser leaves it none, for its tabs are other tabs now. */
import { originOfTab, shortUrl } from "./addresses.ts";
import { untilLoaded } from "./until-loaded.ts";

/** Chrome's ids of all tabs that show an address. @param address origin and path */
export async function tabsAt(address: string): Promise<number[]> {
  const tabs = await chrome.tabs.query({});
  return tabs.flatMap(({ id, url }) => (id !== undefined && url !== undefined && shortUrl(url) === address ? id : []));
}

/**
 * The one tab that shows an address, or a new one that does. Of several nobody can say which it was.
 * @param isTaken whether a tab is another run's: two never share one
 */
export async function tabFor(
  address: string,
  isTaken: (tabId: number) => boolean,
): Promise<{ tabId: number; origin: string }> {
  const [only, ...others] = (await tabsAt(address)).filter((tabId) => !isTaken(tabId));
  const tabId = only !== undefined && others.length === 0 ? only : await openTab(address);
  return { tabId, origin: (await originOfTab(tabId)) ?? "null" };
}

async function openTab(address: string): Promise<number> {
  const { id } = await chrome.tabs.create({ url: address });
  if (id === undefined) throw new Error("Chrome opened no tab.");
  await untilLoaded(id);
  return id;
}
