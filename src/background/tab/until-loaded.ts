/** The empty page that a tab begins with; an address that is given to it before is dropped now and then. A closed tab loads no more. */
export async function untilLoaded(tabId: number): Promise<void> {
  const isLoaded = (tab: chrome.tabs.Tab | null) => tab === null || tab.status === "complete";
  await new Promise<void>((resolve) => {
    const settle = () => {
      chrome.tabs.onUpdated.removeListener(check);
      chrome.tabs.onRemoved.removeListener(closed);
      resolve();
    };
    const check = async () => {
      if (isLoaded(await chrome.tabs.get(tabId).catch(() => null))) settle();
    };
    const closed = (id: number) => {
      if (id === tabId) settle();
    };
    chrome.tabs.onUpdated.addListener(check);
    chrome.tabs.onRemoved.addListener(closed);
    void check();
  });
}
