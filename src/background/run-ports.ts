/** What a run needs of the world, over `chrome.*` and what the user has set. */
import type { Ports } from "../agent/index.ts";
import { languageModel } from "../language-models/index.ts";
import { AgentError } from "../protocol/errors.ts";
import type { LanguageModel } from "../protocol/model.ts";
import type { Input, ModelRole } from "../protocol/settings.ts";
import { directCommands } from "./direct-commands-port.ts";
import type { Passage } from "./sites/navigation-guard.ts";
import { admitted, reachable } from "./sites/site-access.ts";
import { appendEvent, rewriteEvents } from "./store/journal-store.ts";
import { readSavedSecrets } from "./store/saved-secrets.ts";
import {
  addRunSecret,
  lendSite,
  readModelKeys,
  readModelSettings,
  readRunSecrets,
  readSites,
  writeSite,
} from "./store/settings-store.ts";
import { unlessBrowserEnds } from "./tab/browser-end.ts";
import { RunTabs } from "./tab/run-tabs.ts";

export interface RunPorts extends Ports {
  page: RunTabs;
}

export interface RunPlace {
  runId: string;
  tabId: number;
  withModel: boolean;
  input: Input;
  /** Does something that may lead a tab elsewhere, while the browser lets it. */
  passing<Value>(passage: Passage, work: () => Promise<Value>): Promise<Value>;
  /** A tab's page does not answer. */
  silent(tabId: number): void;
}

/** `unusable`: why there is no model though the run wants one, as a sentence. */
export async function portsOf(place: RunPlace): Promise<{ ports: RunPorts; unusable: string | null }> {
  const { runId, tabId, withModel, input, passing, silent } = place;
  const { model, unusable } = withModel ? await configuredModel("navigator") : { model: null, unusable: null };
  const page = new RunTabs(tabId, passing, { input, silent });
  const ports: RunPorts = {
    page,
    model,
    modelFor: async (role) => (withModel ? (await configuredModel(role)).model : null),
    direct: directCommands,
    journal: {
      append: async (event) => {
        if (event.type === "run.finished" && event.status === "failed") await unlessBrowserEnds(page.currentTabId);
        await appendEvent(event);
      },
      rewrite: rewriteEvents,
    },
    sites: {
      read: readSites,
      write: async (origin, rule) => void (await writeSite(origin, rule)),
      reachable: (origin) => reachable(page.currentTabId, origin),
      admitted: async (origin, signal) => {
        await lendSite(origin);
        return admitted(origin, signal);
      },
    },
    secrets: {
      values: () => secretValues(runId),
      saved: savedOrigins,
      masked: () => maskedSecrets(runId),
      add: (value) => addRunSecret(runId, value),
    },
    clock: { now: () => Date.now(), sleep },
    random: () => crypto.randomUUID().replaceAll("-", "").slice(0, 16),
  };
  return { ports, unusable };
}

async function configuredModel(role: ModelRole): Promise<{ model: LanguageModel | null; unusable: string | null }> {
  try {
    return { model: languageModel(await readModelSettings(role)), unusable: null };
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    return { model: null, unusable: error.message };
  }
}

/** Short keys are placeholders of local servers, and words that occur by themselves. */
const SHORTEST_KEY = 12;

/** What must never be written or sent: the secrets of the run, and the API keys, which no placeholder stands for. */
async function maskedSecrets(runId: string): Promise<Record<string, string>> {
  const keys = (await readModelKeys()).filter((key) => key.length >= SHORTEST_KEY);
  const named = keys.map((key, index) => [index === 0 ? "api-key" : `api-key-${index + 1}`, key]);
  return { ...(await secretValues(runId)), ...Object.fromEntries(named) };
}

/** The secrets of the task and those that the user has saved, by name. */
async function secretValues(runId: string): Promise<Record<string, string>> {
  const saved = (await readSavedSecrets()).map(({ name, value }) => [name, value]);
  return { ...Object.fromEntries(saved), ...(await readRunSecrets(runId)) };
}

async function savedOrigins(): Promise<Record<string, string>> {
  return Object.fromEntries((await readSavedSecrets()).map(({ name, origin }) => [name, origin]));
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish);
    if (signal.aborted) finish();
  });
}
