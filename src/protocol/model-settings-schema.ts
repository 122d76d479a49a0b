/** Apart from `settings.ts`, whose constants our pages use without a parser. */
import * as z from "zod/mini";
import type { ModelSettings } from "./settings.ts";

export const modelSettingsSchema = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  model: z.string(),
}) satisfies z.ZodMiniType<ModelSettings>;
