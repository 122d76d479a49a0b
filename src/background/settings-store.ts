/** Model settings and site rules, in `storage.local`; secrets of a run in `storage.session`, which never reaches the disk. */
import { ProtocolError } from "../protocol/errors.ts";
import { type SiteRule, type SiteRules, webOrigin } from "../protocol/grant.ts";
import { modelSettingsSchema } from "../protocol/model-settings-schema.ts";
import {
  DEFAULT_BASE_URL,
  isModelConfigured,
  type ModelSettings,
  type ModelSettingsView,
  NO_MODEL,
} from "../protocol/settings.ts";

/** Content scripts run beside hostile pages: neither keys nor rules are theirs to read. */
export async function closeStorageToPages(): Promise<void> {
  await chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
  await chrome.storage.session.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
}

export async function readModelSettings(): Promise<ModelSettings> {
  const { model } = await chrome.storage.local.get("model");
  const parsed = modelSettingsSchema.safeParse(model);
  return parsed.success ? parsed.data : NO_MODEL;
}

/** One change after the other: each reads what the one before it wrote. */
let writing: Promise<unknown> = Promise.resolve();

function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
  const done = writing.then(change);
  writing = done.catch(() => undefined);
  return done;
}

/** Changes the fields that are given; the key is kept unless a new one is. */
export function writeModelSettings(change: Partial<ModelSettings>): Promise<ModelSettings> {
  return inTurn(() => changeModelSettings(change));
}

async function changeModelSettings(change: Partial<ModelSettings>): Promise<ModelSettings> {
  const parsed = modelSettingsSchema.safeParse({ ...(await readModelSettings()), ...change });
  if (!parsed.success) throw new ProtocolError("message-invalid", "These model settings are not of the known shape.");
  const { baseUrl, apiKey, model } = parsed.data;
  const settings = { baseUrl: baseUrl.trim(), apiKey: apiKey.trim(), model: model.trim() };
  await chrome.storage.local.set({ model: settings });
  return settings;
}

export function viewOfSettings(settings: ModelSettings): ModelSettingsView {
  const { baseUrl, model, apiKey } = settings;
  return {
    baseUrl: baseUrl || (apiKey ? DEFAULT_BASE_URL : ""),
    model,
    hasKey: apiKey !== "",
    configured: isModelConfigured(settings),
  };
}

export async function readSites(): Promise<SiteRules> {
  const { sites } = await chrome.storage.local.get("sites");
  return typeof sites === "object" && sites !== null ? (sites as SiteRules) : {}; // Written by `writeSite` alone.
}

const UNDECIDED: SiteRule = { read: "ask", write: "ask" };

/** Changes what is given of the rule of one exact origin, or, with null, forgets it. */
export function writeSite(origin: string, change: Partial<SiteRule> | null): Promise<SiteRules> {
  return inTurn(() => changeSite(origin, change));
}

async function changeSite(origin: string, change: Partial<SiteRule> | null): Promise<SiteRules> {
  if (webOrigin(origin) !== origin) {
    throw new ProtocolError("message-invalid", `“${origin}” is not a site. It should look like https://example.com.`);
  }
  const { [origin]: before = UNDECIDED, ...others } = await readSites();
  const sites = change ? { ...others, [origin]: { ...before, ...change } } : others;
  await chrome.storage.local.set({ sites });
  return sites;
}

const secretsKey = (runId: string) => `secrets:${runId}`;

export async function readRunSecrets(runId: string): Promise<Record<string, string>> {
  const stored: Record<string, unknown> = await chrome.storage.session.get(secretsKey(runId));
  const secrets = stored[secretsKey(runId)];
  return typeof secrets === "object" && secrets !== null ? (secrets as Record<string, string>) : {}; // Written below alone.
}

export async function writeRunSecrets(runId: string, secrets: Record<string, string>): Promise<void> {
  await chrome.storage.session.set({ [secretsKey(runId)]: secrets });
}

export async function forgetRunSecrets(runId: string): Promise<void> {
  await chrome.storage.session.remove(secretsKey(runId));
}
