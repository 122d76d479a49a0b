/** The service worker. It only wires: every listener is registered synchronously, for an event wakes it only then. */
import { isOurNotice } from "./content-notice.ts";
import { listenToDebugger } from "./debugger.ts";
import { servePort } from "./panel-ports.ts";
import { routeMessages } from "./router.ts";
import { RunController } from "./run-controller.ts";
import { closeStorageToPages } from "./store/settings-store.ts";

const controller = new RunController();

controller.recover(closeStorageToPages().then(isNewBrowserSession));

routeMessages(controller);
chrome.runtime.onConnect.addListener((port) => servePort(port, controller));
chrome.runtime.onMessage.addListener((message: unknown, sender) => {
  if (isOurNotice(message, sender) && sender.tab?.id !== undefined) {
    void controller.userActed(sender.tab.id, sender.documentId, message.what).catch(() => undefined);
  }
});
chrome.tabs.onCreated.addListener(() => controller.guardAgain());
chrome.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) =>
  controller.tabOpened(tabId, sourceTabId),
);
// A tab that was blank shows by now whose it is.
chrome.webNavigation.onCommitted.addListener(({ frameId }) => {
  if (frameId === 0) controller.guardAgain();
});
chrome.tabs.onRemoved.addListener((tabId, { isWindowClosing }) => void controller.tabClosed(tabId, isWindowClosing));
chrome.tabs.onReplaced.addListener(
  (added, removed) => void controller.tabReplaced(added, removed).catch(() => undefined),
);
chrome.storage.onChanged.addListener(() => controller.guardAgain());
listenToDebugger({
  dialogOpened: (tabId, dialog) => void controller.dialogOpened(tabId, dialog),
  dialogClosed: (tabId, accepted) => void controller.dialogClosed(tabId, accepted).catch(() => undefined),
  detached: (tabId, byUser) => {
    if (byUser) void controller.debuggingCancelled(tabId).catch(() => undefined);
  },
});
// Being woken is all it takes: what was interrupted is taken up at every start of the worker.
chrome.alarms.onAlarm.addListener(() => undefined);

/** `storage.session` lives as long as the browser does. */
async function isNewBrowserSession(): Promise<boolean> {
  const { running } = await chrome.storage.session.get("running");
  await chrome.storage.session.set({ running: true });
  return running !== true;
}
