/** What the options page does about input when it is asked to. */
import type { StoreApi } from "zustand/vanilla";
import type { Input } from "../../protocol/settings.ts";
import { callBackground } from "../messaging.ts";
import type { InputIntents, OptionsState } from "./options-state.ts";

type Store = StoreApi<OptionsState>;

/** Joins the choice of input to the background. */
export function inputIntents(store: Store): InputIntents {
  return { setInput: (input) => void setInput(store, input) };
}

export async function readInput(store: Store): Promise<void> {
  const reply = await callBackground("input-read", null);
  store.setState(reply.ok ? { input: reply.value } : { inputProblem: reply.error.message });
}

/** Shown as chosen at once, as a radio is; what could not be kept is shown as it was. */
async function setInput(store: Store, input: Input): Promise<void> {
  const before = store.getState().input;
  store.setState({ input, inputProblem: null });
  const reply = await callBackground("input-write", { input });
  if (!reply.ok) store.setState({ input: before, inputProblem: reply.error.message });
}
