/**
 * Takes a tab back by one page, by the page's own history: `chrome.tabs.goBack` passes over pages on which nobody did
 * anything before they were left, as Chrome's button does, and so over every page that a run left by an address.
 * @throws when there is no page to go back to
 */
export async function goBack(tabId: number): Promise<void> {
  const stepped = chrome.scripting.executeScript({
    target: { tabId },
    injectImmediately: true,
    func: () => {
      const pages = history.length;
      history.back();
      return pages;
    },
  });
  // Where no script is let in, such as on an error page, there is only Chrome's way.
  const [answer] = await stepped.catch(() => []);
  if (!answer) return chrome.tabs.goBack(tabId);
  if (answer.result === 1) throw new Error("There is no page to go back to.");
}

/** Takes a page to a fragment of its own, which leaves no trace in its history. Where no script is let in it stays. */
export async function goTo(tabId: number, fragment: string): Promise<void> {
  const target = { tabId };
  const func = (place: string) => location.replace(place);
  await chrome.scripting.executeScript({ target, func, args: [fragment] }).catch(() => undefined);
}
