/**
 * Chrome's own say over sites, beside the user's rules: which it lets the extension into, the wait for its prompt, and
 * giving back what no task needs any more. Only pages of ours can ask for a site (src/popup/host-access.ts), since
 * Chrome wants a click for it.
 */
import { webOrigin } from "../../protocol/grant.ts";
import { within } from "../time-limit.ts";

/** How long a person may take over Chrome's prompt. No event tells of a refusal, so this is also how one is noticed. */
const PROMPT_LIMIT_MS = 30_000;

/** Chrome refuses a probe at once; what takes longer waits for the page itself. */
const PROBE_LIMIT_MS = 1000;

/** The match pattern of an exact origin. */
const patternOf = (origin: string) => `${origin}/*`;

/** Whether Chrome holds an exact origin open for the extension, in every tab. */
async function isHeld(origin: string): Promise<boolean> {
  try {
    return await chrome.permissions.contains({ origins: [patternOf(origin)] });
  } catch {
    return false; // No match pattern can be made of it: an opaque origin, a page of the browser.
  }
}

/**
 * Whether Chrome lets us into a site now: everywhere, or by activeTab in this tab, whose popup the user has opened from
 * the toolbar. Nothing of the page is read to find out. A tab that was closed shows nothing.
 */
export async function reachable(tabId: number, origin: string): Promise<boolean> {
  if (await isHeld(origin)) return true;
  // ActiveTab is for the site of the top document; frames of that site come with it, others do not.
  const top = await chrome.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
  if (!top || top.errorOccurred || webOrigin(top.url) !== origin) return false;
  return mayEnter(tabId, top.documentId);
}

/** ActiveTab can be asked about in no other way than by doing something with it. */
async function mayEnter(tabId: number, documentId: string): Promise<boolean> {
  const probe = chrome.scripting.executeScript({
    target: { tabId, documentIds: [documentId] },
    // Without it Chrome would wait until the page has loaded.
    injectImmediately: true,
    func: () => undefined,
  });
  const entered = probe.then(
    () => true,
    () => false,
  );
  return within(PROBE_LIMIT_MS, entered, () => true);
}

/**
 * Waits until Chrome lets us into a site, for which a page of ours asks the user meanwhile.
 * @returns false when it has not come within the limit, or the signal was aborted
 */
export function admitted(origin: string, signal: AbortSignal, limitMs = PROMPT_LIMIT_MS): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isAdmitted: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      chrome.permissions.onAdded.removeListener(look);
      resolve(isAdmitted);
    };
    // What was added may be wider than the site, so that Chrome is asked rather than the event read.
    const look = async () => {
      if (await isHeld(origin)) settle(true);
    };
    const onAbort = () => settle(false);
    const timer = setTimeout(settle, limitMs, false);
    signal.addEventListener("abort", onAbort);
    chrome.permissions.onAdded.addListener(look);
    if (signal.aborted) settle(false);
    else void look();
  });
}

/** Gives sites back to Chrome, so that it lets us in there no more. */
export async function giveBack(origins: readonly string[]): Promise<void> {
  for (const origin of new Set(origins)) {
    // Refused for what the build holds by its manifest, and for an origin that is none: then there is nothing to give.
    await chrome.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);
  }
}
