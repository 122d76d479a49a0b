/**
 * An endpoint over real HTTP for tests: it does what a test tells it to, chunk by chunk. This folder is compiled without
 * Node's types, so the test brings `createServer` along, and here stands what is used of it.
 */
import type { ModelDelta } from "../protocol/model.ts";
import { openAICompatible } from "./openai-compatible.ts";

export interface ServerResponse {
  writeHead(status: number, headers?: Record<string, string>): ServerResponse;
  write(text: string, written?: () => void): unknown;
  end(text?: string): unknown;
  destroy(): unknown;
}

interface ServerRequest extends AsyncIterable<unknown> {
  headers: { authorization?: string | undefined };
}

interface HttpServer {
  listen(port: number, host: string, listening: () => void): unknown;
  address(): { port: number } | string | null;
  closeAllConnections(): void;
  close(closed: () => void): unknown;
}

export type CreateServer = (listener: (request: ServerRequest, response: ServerResponse) => void) => HttpServer;

export type Handler = (body: Record<string, unknown>, response: ServerResponse, request: ServerRequest) => void;

export class TestEndpoint {
  handler: Handler = (_body, response) => void response.writeHead(404).end();
  baseUrl = "";
  private readonly server: HttpServer;

  constructor(createServer: CreateServer) {
    this.server = createServer(async (request, response) => {
      let raw = "";
      for await (const chunk of request) raw += chunk;
      this.handler(JSON.parse(raw || "{}"), response, request);
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const address = this.server.address();
    if (typeof address !== "object" || !address) throw new Error("the test's server listens on no port");
    this.baseUrl = `http://127.0.0.1:${address.port}/v1`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  /** A stream of one answer from a model here. */
  stream(answerSchema: Record<string, unknown> = ANSWER_SCHEMA, signal = new AbortController().signal) {
    const model = openAICompatible({ baseUrl: this.baseUrl, apiKey: "key-0123456789", model: "m" });
    return model.stream({ messages: [{ role: "user", content: "hi" }], answerSchema }, signal);
  }

  async ask(...request: Parameters<TestEndpoint["stream"]>): Promise<ModelDelta[]> {
    const deltas: ModelDelta[] = [];
    for await (const delta of this.stream(...request)) deltas.push(delta);
    return deltas;
  }

  /** The text of one answer. */
  async askText(...request: Parameters<TestEndpoint["stream"]>): Promise<string> {
    return textOf(await this.ask(...request));
  }
}

export const ANSWER_SCHEMA = {
  type: "object",
  properties: { say: { type: "string" }, actions: { type: "array", items: { type: "string" } } },
  required: ["actions"],
};

export function textOf(deltas: ModelDelta[]): string {
  return deltas.map((delta) => (delta.kind === "text" ? delta.text : "")).join("");
}

/** One event of the stream. */
export const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** One chunk of a completion. */
export const chunk = (delta: unknown, finish: string | null = null): string =>
  event({ choices: [{ index: 0, delta, finish_reason: finish }] });

export const content = (text: unknown, finish: string | null = null): string => chunk({ content: text }, finish);

export const DONE = "data: [DONE]\n\n";

/** Answers with a stream of these events. */
export function streams(...events: string[]): Handler {
  return (_body, response) => void sse(response).end(events.join(""));
}

export function sse(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { "content-type": "text/event-stream" });
}

/** Refuses, with a body of any shape. */
export function refuses(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (_body, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

export const fails = (status: number, message: string, headers: Record<string, string> = {}): Handler =>
  refuses(status, { error: { message } }, headers);
