/** Any endpoint that speaks OpenAI's chat completions, streaming. */
import OpenAI, { APIError, APIUserAbortError } from "openai";
import { ConfigurationError } from "../protocol/errors.ts";
import type { Usage } from "../protocol/event.ts";
import type { LanguageModel, ModelDelta, ModelRequest } from "../protocol/model.ts";
import type { ModelSettings } from "../protocol/settings.ts";
import { firstTerms, keepTerms, responseFormat, simplerTerms, type Terms } from "./answer-format.ts";
import { type CompletionPiece, readError, readPiece, readUsage } from "./completion.ts";
import { endpointUrl, LOOPBACK } from "./endpoint.ts";
import { fetchWithReadableErrors } from "./error-body.ts";
import { type Asked, brokenOff, declined, empty, filtered, toFault } from "./faults.ts";
import { FIRST_PIECE_MS, withStallLimit } from "./stall.ts";
import { CallTranscript } from "./tool-calls.ts";

/** Between two tokens two minutes are a stall; a model's thinking, where it is sent, counts as tokens. */
const LIMITS = { firstMs: FIRST_PIECE_MS, betweenMs: 120_000 };

/** A model and the client to ask it with. */
interface Line extends Asked {
  client: OpenAI;
}

/**
 * A model at an OpenAI-compatible endpoint.
 * @throws {ConfigurationError} when the settings cannot work: no model, no key where one is needed, a bad address.
 */
export function openAICompatible(settings: Omit<ModelSettings, "provider" | "prices">): LanguageModel {
  const endpoint = endpointUrl(settings.baseUrl);
  const model = settings.model.trim();
  requireModelAndKey(endpoint, model, settings.apiKey);
  const line: Line = { endpoint, model, client: clientFor(endpoint, settings.apiKey) };
  return {
    label: `${endpoint.host}/${model}`,
    stream: (request, signal) => streamOnBestTerms(line, request, signal),
  };
}

function requireModelAndKey(endpoint: URL, model: string, apiKey: string): void {
  if (!model) throw new ConfigurationError("no-model", "No model is set. Name one in Deckhand's options under Models.");
  if (!apiKey && endpoint.host === "api.openai.com") {
    throw new ConfigurationError("no-key", "OpenAI needs an API key. Put it into Deckhand's options under Models.");
  }
}

function clientFor(endpoint: URL, apiKey: string): OpenAI {
  return new OpenAI({
    baseURL: endpoint.href.replace(/\/$/, ""),
    apiKey: apiKey || "none",
    ...(apiKey ? {} : { defaultHeaders: { Authorization: null } }),
    // The key lies in the extension's own storage and is sent by its worker: no web page can read either.
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    timeout: LIMITS.firstMs,
    fetch: fetchWithReadableErrors(apiKey),
    logLevel: "off",
  });
}

/** Asks again on simpler terms where the endpoint refuses them, and keeps those that it took. */
async function* streamOnBestTerms(line: Line, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelDelta> {
  const key = `${line.endpoint.href} ${line.model}`;
  const begun = firstTerms(key, LOOPBACK.has(line.endpoint.hostname));
  for (let terms = begun; ; ) {
    try {
      const chunks = await openStream(line, request, terms, signal);
      if (terms !== begun) keepTerms(key, terms);
      yield* answerOf(line, request, chunks, signal);
      return;
    } catch (error) {
      const simpler = simplerTerms(terms, error);
      if (!simpler) throw toFault(error, line, Date.now());
      terms = simpler;
    }
  }
}

interface Chunks {
  chunks: AsyncIterable<unknown>;
  giveUp: () => void;
}

async function openStream(
  { client, model }: Line,
  request: ModelRequest,
  terms: Terms,
  signal: AbortSignal,
): Promise<Chunks> {
  const { data, response } = await client.chat.completions
    .create(
      {
        model,
        messages: request.messages,
        stream: true,
        ...(terms.countsUsage ? { stream_options: { include_usage: true } } : {}),
        ...responseFormat(terms.format, request.answerSchema),
      },
      { signal },
    )
    .withResponse();
  const giveUp = () => data.controller.abort();
  if (!/\bjson\b/.test(response.headers.get("content-type") ?? "")) return { chunks: readable(data), giveUp };
  return { chunks: readable(whole(response)), giveUp };
}

/** The one answer of a server that does not stream. */
async function* whole(response: Response): AsyncGenerator<unknown> {
  const body: unknown = await response.json();
  const error = readError(body);
  if (error) throw new APIError(undefined, error, undefined, response.headers);
  yield body;
}

/** A connection that ends in mid-stream is an error of the platform's, and half a line is none of JSON's. */
async function* readable(chunks: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof TypeError || error instanceof SyntaxError ? brokenOff(error) : error;
  }
}

async function* answerOf(
  line: Line,
  request: ModelRequest,
  { chunks, giveUp }: Chunks,
  signal: AbortSignal,
): AsyncGenerator<ModelDelta> {
  const answer = new StreamedAnswer("actions" in propertiesOf(request.answerSchema));
  for await (const chunk of withStallLimit(chunks, LIMITS, giveUp)) {
    const text = answer.push(chunk);
    if (text) yield { kind: "text", text };
  }
  // The client ends its iteration quietly when it was aborted; that must not look like a finished answer.
  if (signal.aborted) throw new APIUserAbortError();
  const rest = answer.end();
  if (rest) yield { kind: "text", text: rest };
  yield { kind: "end", usage: answer.usage ?? estimatedUsage(request, answer), finish: checkedFinish(answer, line) };
}

const CHARACTERS_OF_TOKEN = 4;

/** Where an endpoint counts nothing: the bounds of a task hold there as well, if only roughly. */
function estimatedUsage({ messages }: ModelRequest, { characters }: StreamedAnswer): Usage {
  const asked = messages.reduce((sum, { content }) => sum + content.length, 0);
  return { in: Math.ceil(asked / CHARACTERS_OF_TOKEN), cached: 0, out: Math.ceil(characters / CHARACTERS_OF_TOKEN) };
}

function propertiesOf({ properties }: Record<string, unknown>): object {
  return typeof properties === "object" && properties !== null ? properties : {};
}

/** What has come of an answer so far. */
class StreamedAnswer {
  /** Null while the endpoint has said nothing of it. */
  usage: Usage | null = null;
  characters = 0;
  finish: string | null = null;
  refusal = "";
  hasText = false;
  hasChunks = false;
  private readonly transcript: CallTranscript;

  constructor(takesActions: boolean) {
    this.transcript = new CallTranscript(takesActions);
  }

  /** Takes a chunk and returns the text that it adds. */
  push(chunk: unknown): string {
    const piece = readPiece(chunk);
    this.hasChunks = true;
    this.usage = readUsage(chunk) ?? this.usage;
    this.finish = piece.finish ?? this.finish;
    this.refusal += piece.refusal;
    return this.noted(this.textOf(piece));
  }

  end(): string {
    return this.noted(this.transcript.end());
  }

  /** Words that come after a call began would stand in the middle of it. */
  private textOf({ text, calls }: CompletionPiece): string {
    const said = this.transcript.hasBegun ? "" : text;
    this.transcript.hear(said);
    return said + calls.map((call) => this.transcript.push(call)).join("");
  }

  private noted(text: string): string {
    this.hasText ||= text.trim() !== "";
    this.characters += text.length;
    return text;
  }
}

/** How some servers say that the model itself came to a sudden end. */
const BROKEN_OFF: ReadonlySet<string> = new Set(["error", "abort"]);

function checkedFinish(answer: StreamedAnswer, line: Line): "stop" | "length" {
  const { finish, refusal, hasText, hasChunks } = answer;
  if (!hasChunks) throw notAnEndpoint(line.client.baseURL);
  if (refusal) throw declined(line, refusal);
  if (finish === "content_filter") throw filtered(line);
  if (finish === null || BROKEN_OFF.has(finish)) throw brokenOff();
  if (finish === "length") return "length";
  if (!hasText) throw empty(line);
  return "stop";
}

/** A web page or another service answered 200 with something that holds no chunk of a completion. */
function notAnEndpoint(baseUrl: string): ConfigurationError {
  return new ConfigurationError(
    "endpoint-invalid",
    `${baseUrl} answered, but not as a model's endpoint does. Check the Base URL in Deckhand's options; it usually ends in /v1.`,
  );
}
