import { openOptions, useOptionsState } from "../options-store.ts";
import { OptionsPage } from "./options-page.tsx";
import { watchPointer } from "./when-released.ts";

document.documentElement.lang = "en";
document.title = "Deckhand settings";
watchPointer(document);
const options = openOptions();

/** The options page, joined to its store. */
export function OptionsRoot() {
  return <OptionsPage state={useOptionsState(options)} intents={options.intents} />;
}
