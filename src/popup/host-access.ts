/**
 * Chrome's own permission for a site. It can only be asked for inside a click or key press in one of our pages, which
 * is why it is asked here and not in the background; run-store.ts and options-store.ts both need it.
 */

/** `held`: granted, now or before; `refused`: the user said no; `impossible`: Chrome would not even ask. */
export type HostAccess = "held" | "refused" | "impossible";

/** Whether Chrome lets the extension into an exact origin already. */
export async function hasHostAccess(origin: string): Promise<boolean> {
  try {
    return await chrome.permissions.contains({ origins: [`${origin}/*`] });
  } catch {
    return false; // No match pattern can be made of it.
  }
}

/** Makes sure of access to an exact origin; shows Chrome's prompt when it is not held yet. */
export async function requestHostAccess(origin: string): Promise<HostAccess> {
  if (await hasHostAccess(origin)) return "held";
  try {
    return (await chrome.permissions.request({ origins: [`${origin}/*`] })) ? "held" : "refused";
  } catch (cause) {
    console.error("Deckhand: Chrome did not ask for the site", cause);
    return "impossible";
  }
}
