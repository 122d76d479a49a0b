/** The empty page that a tab begins with; an address that is given to it before is dropped now and then. */
export async function untilLoaded(tabId: number): Promise<void> {
  const isLoaded = (tab: chrome.tabs.Tab | null) => tab === null || tab.status === "complete";
  await new Promise<void>((resolve) => {
    const check = async () => {
      if (!isLoaded(await chrome.tabs.get(tabId).catch(() => null))) return;
      chrome.tabs.onUpdated.removeListener(check);
      resolve();
    };
    chrome.tabs.onUpdated.addListener(check);
    void check();
  });
}
