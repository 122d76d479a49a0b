/** What the options page does about a task's bounds when it is asked to. */
import type { StoreApi } from "zustand/vanilla";
import { callBackground } from "../messaging.ts";
import { withLimit } from "./limit-words.ts";
import type { LimitIntents, OptionsState } from "./options-state.ts";

type Store = StoreApi<OptionsState>;

/** Joins the bounds to the background. */
export function limitIntents(store: Store): LimitIntents {
  return {
    setLimit: async (name, text) => {
      const { limits } = store.getState();
      if (limits === null) return false;
      const changed = withLimit(limits, name, text);
      if (typeof changed === "string") return refuse(store, changed);
      const reply = await callBackground("limits-write", changed);
      if (!reply.ok) return refuse(store, reply.error.message);
      store.setState({ limits: reply.value, limitProblem: null });
      return true;
    },
  };
}

function refuse(store: Store, limitProblem: string): false {
  store.setState({ limitProblem });
  return false;
}

export async function readLimits(store: Store): Promise<void> {
  const reply = await callBackground("limits-read", null);
  store.setState(reply.ok ? { limits: reply.value } : { limitProblem: reply.error.message });
}
