import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findLocalModels } from "./find-local-models.ts";
import { TestPromptApi } from "./test-prompt-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const OLLAMA = "http://127.0.0.1:11434/api/tags";
const LM_STUDIO = "http://127.0.0.1:1234/v1/models";

/** What answers at an address: a body, a status, an answer that the browser hides, or one that never comes. */
type Server = object | number | "hidden" | "silent";

/** The browser's fetch, as far as addresses of this machine go. */
function machine(servers: Record<string, Server>) {
  const asked: string[] = [];
  const fetch = async (address: string | URL | Request, options: RequestInit = {}): Promise<Response> => {
    const url = String(address);
    options.signal?.throwIfAborted();
    asked.push(`${options.mode ?? "cors"} ${url}`);
    const server = servers[url];
    if (server === undefined) throw new TypeError("Failed to fetch");
    if (server === "silent") return new Promise((_, reject) => options.signal?.addEventListener("abort", reject));
    if (typeof server === "number") return new Response(null, { status: server });
    if (server !== "hidden") return Response.json(server);
    if (options.mode !== "no-cors") throw new TypeError("Failed to fetch");
    return Object.defineProperty(Response.error(), "type", { value: "opaque" });
  };
  return { fetch, asked };
}

const find = (servers: Record<string, Server>) => findLocalModels(machine(servers).fetch, null);

const TAGS = {
  models: [
    { name: "qwen3:8b", details: { family: "qwen3", parameter_size: "8B" } },
    { name: "all-minilm:latest", details: { family: "bert" } },
    { name: "some-vectors:1b", details: { family: "nomic-bert" } },
    { name: "nomic-embed-text:latest", details: null },
    { name: "llama3.2:latest" },
  ],
};

test("models that chat are found, with the address that the settings take; those that embed are left out", async () => {
  const data = [{ id: "qwen/qwen3-4b" }, { id: "text-embedding-nomic-embed-text-v1.5" }, { id: "baai/bge-m3" }];
  const chrome = new TestPromptApi();
  const { fetch } = machine({ [OLLAMA]: TAGS, [LM_STUDIO]: { object: "list", data } });
  const at = (port: number, model: string) => ({
    provider: "openai-compatible",
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model,
  });
  expect(await findLocalModels(fetch, chrome.api)).toEqual({
    models: [
      { server: "Ollama", settings: at(11434, "qwen3:8b") },
      { server: "Ollama", settings: at(11434, "llama3.2:latest") },
      { server: "LM Studio", settings: at(1234, "qwen/qwen3-4b") },
      { server: "Chrome", settings: { provider: "built-in", baseUrl: "", model: "" } },
    ],
    obstacles: [],
  });
});

test("where nothing runs there is nothing to say", async () => {
  expect(await find({})).toEqual({ models: [], obstacles: [] });
});

test("Ollama that lets no extension in is an obstacle, with its remedy", async () => {
  const found = await find({ [OLLAMA]: 403 });
  expect(found).toEqual({ models: [], obstacles: [expect.stringContaining("OLLAMA_ORIGINS=chrome-extension://*")] });
});

test.each([
  [OLLAMA, "Ollama seems to run at 127.0.0.1:11434"],
  [LM_STUDIO, "LM Studio seems to run at 127.0.0.1:1234"],
])("an answer of %s that the browser hides is told from none", async (address, sentence) => {
  const { fetch, asked } = machine({ [address]: "hidden" });
  const found = await findLocalModels(fetch, null);
  expect(found).toEqual({ models: [], obstacles: [expect.stringContaining(sentence)] });
  expect(asked).toContain(`no-cors ${address}`);
});

test.each<[string, Server]>([
  ["another service", { hello: "world" }],
  ["a list of something else", { models: [{ id: 1 }], data: "none" }],
  ["an error", 500],
])("%s on the port is nobody we know", async (_name, server) => {
  expect(await find({ [OLLAMA]: server, [LM_STUDIO]: server })).toEqual({ models: [], obstacles: [] });
});

test("a server that does not answer and a browser that does not hold nobody up", async () => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(new DOMException("late", "TimeoutError")), ms);
    return aborter.signal;
  });
  const never = () => new Promise<never>(() => undefined);
  const { fetch } = machine({ [OLLAMA]: "silent", [LM_STUDIO]: { data: [{ id: "m" }] } });
  const found = findLocalModels(fetch, { availability: never, create: never });
  await vi.advanceTimersByTimeAsync(1500);
  expect((await found).models.map(({ server }) => server)).toEqual(["LM Studio"]);
});
