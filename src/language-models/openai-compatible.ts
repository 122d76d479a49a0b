/** Any endpoint that speaks OpenAI's chat completions, streaming. */
import OpenAI, { APIError, APIUserAbortError } from "openai";
import { ConfigurationError, ModelError } from "../protocol/errors.ts";
import type { Usage } from "../protocol/event.ts";
import type { LanguageModel, ModelDelta, ModelRequest } from "../protocol/model.ts";
import type { ModelSettings } from "../protocol/settings.ts";
import { endpointUrl } from "./endpoint.ts";
import { toFault } from "./faults.ts";
import { withStallLimit } from "./stall.ts";

/** A local model may think for minutes before its first token; between two tokens two minutes are a stall. */
const FIRST_TOKEN_MS = 10 * 60_000;
const BETWEEN_TOKENS_MS = 120_000;

/** How an endpoint can be told the shape of its answer, best first. */
const FORMATS = ["json_schema", "json_object", "none"] as const;
type Format = (typeof FORMATS)[number];

/**
 * A model at an OpenAI-compatible endpoint.
 * @throws {ConfigurationError} when the settings cannot work: no model, no key where one is needed, a bad address.
 */
export function openAICompatible(settings: ModelSettings): LanguageModel {
  const endpoint = endpointUrl(settings.baseUrl);
  const model = settings.model.trim();
  requireModelAndKey(endpoint, model, settings.apiKey);
  const client = new OpenAI({
    baseURL: endpoint.href.replace(/\/$/, ""),
    apiKey: settings.apiKey || "none",
    ...(settings.apiKey ? {} : { defaultHeaders: { Authorization: null } }),
    // The key lies in the extension's own storage and is sent by its worker: no web page can read either.
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    timeout: FIRST_TOKEN_MS,
    // A redirect could carry the key to another host.
    fetchOptions: { redirect: "error" },
  });
  let format: Format = FORMATS[0];

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelDelta> {
    for (;;) {
      try {
        yield* streamOnce(client, model, request, format, signal);
        return;
      } catch (error) {
        const simpler = FORMATS[FORMATS.indexOf(format) + 1];
        if (isFormatRefusal(error) && simpler) format = simpler;
        else throw toFault(error, endpoint, model, Date.now());
      }
    }
  }
  return { label: `${endpoint.host}/${model}`, stream };
}

function requireModelAndKey(endpoint: URL, model: string, apiKey: string): void {
  if (!model) throw new ConfigurationError("no-model", "No model is set. Name one in Deckhand's options under Models.");
  if (!apiKey && endpoint.host === "api.openai.com") {
    throw new ConfigurationError("no-key", "OpenAI needs an API key. Put it into Deckhand's options under Models.");
  }
}

/** Whether the endpoint refused the way the answer's shape was asked for, rather than the request itself. */
function isFormatRefusal(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  return /response_format|json_schema|json_object|schema/i.test(error.message);
}

async function* streamOnce(
  client: OpenAI,
  model: string,
  request: ModelRequest,
  format: Format,
  signal: AbortSignal,
): AsyncGenerator<ModelDelta> {
  const chunks = await client.chat.completions.create(
    {
      model,
      messages: request.messages,
      stream: true,
      stream_options: { include_usage: true },
      ...responseFormat(format, request.answerSchema),
    },
    { signal },
  );
  let finish: string | null = null;
  let answered = false;
  let usage: Usage = { in: 0, cached: 0, out: 0 };
  for await (const chunk of withStallLimit(chunks, BETWEEN_TOKENS_MS, () => chunks.controller.abort())) {
    answered = true;
    if (chunk.usage) usage = toUsage(chunk.usage);
    const choice = chunk.choices[0];
    if (choice?.delta?.content) yield { kind: "text", text: choice.delta.content };
    finish = choice?.finish_reason ?? finish;
  }
  // The client ends its iteration quietly when it was aborted; that must not look like a finished answer.
  if (signal.aborted) throw new APIUserAbortError();
  if (!answered) throw notAnEndpoint(client.baseURL);
  yield { kind: "end", usage, finish: checkedFinish(finish) };
}

/** A web page or another service answered 200 with something that holds no chunk of a completion. */
function notAnEndpoint(baseUrl: string): ConfigurationError {
  return new ConfigurationError(
    "endpoint-invalid",
    `${baseUrl} answered, but not as a model's endpoint does. Check the Base URL in Deckhand's options; it usually ends in /v1.`,
  );
}

function checkedFinish(finish: string | null): "stop" | "length" {
  if (finish === null) {
    throw new ModelError("answer-cut", "The model's answer broke off in the middle.", { retryable: true });
  }
  if (finish === "content_filter") {
    throw new ModelError("endpoint-refused", "The provider's content filter stopped the answer.");
  }
  return finish === "length" ? "length" : "stop";
}

function responseFormat(format: Format, schema: Record<string, unknown>) {
  if (format === "json_schema") {
    return { response_format: { type: "json_schema" as const, json_schema: { name: "turn", schema, strict: false } } };
  }
  return format === "json_object" ? { response_format: { type: "json_object" as const } } : {};
}

function toUsage(usage: OpenAI.CompletionUsage): Usage {
  return {
    in: usage.prompt_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    out: usage.completion_tokens,
  };
}
