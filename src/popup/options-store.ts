/** The options page's mirror of the background. */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { inputIntents, readInput } from "./options/input-intents.ts";
import { limitIntents, readLimits } from "./options/limit-intents.ts";
import { modelIntents, readModels } from "./options/model-intents.ts";
import { EMPTY_OPTIONS, type OptionsIntents, type OptionsState } from "./options/options-state.ts";
import { readRuns, runIntents } from "./options/run-intents.ts";
import { readSecrets, secretIntents } from "./options/secret-intents.ts";
import { readSites, siteIntents } from "./options/site-intents.ts";

export interface Options {
  store: StoreApi<OptionsState>;
  intents: OptionsIntents;
}

/** The one hook of the options page. */
export function useOptionsState(options: Options): OptionsState {
  return useStore(options.store);
}

export function openOptions(): Options {
  const store = createStore<OptionsState>(() => EMPTY_OPTIONS);
  const intents = {
    ...modelIntents(store),
    ...siteIntents(store),
    ...secretIntents(store),
    ...inputIntents(store),
    ...limitIntents(store),
    ...runIntents(store),
  };
  readModels(store);
  readSites(store);
  readSecrets(store);
  readInput(store);
  readLimits(store);
  readRuns(store);
  intents.findModels();
  return { store, intents };
}
