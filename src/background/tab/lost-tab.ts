/** Finds a run its tab again: a restart of the browser leaves it none, for its tabs are other tabs now. */
import { PageError } from "../../protocol/errors.ts";
import { within } from "../time-limit.ts";
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
 * @throws {PageError} `tab-closed` when the user has closed it meanwhile
 */
export async function tabFor(
  address: string,
  isTaken: (tabId: number) => boolean,
): Promise<{ tabId: number; origin: string }> {
  const [only, ...others] = (await tabsAt(address)).filter((tabId) => !isTaken(tabId));
  const tabId = only !== undefined && others.length === 0 ? only : await openTab(address);
  const origin = await originOfTab(tabId);
  if (origin === null) throw new PageError("tab-closed", "The tab was closed before its page had loaded.");
  return { tabId, origin };
}

/** A page that goes on loading can be read all the same. */
const LOAD_LIMIT_MS = 10_000;

async function openTab(address: string): Promise<number> {
  const { id } = await chrome.tabs.create({ url: address });
  if (id === undefined) throw new Error("Chrome opened no tab.");
  await within(LOAD_LIMIT_MS, untilLoaded(id), () => undefined);
  return id;
}
