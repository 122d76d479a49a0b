/** Looks for models on this machine, so that nobody has to know a port or a name. */
import * as z from "zod/mini";
import type { FoundModel, FoundModels } from "../protocol/settings.ts";
import { builtInAvailability } from "./built-in.ts";
import { letsNoExtensionIn } from "./faults.ts";
import { type PromptApi, promptApi } from "./prompt-api.ts";

const LIMIT_MS = 1500;

interface Server {
  name: string;
  origin: string;
  /** Where it lists its models. */
  list: string;
  /** Names of the models that can chat, from what the list holds. */
  read(body: unknown): string[];
}

const tagsSchema = z.object({
  models: z.array(z.object({ name: z.string(), details: z.nullish(z.object({ family: z.nullish(z.string()) })) })),
});
const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const OLLAMA: Server = {
  name: "Ollama",
  origin: "http://127.0.0.1:11434",
  list: "/api/tags",
  read: (body) => {
    const parsed = tagsSchema.safeParse(body);
    const models = parsed.success ? parsed.data.models : [];
    return models.filter(({ details }) => !isEmbedding(details?.family ?? "")).map(({ name }) => name);
  },
};

const LM_STUDIO: Server = {
  name: "LM Studio",
  origin: "http://127.0.0.1:1234",
  list: "/v1/models",
  read: (body) => {
    const parsed = modelsSchema.safeParse(body);
    return parsed.success ? parsed.data.data.map(({ id }) => id) : [];
  },
};

/** Models that turn text into vectors, and others that do not chat; by the names that are common for them. */
function isEmbedding(name: string): boolean {
  return /embed|rerank|bert|minilm|(?:^|[/-])(?:bge|gte|e5)-|whisper|clip-vit/i.test(name);
}

/**
 * The chat models that Ollama, LM Studio and Chrome have here, and what stands in the way of those that are there but
 * cannot be asked. Takes at most 1.5 s; never throws.
 */
export async function findLocalModels(
  fetch: typeof globalThis.fetch = globalThis.fetch,
  api: PromptApi | null = promptApi(),
): Promise<FoundModels> {
  const found = await Promise.all([lookAt(OLLAMA, fetch), lookAt(LM_STUDIO, fetch), lookAtChrome(api)]);
  return { models: found.flatMap(({ models }) => models), obstacles: found.flatMap(({ obstacles }) => obstacles) };
}

const NOTHING: FoundModels = { models: [], obstacles: [] };

async function lookAtChrome(api: PromptApi | null): Promise<FoundModels> {
  const late = new Promise<"unavailable">((resolve) => setTimeout(() => resolve("unavailable"), LIMIT_MS));
  const state = await Promise.race([builtInAvailability(api), late]);
  if (state === "unavailable") return NOTHING;
  return {
    models: [{ server: "Chrome", settings: { provider: "built-in", baseUrl: "", model: "" } }],
    obstacles: [],
  };
}

async function lookAt(server: Server, fetch: typeof globalThis.fetch): Promise<FoundModels> {
  // One limit for both requests.
  const signal = AbortSignal.timeout(LIMIT_MS);
  const options: RequestInit = { signal, redirect: "error", credentials: "omit" };
  try {
    const response = await fetch(`${server.origin}${server.list}`, options);
    if (response.status === 403) return obstacle(letsNoExtensionIn(new URL(server.origin).host));
    return response.ok ? modelsOf(server, await response.json()) : NOTHING;
  } catch {
    return (await answersUnreadably(server, fetch, options)) ? obstacle(notLetIn(server)) : NOTHING;
  }
}

/** The browser hides an answer without CORS headers as if there were none; an opaque request succeeds where one came. */
async function answersUnreadably(
  { origin, list }: Server,
  fetch: typeof globalThis.fetch,
  options: RequestInit,
): Promise<boolean> {
  try {
    const response = await fetch(`${origin}${list}`, { ...options, mode: "no-cors" });
    return response.type === "opaque";
  } catch {
    return false;
  }
}

function modelsOf(server: Server, body: unknown): FoundModels {
  const names = server.read(body).filter((name) => !isEmbedding(name));
  return { models: names.map((model) => foundAt(server, model)), obstacles: [] };
}

function foundAt({ name, origin }: Server, model: string): FoundModel {
  return { server: name, settings: { provider: "openai-compatible", baseUrl: `${origin}/v1`, model } };
}

const obstacle = (sentence: string): FoundModels => ({ models: [], obstacles: [sentence] });

function notLetIn({ name, origin }: Server): string {
  return `${name} seems to run at ${new URL(origin).host}, but Chrome does not let Deckhand read its answer yet. Put ${origin}/v1 into Base URL and press Test connection: Chrome then asks whether Deckhand may go there.`;
}
