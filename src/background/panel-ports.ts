/** State flows down: to a panel as whole views, to the command line as the events themselves. */
import { EVENTS_PORT, type EventsPush, PANEL_PORT, type PanelPush } from "../protocol/messages.ts";
import { isOurPage } from "./our-pages.ts";
import { type RunController, viewOfSession } from "./run-controller.ts";

/** Several events of one moment are shown at once. */
const COALESCE_MS = 30;

/** Serves every port that one of our own pages opens; others are closed. */
export function servePort(port: chrome.runtime.Port, controller: RunController): void {
  if (!port.sender || !isOurPage(port.sender)) port.disconnect();
  else if (port.name.startsWith(PANEL_PORT)) serveViews(port, Number(port.name.slice(PANEL_PORT.length)), controller);
  else if (port.name.startsWith(EVENTS_PORT)) void serveEvents(port, port.name.slice(EVENTS_PORT.length), controller);
}

function serveViews(port: chrome.runtime.Port, tabId: number, controller: RunController): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: (() => PanelPush) | undefined;
  /** A view is made when it is sent: many changes of one moment cost one. */
  const push = (make: () => PanelPush) => {
    pending = make;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (pending) port.postMessage(pending());
    }, COALESCE_MS);
  };
  const unwatch = controller.watch((session) => {
    if (controller.isShownOn(session, tabId)) push(() => ({ view: viewOfSession(session) }));
  });
  port.onDisconnect.addListener(() => {
    clearTimeout(timer);
    unwatch();
  });
  // A change that comes while the first view is read is newer than it.
  void controller.view(tabId).then((view) => pending ?? push(() => ({ view })));
}

async function serveEvents(port: chrome.runtime.Port, runId: string, controller: RunController): Promise<void> {
  let sent = 0;
  const send = (events: readonly { seq: number }[]) => {
    const fresh = events.filter(({ seq }) => seq > sent);
    sent = fresh.at(-1)?.seq ?? sent;
    if (fresh.length > 0) port.postMessage({ events: fresh } as EventsPush); // Filtered from the run's own events.
  };
  const unwatch = controller.watch((session, event) => {
    if (session.runId === runId && event) send(session.events);
  });
  port.onDisconnect.addListener(unwatch);
  send(await controller.events(runId));
}
