/** What the options page does about models on this computer. */
import type { StoreApi } from "zustand/vanilla";
import { webOrigin } from "../../protocol/grant.ts";
import type { AllModelSettingsView, FoundModel, RoleSettings } from "../../protocol/settings.ts";
import { callBackground } from "../messaging.ts";
import type { EndpointAccess } from "./endpoint-access.ts";
import { nameOfFound, originOf } from "./model-words.ts";
import type { FoundState, OptionsState } from "./options-state.ts";

type Store = StoreApi<OptionsState>;

function setFound(store: Store, change: Partial<FoundState>): void {
  store.setState(({ found }) => ({ found: { ...found, ...change } }));
}

/** Looks for models; those found before stay in the list until it is known better. */
export async function findModels(store: Store): Promise<void> {
  setFound(store, { looking: true, note: "", problem: null });
  const reply = await callBackground("models-find", null);
  if (reply.ok) setFound(store, { ...reply.value, looking: false });
  else setFound(store, { looking: false, problem: reply.error.message });
}

/** Fills and saves the settings for all roles with a model that was found. */
export async function useFound(store: Store, access: EndpointAccess, model: FoundModel): Promise<void> {
  setFound(store, { note: "", problem: null });
  const { models } = store.getState();
  const change = settingsToUse(model, models);
  const reply = await callBackground("settings-write", { group: "all", change });
  if (!reply.ok) return setFound(store, { problem: reply.error.message });
  fillAllRoles(store, reply.value);
  const note = [`All roles use ${nameOfFound(model)} now.`, models && change.apiKey === "" && removedKey(models)];
  setFound(store, { note: note.filter(Boolean).join(" ") });
  setFound(store, { problem: await access.ask(originOf(reply.value, "all"), performance.now()) });
}

function fillAllRoles(store: Store, models: AllModelSettingsView): void {
  store.setState(({ groups }) => ({
    models,
    groups: { ...groups, all: { progress: { kind: "none" }, refused: {}, fills: groups.all.fills + 1 } },
  }));
}

/**
 * Chrome's own model has no address, so the endpoint's stays for the way back. A key is for the server that it was
 * given for: another one does not get it.
 */
function settingsToUse({ settings }: FoundModel, models: AllModelSettingsView | null): Partial<RoleSettings> {
  if (settings.provider === "built-in") return { provider: "built-in" };
  const { baseUrl, hasKey } = models?.groups.all ?? { baseUrl: "", hasKey: false };
  return { ...settings, ...(hasKey && webOrigin(baseUrl) !== webOrigin(settings.baseUrl) ? { apiKey: "" } : {}) };
}

function removedKey({ groups }: AllModelSettingsView): string {
  return `The key for ${webOrigin(groups.all.baseUrl) ?? groups.all.baseUrl} was removed, for this is another server.`;
}
