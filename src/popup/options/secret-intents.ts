/** What the options page does about secrets when it is asked to. A value goes to the background and never comes back. */
import type { StoreApi } from "zustand/vanilla";
import { callBackground } from "../messaging.ts";
import type { OptionsState, SecretIntents } from "./options-state.ts";
import { readSite } from "./site-address.ts";

type Store = StoreApi<OptionsState>;

export function secretIntents(store: Store): SecretIntents {
  return {
    addSecret: (name, value, site) => addSecret(store, name, value, site),
    forgetSecret: (name) => void take(store, callBackground("secret-forget", { name })),
  };
}

export const readSecrets = (store: Store): Promise<boolean> => take(store, callBackground("secrets-read", null));

async function addSecret(store: Store, name: string, value: string, text: string): Promise<boolean> {
  const site = readSite(text);
  if (site.ok) return take(store, callBackground("secret-add", { name, value, origin: site.origin }));
  store.setState({ secretProblem: site.problem });
  return false;
}

async function take(store: Store, asked: ReturnType<typeof callBackground<"secrets-read">>): Promise<boolean> {
  const reply = await asked;
  store.setState(reply.ok ? { secrets: reply.value, secretProblem: null } : { secretProblem: reply.error.message });
  return reply.ok;
}
