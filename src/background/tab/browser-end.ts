/**
 * When a browser is quit its tabs go first, and the worker lives on for a moment. What happens in that moment looks like a
 * fault of the run, but is none: the run is to wait for its user when the browser is started again.
 */

/** How long a worker may outlive the tabs of a browser that is being quit; its death ends the wait. */
const LAST_MOMENT_MS = 3000;

/** Goes on at once while the tab is there; else only if the browser is too, some seconds later. */
export async function unlessBrowserEnds(tabId: number): Promise<void> {
  if (await isOpen(tabId)) return;
  await new Promise((resolve) => setTimeout(resolve, LAST_MOMENT_MS));
}

const isOpen = (tabId: number): Promise<boolean> =>
  chrome.tabs.get(tabId).then(
    () => true,
    () => false,
  );
