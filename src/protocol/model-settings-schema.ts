/** Apart from `settings.ts`, whose constants our pages use without a parser. */
import * as z from "zod/mini";
import { type AllModelSettings, MODEL_ROLES, type ModelSettings, type RoleSettings } from "./settings.ts";

const provider = z.enum(["openai-compatible", "built-in"]);
const text = z.string().check(z.maxLength(5000));
const endpoint = { baseUrl: text, apiKey: text, model: text, prices: z.optional(text) };

export const limitsSchema = z.object({
  steps: z.int().check(z.gte(1), z.lte(10_000)),
  seconds: z.number().check(z.gte(1), z.lte(1_000_000)),
  tokens: z.optional(z.int().check(z.gte(1))),
  dollars: z.optional(z.number().check(z.gt(0))),
});

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
