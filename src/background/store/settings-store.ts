/** Model settings, the choice of input and site rules, in `storage.local`; secrets of a run in `storage.session`, which never reaches the disk. */
import { ProtocolError } from "../../protocol/errors.ts";
import { DEFAULT_LIMITS, type Limits } from "../../protocol/event.ts";
import { type SiteRule, type SiteRules, webOrigin } from "../../protocol/grant.ts";
import { limitsSchema } from "../../protocol/model-settings-schema.ts";
import {
  type AllModelSettings,
  type AllModelSettingsView,
  DEFAULT_INPUT,
  INPUTS,
  type Input,
  type ModelGroup,
  type ModelSettings,
} from "../../protocol/settings.ts";
import { localArea, sessionArea } from "./kept-area.ts";
import {
  changeModels,
  endpointOrigins,
  keysOf,
  type ModelSettingsChange,
  readStoredModels,
  resolveModel,
  viewModels,
} from "./model-roles.ts";

/** Content scripts run beside hostile pages: neither keys nor rules are theirs to read. */
export async function closeStorageToPages(): Promise<void> {
  await chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
  await chrome.storage.session.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
}

async function readModels(): Promise<AllModelSettings> {
  return readStoredModels(await localArea.get("models"), await localArea.get("model"));
}

/** What a role's requests are made with, as it stands now. */
export async function readModelSettings(group: ModelGroup): Promise<ModelSettings> {
  return resolveModel(await readModels(), group);
}

/** Every API key that is kept: what must never be written down or sent to anyone but its endpoint. */
export async function readModelKeys(): Promise<string[]> {
  return keysOf(await readModels());
}

/** The origins of the endpoints in use: Chrome's permission for them is needed as long as they are. */
export async function readModelOrigins(): Promise<string[]> {
  return endpointOrigins(await readModels());
}

export async function readModelsView(): Promise<AllModelSettingsView> {
  return viewModels(await readModels());
}

/** One change after the other: each reads what the one before it wrote. */
let writing: Promise<unknown> = Promise.resolve();

function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
  const done = writing.then(change);
  writing = done.catch(() => undefined);
  return done;
}

/** Changes the fields of a group that are given; the key is kept unless a new one is. */
export function writeModelSettings(group: ModelGroup, change: ModelSettingsChange): Promise<AllModelSettingsView> {
  return inTurn(async () => {
    const models = changeModels(await readModels(), group, change);
    await localArea.set({ models });
    await localArea.remove("model"); // Where an earlier version kept its one endpoint, with the key.
    return viewModels(models);
  });
}

/** How the inputs of a task that begins now are made. */
export async function readInput(): Promise<Input> {
  const input = await localArea.get("input");
  return INPUTS.find((known) => known === input) ?? DEFAULT_INPUT;
}

export async function writeInput(input: Input): Promise<Input> {
  await localArea.set({ input });
  return input;
}

/** What bounds a task that begins now. */
export async function readLimits(): Promise<Limits> {
  const limits = limitsSchema.safeParse(await localArea.get("limits"));
  return limits.success ? (limits.data as Limits) : DEFAULT_LIMITS; // A bound that is absent was stored as absent.
}

export async function writeLimits(limits: Limits): Promise<Limits> {
  await localArea.set({ limits });
  return limits;
}

export async function readSites(): Promise<SiteRules> {
  const sites = await localArea.get("sites");
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
  await localArea.set({ sites });
  return sites;
}

/** Notes that a run has looked at these sites, for those of them that the user has set something for. */
export function noteSiteUse(origins: readonly string[], at: number): Promise<void> {
  return inTurn(async () => {
    const sites = await readSites();
    const used = Object.entries(sites).filter(([origin]) => origins.includes(origin));
    if (used.length === 0) return;
    const noted = used.map(([origin, rule]) => [origin, { ...rule, lastUsed: at }]);
    await localArea.set({ sites: { ...sites, ...Object.fromEntries(noted) } });
  });
}

/** Sites that Chrome was asked for on behalf of a task: what it lets us into for that is to be given back. */
export async function readLentSites(): Promise<string[]> {
  const lent = await localArea.get("lent");
  return Array.isArray(lent) ? lent.filter((origin) => typeof origin === "string") : [];
}

/** Written before Chrome is asked: its yes may come when nobody waits for it any more. */
export function lendSite(origin: string): Promise<void> {
  return inTurn(async () => localArea.set({ lent: [...new Set([...(await readLentSites()), origin])] }));
}

export function forgetLentSites(origins: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const lent = await readLentSites();
    const left = lent.filter((origin) => !origins.includes(origin));
    if (left.length < lent.length) await localArea.set({ lent: left });
  });
}

const secretsKey = (runId: string) => `secrets:${runId}`;

export async function readRunSecrets(runId: string): Promise<Record<string, string>> {
  const secrets = await sessionArea.get(secretsKey(runId));
  return typeof secrets === "object" && secrets !== null ? (secrets as Record<string, string>) : {}; // Written below alone.
}

export async function writeRunSecrets(runId: string, secrets: Record<string, string>): Promise<void> {
  await sessionArea.set({ [secretsKey(runId)]: secrets });
}

/** Keeps a value until the run ends: one after the other, for a name stands for one value. @returns its name */
export function addRunSecret(runId: string, value: string): Promise<string> {
  return inTurn(async () => {
    const secrets = await readRunSecrets(runId);
    const known = Object.keys(secrets).find((name) => secrets[name] === value);
    if (known) return known;
    const name = `task-${Object.keys(secrets).length + 1}`;
    await writeRunSecrets(runId, { ...secrets, [name]: value });
    return name;
  });
}

export async function forgetRunSecrets(runId: string): Promise<void> {
  await sessionArea.remove(secretsKey(runId));
}
