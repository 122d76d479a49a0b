/** An endpoint that speaks OpenAI's chat completions, and the model to ask there. */
export interface ModelSettings {
  baseUrl: string;
  apiKey: string;
  model: string;
}

export const NO_MODEL: ModelSettings = { baseUrl: "", apiKey: "", model: "" };

/** What the panel may know of the model settings: that there is a key, never the key. */
export interface ModelSettingsView {
  baseUrl: string;
  model: string;
  hasKey: boolean;
  /** Whether tasks go to a model; otherwise they are read as direct commands. */
  configured: boolean;
}

/** Whether enough is set to ask a model at all. A key is not needed everywhere: Ollama and LM Studio have none. */
export function isModelConfigured(settings: ModelSettings): boolean {
  return settings.model.trim() !== "" && (settings.baseUrl.trim() !== "" || settings.apiKey.trim() !== "");
}

export const DEFAULT_BASE_URL = "https://api.openai.com/v1";
