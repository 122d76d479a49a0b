/** Whether a message comes from one of our own pages. Content scripts share our id, but not our address. */
export function isOurPage(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("")) === true;
}
