/** The door: every provider behind one port. */
import type { LanguageModel } from "../protocol/model.ts";
import type { ModelSettings } from "../protocol/settings.ts";
import { builtInModel } from "./built-in.ts";
import { openAICompatible } from "./openai-compatible.ts";

export { findLocalModels } from "./find-local-models.ts";
export { builtInModel, openAICompatible };

/**
 * The model that the settings name.
 * @throws {ConfigurationError} when they cannot work: no model, no key where one is needed, a bad address.
 */
export function languageModel(settings: ModelSettings): LanguageModel {
  return settings.provider === "built-in" ? builtInModel() : openAICompatible(settings);
}
