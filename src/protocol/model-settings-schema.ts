/** Apart from `settings.ts`, whose constants our pages use without a parser. */
import * as z from "zod/mini";
import { type AllModelSettings, MODEL_ROLES, type ModelSettings, type RoleSettings } from "./settings.ts";

const provider = z.enum(["openai-compatible", "built-in"]);
const text = z.string().check(z.maxLength(5000));
const endpoint = { baseUrl: text, apiKey: text, model: text };

export const modelGroupSchema = z.enum(["all", ...MODEL_ROLES]);

export const modelSettingsSchema = z.object({ provider, ...endpoint }) satisfies z.ZodMiniType<ModelSettings>;

export const roleSettingsSchema = z.object({
  provider: z.union([provider, z.literal("")]),
  ...endpoint,
}) satisfies z.ZodMiniType<RoleSettings>;

export const allModelSettingsSchema = z.object({
  all: modelSettingsSchema,
  roles: z.partialRecord(z.enum(MODEL_ROLES), roleSettingsSchema),
}) satisfies z.ZodMiniType<AllModelSettings>;
