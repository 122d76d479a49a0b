/** Which model each role asks, worked out of what is set for all roles and for one. */
import { ConfigurationError, ProtocolError } from "../../protocol/errors.ts";
import { webOrigin } from "../../protocol/grant.ts";
import {
  allModelSettingsSchema,
  modelSettingsSchema,
  roleSettingsSchema,
} from "../../protocol/model-settings-schema.ts";
import { PRICES_REFUSED, parsePrices } from "../../protocol/prices.ts";
import {
  type AllModelSettings,
  type AllModelSettingsView,
  DEFAULT_BASE_URL,
  isModelConfigured,
  MODEL_ROLES,
  type ModelGroup,
  type ModelRole,
  type ModelSettings,
  type ModelSettingsView,
  NO_MODEL,
  type RoleSettings,
} from "../../protocol/settings.ts";

/** A change of some fields of a group; what is absent stays as it is. */
export type ModelSettingsChange = Partial<RoleSettings>;

const NOTHING_SET: AllModelSettings = { all: NO_MODEL, roles: {} };
const NOTHING_OF_ITS_OWN: RoleSettings = { provider: "", baseUrl: "", apiKey: "", model: "" };

/**
 * Settings as they were stored, by this version or by an earlier one, which knew a single endpoint for everything.
 * @param stored what lies under `models`
 * @param earlier what an earlier version left under `model`: base URL, API key and model, without a provider
 */
export function readStoredModels(stored: unknown, earlier: unknown): AllModelSettings {
  const models = allModelSettingsSchema.safeParse(stored);
  if (models.success) return models.data;
  const endpoint = typeof earlier === "object" && earlier !== null ? earlier : {};
  const all = modelSettingsSchema.safeParse({ provider: NO_MODEL.provider, ...endpoint });
  return all.success ? { all: all.data, roles: {} } : NOTHING_SET;
}

/**
 * What a group's requests are made with. A role takes from all roles what it has not set itself, but a key never
 * follows it to another server: the key of all roles is for the origin of all roles alone.
 */
export function resolveModel({ all, roles }: AllModelSettings, group: ModelGroup): ModelSettings {
  const own = group === "all" ? undefined : roles[group];
  if (!own) return all;
  const baseUrl = own.baseUrl || all.baseUrl;
  return {
    provider: own.provider || all.provider,
    baseUrl,
    apiKey: own.apiKey || (isSameServer(baseUrl, all.baseUrl) ? all.apiKey : ""),
    model: own.model || all.model,
    prices: own.prices || (isSameModel(own, all) ? all.prices : undefined),
  };
}

/** Whether a role that says little of its own asks what all roles ask. */
const isSameModel = (own: RoleSettings, all: ModelSettings): boolean =>
  (own.model === "" || own.model === all.model) && isSameServer(own.baseUrl || all.baseUrl, all.baseUrl);

/** Addresses that are none have no origin, and what has none is the same as nothing. */
function isSameServer(one: string, other: string): boolean {
  const origin = endpointOrigin(one);
  return origin !== undefined && origin === endpointOrigin(other);
}

function endpointOrigin(baseUrl: string): string | undefined {
  return webOrigin(baseUrl || DEFAULT_BASE_URL);
}

/**
 * The settings with some fields of one group changed.
 * @throws {ProtocolError} when all roles would be left without a provider.
 */
export function changeModels(models: AllModelSettings, group: ModelGroup, change: ModelSettingsChange) {
  return group === "all" ? changeAll(models, change) : changeRole(models, group, change);
}

function changeAll({ all, roles }: AllModelSettings, change: ModelSettingsChange): AllModelSettings {
  const changed = modelSettingsSchema.safeParse({ ...all, ...change });
  if (!changed.success) throw new ProtocolError("message-invalid", "These model settings are not of the known shape.");
  return { all: trimmed(changed.data), roles };
}

function changeRole({ all, roles }: AllModelSettings, role: ModelRole, change: ModelSettingsChange): AllModelSettings {
  const { [role]: own = NOTHING_OF_ITS_OWN, ...others } = roles;
  const changed = trimmed(roleSettingsSchema.parse({ ...own, ...change }));
  const hasAny = Object.values(changed).some(Boolean);
  return { all, roles: hasAny ? { ...others, [role]: changed } : others };
}

function trimmed<Settings extends RoleSettings>(settings: Settings): Settings {
  const { baseUrl, apiKey, model, prices } = settings;
  if (parsePrices(prices ?? "") === null) throw new ConfigurationError("prices-unreadable", PRICES_REFUSED);
  return {
    ...settings,
    baseUrl: baseUrl.trim(),
    apiKey: apiKey.trim(),
    model: model.trim(),
    prices: prices?.trim(),
  };
}

/** What our pages are told: each group's own fields, and of a key only that there is one. */
export function viewModels(models: AllModelSettings): AllModelSettingsView {
  const { all, roles } = models;
  const viewRole = (role: ModelRole) => viewGroup(roles[role] ?? NOTHING_OF_ITS_OWN);
  return {
    groups: {
      // With a key alone it is OpenAI's own endpoint; that it is should be seen.
      all: { ...viewGroup(all), baseUrl: all.baseUrl || (all.apiKey ? DEFAULT_BASE_URL : "") },
      navigator: viewRole("navigator"),
      planner: viewRole("planner"),
      critic: viewRole("critic"),
      extractor: viewRole("extractor"),
    },
    configured: isModelConfigured(resolveModel(models, "navigator")),
  };
}

function viewGroup({ provider, baseUrl, model, prices, apiKey }: RoleSettings): ModelSettingsView {
  return { provider, baseUrl, model, prices, hasKey: apiKey !== "" };
}

/** Every key that is kept, whether or not a role uses it now. */
export function keysOf({ all, roles }: AllModelSettings): string[] {
  const keys = [all.apiKey, ...Object.values(roles).map(({ apiKey }) => apiKey)];
  return [...new Set(keys.filter((key) => key !== ""))];
}

/** The origins that roles ask, each once. Chrome's own model has none. */
export function endpointOrigins(models: AllModelSettings): string[] {
  const asked = MODEL_ROLES.map((role) => resolveModel(models, role)).filter(isModelConfigured);
  const origins = asked.map(({ provider, baseUrl }) => (provider === "built-in" ? undefined : endpointOrigin(baseUrl)));
  return [...new Set(origins.filter((origin) => origin !== undefined))];
}
