/** Chrome may end the worker at any moment; this ends it now. */
import { Door } from "./door.ts";
import type { Panel } from "./panel.ts";

/** Ends the worker as the browser does when it needs the memory; what was only in memory is gone. */
export async function killWorker(panel: Panel): Promise<void> {
  const session = await panel.page.context().newCDPSession(panel.page);
  const stopped = new Door();
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    if (versions.some(({ runningStatus }) => runningStatus === "stopped")) stopped.open();
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped.opened;
  await session.detach();
}
