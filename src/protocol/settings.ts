/** What a model is asked for. By default one model does all of it. */
export const MODEL_ROLES = ["navigator", "planner", "critic", "extractor"] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

/** Whose settings are meant: those that hold for all roles, or what one role has of its own. */
export type ModelGroup = "all" | ModelRole;

/** `openai-compatible`: an endpoint that speaks OpenAI's chat completions. `built-in`: the model that comes with Chrome. */
export type ModelProvider = "openai-compatible" | "built-in";

/** A provider and the model to ask there. */
export interface ModelSettings {
  provider: ModelProvider;
  baseUrl: string;
  apiKey: string;
  model: string;
  /** What a million tokens cost, in dollars, as the user writes it: `3, 0.30, 15`. See `parsePrices`. */
  prices?: string | undefined;
}

export const NO_MODEL: ModelSettings = {
  provider: "openai-compatible",
  baseUrl: "",
  apiKey: "",
  model: "",
};

/** A role's own settings; what is empty is taken from those for all roles. The key is taken only for the same base URL, prices only for the same model. */
export type RoleSettings = Omit<ModelSettings, "provider"> & { provider: ModelProvider | "" };

export interface AllModelSettings {
  all: ModelSettings;
  roles: Partial<Record<ModelRole, RoleSettings>>;
}

/** What our pages may know of a group's settings: that there is a key, never the key. */
export interface ModelSettingsView {
  provider: ModelProvider | "";
  baseUrl: string;
  model: string;
  prices?: string | undefined;
  hasKey: boolean;
}

export interface AllModelSettingsView {
  groups: Record<ModelGroup, ModelSettingsView>;
  /** Whether tasks go to a model; otherwise they are read as direct commands. */
  configured: boolean;
}

/** A model that was found on this machine. */
export interface FoundModel {
  /** "Ollama", "LM Studio", "Chrome". */
  server: string;
  settings: Omit<ModelSettings, "apiKey" | "prices">;
}

/** What was found, and what is there but does not let Deckhand in, each with its remedy. */
export interface FoundModels {
  models: FoundModel[];
  obstacles: string[];
}

/** Whether enough is set to ask a model at all. A key is not needed everywhere: Ollama and LM Studio have none. */
export function isModelConfigured({ provider, baseUrl, apiKey, model }: ModelSettings): boolean {
  if (provider === "built-in") return true;
  return model.trim() !== "" && (baseUrl.trim() !== "" || apiKey.trim() !== "");
}

export const DEFAULT_BASE_URL = "https://api.openai.com/v1";

/** How clicks and keys are made: *trusted* by the browser, through its debugger; *synthetic* as DOM events, without. */
export const INPUTS = ["trusted", "synthetic"] as const;
export type Input = (typeof INPUTS)[number];

export const DEFAULT_INPUT: Input = "trusted";
