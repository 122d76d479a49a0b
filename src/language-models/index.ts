/** The door: every provider behind one port. */
import type { LanguageModel } from "../protocol/model.ts";
import { parsePrices } from "../protocol/prices.ts";
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
  if (settings.provider === "built-in") return builtInModel();
  const prices = parsePrices(settings.prices ?? "");
  const model = openAICompatible(settings);
  return prices === null || prices === "none" ? model : { ...model, prices };
}
