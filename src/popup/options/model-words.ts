/** What the options page says of models, worked out of what the background tells. */
import { webOrigin } from "../../protocol/grant.ts";
import {
  type AllModelSettingsView,
  DEFAULT_BASE_URL,
  type FoundModel,
  isModelConfigured,
  type ModelRole,
  type ModelSettingsView,
  type RoleSettings,
} from "../../protocol/settings.ts";

/** The roles that are asked for something today; a group for any other would set what nobody reads. */
export const SHOWN_ROLES = ["navigator", "planner", "extractor"] as const satisfies ModelRole[];
export type ShownRole = (typeof SHOWN_ROLES)[number];
export const SHOWN_GROUPS = ["all", ...SHOWN_ROLES] as const;
export type ShownGroup = (typeof SHOWN_GROUPS)[number];

export type ModelField = keyof RoleSettings;
export const MODEL_FIELDS: readonly ModelField[] = ["provider", "baseUrl", "apiKey", "model", "prices"];

export const FIELD_LABELS: Record<ModelField, string> = {
  provider: "Provider",
  baseUrl: "Base URL",
  apiKey: "API key",
  model: "Model",
  prices: "Price of a million tokens",
};

export const ROLE_WORDS: Record<ShownRole, { name: string; purpose: string }> = {
  navigator: { name: "Navigator", purpose: "Looks at the page and chooses the next action, at every step." },
  planner: { name: "Planner", purpose: "Asked seldom, for the way on. The most capable model is worth it here." },
  extractor: { name: "Extractor", purpose: "Takes facts and lists out of long pages. A small, fast model will do." },
};

type Groups = AllModelSettingsView["groups"];

/** What a group's requests are made with: the background decides it, this shows it. */
export function effectiveModel(groups: Groups, group: ShownGroup): ModelSettingsView {
  const { all, [group]: own } = groups;
  if (group === "all") return all;
  const baseUrl = own.baseUrl || all.baseUrl;
  return {
    provider: own.provider || all.provider,
    baseUrl,
    model: own.model || all.model,
    hasKey: own.hasKey || (all.hasKey && endpointOrigin(baseUrl) === endpointOrigin(all.baseUrl)),
  };
}

/** The origin that a group's requests go to; undefined for Chrome's own model and for what is no address. */
export function originOf({ groups }: AllModelSettingsView, group: ShownGroup): string | undefined {
  const { provider, baseUrl } = effectiveModel(groups, group);
  return provider === "built-in" ? undefined : endpointOrigin(baseUrl);
}

function endpointOrigin(baseUrl: string): string | undefined {
  return webOrigin(baseUrl || DEFAULT_BASE_URL);
}

/** Whether a role has anything that is not simply that of all roles. */
export function hasOwnSettings({ provider, baseUrl, model, prices, hasKey }: ModelSettingsView): boolean {
  return provider !== "" || baseUrl !== "" || model !== "" || (prices ?? "") !== "" || hasKey;
}

/** The model that a group asks now, in a few words. */
export function usedModel(groups: Groups, group: ShownGroup): string {
  const { provider, baseUrl, model, hasKey } = effectiveModel(groups, group);
  if (provider === "built-in") return "Chrome’s built-in model";
  const isConfigured = isModelConfigured({
    provider: "openai-compatible",
    baseUrl,
    model,
    apiKey: hasKey ? "kept" : "", // That there is one is all that is known here, and all that counts.
  });
  return isConfigured ? `${model} at ${hostOf(baseUrl)}` : "no model yet";
}

function hostOf(baseUrl: string): string {
  const address = baseUrl || DEFAULT_BASE_URL;
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What an empty field of a group stands for. */
export function placeholders(groups: Groups, group: ShownGroup): Record<Exclude<ModelField, "provider">, string> {
  const { all, [group]: own } = groups;
  return {
    baseUrl: (group !== "all" && all.baseUrl) || DEFAULT_BASE_URL,
    apiKey: own.hasKey ? "Saved; type to replace" : keyPlaceholder(groups, group),
    model: (group !== "all" && all.model) || "gpt-4.1-mini, qwen3:8b, …",
    prices: "$ asked, from the cache, answered: 3, 0.30, 15",
  };
}

function keyPlaceholder(groups: Groups, group: ShownGroup): string {
  if (group === "all" || !groups.all.hasKey) return "Not needed for most models on this machine";
  return effectiveModel(groups, group).hasKey ? "As for all roles" : "None is sent to this server";
}

/** Whether all roles ask this very model already. */
export function isInUse({ settings }: FoundModel, all: ModelSettingsView): boolean {
  if (settings.provider !== all.provider) return false;
  return settings.provider === "built-in" || (settings.baseUrl === all.baseUrl && settings.model === all.model);
}

/** What a found model is called where its name stands alone; Chrome's has no name of its own. */
export function nameOfFound({ server, settings }: FoundModel): string {
  return settings.provider === "built-in" ? "Chrome’s built-in model" : `${settings.model} (${server})`;
}
