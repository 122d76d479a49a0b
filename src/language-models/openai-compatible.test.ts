/** Over real HTTP: what endpoints do, and what of it reaches the run. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ModelDelta } from "../protocol/model.ts";
import { openAICompatible } from "./openai-compatible.ts";

type Handler = (body: Record<string, unknown>, response: ServerResponse, request: IncomingMessage) => void;

let handler: Handler;
let baseUrl: string;
const server = createServer(async (request, response) => {
  let raw = "";
  for await (const chunk of request) raw += chunk;
  handler(JSON.parse(raw), response, request);
});

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`; // Listening on a port, so not a pipe.
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const chunk = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 50, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 40 } } })}\n\n`;

function sse(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { "content-type": "text/event-stream" });
}

async function ask(signal = new AbortController().signal): Promise<ModelDelta[]> {
  const model = openAICompatible({ baseUrl, apiKey: "key-1", model: "m" });
  const deltas: ModelDelta[] = [];
  const request = { messages: [{ role: "user" as const, content: "hi" }], answerSchema: { type: "object" } };
  for await (const delta of model.stream(request, signal)) deltas.push(delta);
  return deltas;
}

function fails(status: number, message: string, headers: Record<string, string> = {}): Handler {
  return (_body, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message } }));
  };
}

test("an answer streams, and its cost comes last", async () => {
  handler = (body, response, request) => {
    expect(request.headers.authorization).toBe("Bearer key-1");
    expect(body).toMatchObject({ model: "m", stream: true, response_format: { type: "json_schema" } });
    sse(response).end(`${chunk("{")}${chunk("}", "stop")}${usage}data: [DONE]\n\n`);
  };
  expect(await ask()).toEqual([
    { kind: "text", text: "{" },
    { kind: "text", text: "}" },
    { kind: "end", usage: { in: 50, cached: 40, out: 5 }, finish: "stop" },
  ]);
});

test("an endpoint that knows no schemas is asked for JSON, and then for text", async () => {
  const formats: unknown[] = [];
  handler = (body, response) => {
    formats.push((body.response_format as { type: string } | undefined)?.type);
    if (body.response_format) return fails(400, "response_format is not supported")(body, response, null as never);
    sse(response).end(`${chunk("ok", "stop")}data: [DONE]\n\n`);
  };
  await ask();
  expect(formats).toEqual(["json_schema", "json_object", undefined]);
});

describe("faults", () => {
  const cases: [string, Handler, object][] = [
    ["a refused key", fails(401, "bad key"), { code: "key-refused", retryable: false }],
    ["an unknown model", fails(404, "no such model"), { code: "model-not-found", retryable: false }],
    [
      "a rate limit",
      fails(429, "slow down", { "retry-after": "3" }),
      { code: "rate-limited", retryable: true, retryAfterMs: 3000 },
    ],
    ["a failing endpoint", fails(503, "down"), { code: "model-overloaded", retryable: true }],
    ["a refused request", fails(400, "too long"), { code: "endpoint-refused", retryable: false }],
    [
      "an answer that breaks off",
      (_body, response) => void sse(response).end(chunk("{")),
      { code: "answer-cut", retryable: true },
    ],
    [
      "a web page instead",
      (_body, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>hi</p>"),
      { code: "endpoint-invalid" },
    ],
    [
      "a redirect",
      (_body, response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
      { code: "endpoint-unreachable" },
    ],
  ];
  test.each(cases)("%s is named", async (_name, misbehave, expected) => {
    handler = misbehave;
    await expect(ask()).rejects.toMatchObject(expected);
  });

  test("a server on this machine that lets no extension in gets the remedy, not a word of keys it never asked for", async () => {
    handler = (_body, response) => void response.writeHead(403).end();
    await expect(ask()).rejects.toMatchObject({
      code: "endpoint-refused",
      message: expect.stringContaining("OLLAMA_ORIGINS=chrome-extension://*"),
    });
  });

  test("a web page that answers for an unknown address is not read out", async () => {
    handler = (_body, response) =>
      void response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html>\n<title>Not found</title>");
    await expect(ask()).rejects.toThrow(/404: it answered with a web page\)\. Check Model and Base URL/);
  });

  test("a connection cut in mid-stream is no finished answer", async () => {
    handler = (_body, response) => {
      sse(response).write(chunk("{"), () => response.destroy());
    };
    await expect(ask()).rejects.toThrow();
  });

  test("no network is a sentence with what to check", async () => {
    baseUrl = "http://127.0.0.1:9/v1";
    await expect(ask()).rejects.toThrow(/cannot be reached. Check the network/);
  });

  test("a cancelled call does not look finished", async () => {
    const aborter = new AbortController();
    handler = (_body, response) => {
      sse(response).write(chunk("{"), () => aborter.abort());
    };
    await expect(ask(aborter.signal)).rejects.toThrow();
  });
});
