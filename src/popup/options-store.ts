/**
 * The options page's mirror of the background. It meets `chrome.permissions` (through host-access.ts), because
 * Chrome's prompt for a site needs the click or key press that happened here.
 */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type SiteRule, webOrigin } from "../protocol/grant.ts";
import { DEFAULT_BASE_URL, type ModelSettings } from "../protocol/settings.ts";
import { requestHostAccess } from "./host-access.ts";
import { callBackground } from "./messaging.ts";
import { EMPTY_OPTIONS, type OptionsIntents, type OptionsState, type Progress } from "./options/options-state.ts";
import { readSite } from "./options/site-address.ts";

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
  readModels(store);
  readSites(store);
  const inOrder = oneAfterTheOther();
  return {
    store,
    intents: {
      saveModel: (change) => inOrder(() => saveModel(store, change)),
      testConnection: () => void inOrder(() => testConnection(store)),
      addSite: (text) => addSite(store, text),
      setSite: (origin, rule) => void setSite(store, origin, rule),
      forgetSite: (origin) => void writeSite(store, origin, null),
    },
  };
}

/** The click on Test connection also ends a field's editing: the test has to wait until that is saved. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

function report(store: StoreApi<OptionsState>, progress: Progress): void {
  store.setState({ progress });
}

async function readModels(store: StoreApi<OptionsState>): Promise<void> {
  const reply = await callBackground("settings-read", null);
  if (reply.ok) store.setState({ models: reply.value.groups.all });
  else report(store, { kind: "problem", message: reply.error.message });
}

async function saveModel(store: StoreApi<OptionsState>, change: Partial<ModelSettings>): Promise<boolean> {
  const { baseUrl } = change;
  if (baseUrl && webOrigin(baseUrl) === undefined) {
    const message = `“${baseUrl}” is not an address of a model. It should look like ${DEFAULT_BASE_URL}.`;
    report(store, { kind: "problem", message });
    return false;
  }
  const reply = await callBackground("settings-write", { group: "all", change });
  if (!reply.ok) {
    report(store, { kind: "problem", message: reply.error.message });
    return false;
  }
  store.setState({ models: reply.value.groups.all, progress: { kind: "saved" } });
  const refusal = baseUrl ? await openEndpoint(baseUrl) : null;
  if (refusal !== null) report(store, { kind: "problem", message: `Saved. ${refusal}` });
  return true;
}

async function testConnection(store: StoreApi<OptionsState>): Promise<void> {
  report(store, { kind: "testing" });
  const refusal = await openEndpoint(store.getState().models?.baseUrl || DEFAULT_BASE_URL);
  const reply = await callBackground("connection-test", { group: "all" });
  if (reply.ok) report(store, { kind: "connected", ...reply.value });
  else report(store, { kind: "problem", message: [reply.error.message, refusal].filter(Boolean).join(" ") });
}

/** Asks Chrome for the endpoint's origin; what to do when it was refused, else null. */
async function openEndpoint(baseUrl: string): Promise<string | null> {
  const origin = webOrigin(baseUrl);
  if (origin === undefined || (await requestHostAccess(origin)) === "held") return null;
  return `Chrome has not let Deckhand reach ${origin}. Press Test connection to be asked again.`;
}

async function readSites(store: StoreApi<OptionsState>): Promise<void> {
  const reply = await callBackground("sites-read", null);
  store.setState(reply.ok ? { sites: reply.value } : { siteProblem: reply.error.message });
}

async function addSite(store: StoreApi<OptionsState>, text: string): Promise<boolean> {
  const site = readSite(text);
  const problem = site.ok ? listedAlready(store, site.origin) : site.problem;
  if (problem !== null || !site.ok) {
    store.setState({ siteProblem: problem });
    return false;
  }
  return writeSite(store, site.origin, { read: "ask", write: "ask" });
}

function listedAlready(store: StoreApi<OptionsState>, origin: string): string | null {
  const { sites } = store.getState();
  return sites && Object.hasOwn(sites, origin) ? `${origin} is in the table already.` : null;
}

async function setSite(store: StoreApi<OptionsState>, origin: string, rule: Partial<SiteRule>): Promise<void> {
  const isWritten = await writeSite(store, origin, rule);
  if (!isWritten || (rule.read !== "allow" && rule.write !== "allow")) return;
  if ((await requestHostAccess(origin)) === "held") return;
  const siteProblem = `Saved. Chrome has not let Deckhand into ${origin} yet: it will ask when a task needs it.`;
  store.setState({ siteProblem });
}

async function writeSite(
  store: StoreApi<OptionsState>,
  origin: string,
  rule: Partial<SiteRule> | null,
): Promise<boolean> {
  const reply = await callBackground("site-write", { origin, rule });
  store.setState(reply.ok ? { sites: reply.value, siteProblem: null } : { siteProblem: reply.error.message });
  return reply.ok;
}
