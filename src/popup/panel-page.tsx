import { App, type Frame } from "./app.tsx";
import { openPanel, usePanelState } from "./run-store.ts";

document.documentElement.lang = "en";
const panel = openPanel(location.search);

/** Popup and side panel: the same app, joined to the store. */
export function PanelPage({ frame }: { frame: Frame }) {
  return <App frame={frame} state={usePanelState(panel)} intents={panel.intents} />;
}
