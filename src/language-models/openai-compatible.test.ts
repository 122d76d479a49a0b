/** Over real HTTP: what endpoints do, and what of it reaches the run. */
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ANSWER_SCHEMA,
  chunk,
  content,
  DONE,
  event,
  fails,
  type Handler,
  refuses,
  sse,
  streams,
  TestEndpoint,
} from "./test-endpoint.ts";

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = new TestEndpoint(createServer);
  await endpoint.open();
});
afterEach(() => endpoint.close());

const usage = event({
  choices: [],
  usage: { prompt_tokens: 50, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 40 } },
});

test("an answer streams, and its cost comes last", async () => {
  endpoint.handler = (body, response, request) => {
    expect(request.headers.authorization).toBe("Bearer key-0123456789");
    expect(body).toMatchObject({ model: "m", stream: true, response_format: { type: "json_schema" } });
    sse(response).end(content("{") + content("}", "stop") + usage + DONE);
  };
  expect(await endpoint.ask()).toEqual([
    { kind: "text", text: "{" },
    { kind: "text", text: "}" },
    { kind: "end", usage: { in: 50, cached: 40, out: 5 }, finish: "stop" },
  ]);
});

describe("the shape of the answer is asked for", () => {
  type Format = { type: string; json_schema?: { strict: boolean; schema: object } } | undefined;
  /** Takes only requests of this kind, and notes what was asked for. */
  function takesOnly(type: string | undefined, refusal: Handler): Format[] {
    const formats: Format[] = [];
    endpoint.handler = (body, response, request) => {
      const format = body.response_format as Format; // What our own client sent.
      formats.push(format);
      (format?.type === type ? streams(content("ok", "stop"), DONE) : refusal)(body, response, request);
    };
    return formats;
  }

  test("as a schema, then as JSON, then not at all; and what an endpoint took is asked for at once from then on", async () => {
    const formats = takesOnly(undefined, fails(400, "response_format is not supported"));
    await endpoint.ask();
    await endpoint.ask();
    expect(formats.map((format) => format?.type)).toEqual(["json_schema", "json_object", undefined, undefined]);
  });

  const refusals: [string, Handler][] = [
    ["with a detail", refuses(422, { detail: [{ loc: ["body", "response_format"], msg: "Extra inputs" }] })],
    ["with a message", refuses(400, { object: "error", message: "guided_json failed: unsupported schema" })],
    ["with a string", refuses(400, { error: "json_schema is not available for this model" })],
    ["as the parameter that is wrong", refuses(400, { error: { message: "Unsupported", param: "response_format" } })],
    [
      "that was passed on",
      refuses(400, {
        error: { message: "Provider returned error", metadata: { raw: '{"message":"bad response_format"}' } },
      }),
    ],
    ["as a grammar that cannot be built", fails(500, "failed to parse grammar")],
  ];
  test.each(refusals)("a refusal %s is understood", async (_name, refusal) => {
    const formats = takesOnly("json_object", refusal);
    await endpoint.ask();
    expect(formats.map((format) => format?.type)).toEqual(["json_schema", "json_object"]);
  });

  test("on this machine by the plain schema, which is what a grammar is made of", async () => {
    const formats = takesOnly("json_schema", fails(400, "no"));
    await endpoint.ask();
    expect(formats[0]?.json_schema).toMatchObject({ strict: false, schema: ANSWER_SCHEMA });
  });

  test("a refusal of something else is not answered with a simpler request", async () => {
    const formats = takesOnly("json_object", fails(400, "temperature must be 1"));
    await expect(endpoint.ask()).rejects.toMatchObject({ code: "endpoint-refused" });
    expect(formats).toHaveLength(1);
  });

  test("a server that knows no stream_options is not asked for the cost", async () => {
    const asked: boolean[] = [];
    endpoint.handler = (body, response, request) => {
      asked.push("stream_options" in body);
      const handle =
        asked.length === 1
          ? fails(400, "Unrecognized request argument: stream_options")
          : streams(content("ok", "stop"));
      handle(body, response, request);
    };
    expect((await endpoint.ask()).at(-1)).toMatchObject({ kind: "end", finish: "stop" });
    expect(asked).toEqual([true, false]);
  });

  test.each([
    ["nothing", content("four of them?", "stop")],
    ["noughts", content("four of them?", "stop") + event({ choices: [], usage: { prompt_tokens: 0 } })],
  ])("of a server that says %s of the cost that is estimated", async (_what, stream) => {
    endpoint.handler = streams(stream);
    expect((await endpoint.ask()).at(-1)).toMatchObject({ usage: { in: 1, cached: 0, out: 4 } });
  });
});

describe("faults", () => {
  const cases: [string, Handler, object][] = [
    ["a refused key", fails(401, "bad key"), { code: "key-refused", retryable: false }],
    [
      "an account without credit",
      fails(402, "Insufficient Balance"),
      { code: "endpoint-refused", message: /no credit/ },
    ],
    [
      "a spent quota, whatever its status",
      refuses(429, { error: { message: "You exceeded your current quota", code: "insufficient_quota" } }),
      { code: "endpoint-refused", retryable: false, message: /no credit/ },
    ],
    ["an unknown model", fails(404, "no such model"), { code: "model-not-found", retryable: false }],
    ["an unknown model, as a bad request", fails(400, "x/y is not a valid model ID"), { code: "model-not-found" }],
    [
      "a rate limit",
      fails(429, "slow down", { "retry-after": "3" }),
      { code: "rate-limited", retryable: true, retryAfterMs: 3000, message: /Wait a little, then run again\.$/ },
    ],
    [
      "a failing endpoint",
      fails(503, "down"),
      { code: "model-overloaded", message: /failing \(503\)\. Try again later\.$/ },
    ],
    [
      "one that says when it is back",
      fails(503, "loading the model", { "retry-after": "20" }),
      { code: "model-overloaded", retryable: true, retryAfterMs: 20_000 },
    ],
    ["a refused request", fails(400, "no such option"), { code: "endpoint-refused", retryable: false }],
    ["a prompt too large to take", fails(413, "Payload Too Large"), { code: "context-too-long", retryable: false }],
    [
      "an error in mid-stream",
      streams(content("{"), event({ error: { message: "Provider returned error", code: 502 } })),
      { code: "model-overloaded", retryable: true, message: /failing \(502\)/ },
    ],
    [
      "a rate limit in mid-stream",
      streams(content("{"), event({ error: { message: "busy", code: 429 } })),
      { code: "rate-limited", retryable: true },
    ],
    [
      "an error with status 200",
      refuses(200, { error: { message: "No allowed providers", code: 404 } }),
      { code: "model-not-found" },
    ],
    ["an answer that breaks off", streams(content("{")), { code: "answer-cut", retryable: true }],
    ["an answer that ends in an error", streams(content("{", "error")), { code: "answer-cut", retryable: true }],
    ["an answer that the server gave up", streams(content("{", "abort")), { code: "answer-cut", retryable: true }],
    [
      "an error in a list",
      refuses(429, [{ error: { code: 429, message: "Resource has been exhausted", status: "RESOURCE_EXHAUSTED" } }]),
      { code: "rate-limited", retryable: true },
    ],
    [
      "a refused request in a list",
      refuses(400, [{ error: { code: 400, message: "no such option", status: "INVALID_ARGUMENT" } }]),
      { code: "endpoint-refused", message: /\(400: no such option\)/ },
    ],
    ["half a line", streams('data: {"choices":[{"del\n\n'), { code: "answer-cut", retryable: true }],
    ["an empty answer", streams(content("", "stop"), DONE), { code: "answer-empty", retryable: true }],
    [
      "nothing but thinking",
      streams(chunk({ reasoning_content: "hm" }), chunk({}, "stop")),
      { code: "answer-empty", retryable: true },
    ],
    [
      "a refusal",
      streams(chunk({ refusal: "I can't " }), chunk({ refusal: "do that." }), chunk({}, "stop")),
      { code: "answer-refused", retryable: false, message: /“I can't do that\.”/ },
    ],
    [
      "a filtered answer",
      streams(content("{"), chunk({}, "content_filter")),
      { code: "answer-refused", message: /content filter/ },
    ],
    [
      "a filtered question",
      refuses(400, { error: { message: "The response was filtered", code: "content_filter" } }),
      { code: "answer-refused", retryable: false },
    ],
    [
      "a web page instead",
      (_body, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>hi</p>"),
      { code: "endpoint-invalid" },
    ],
    [
      "a redirect",
      (_body, response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
      { code: "endpoint-invalid", retryable: false, message: /sends on to another address.*Base URL/ },
    ],
  ];
  test.each(cases)("%s is named", async (_name, misbehave, expected) => {
    endpoint.handler = misbehave;
    const { message = /\w.*\.$/, ...rest } = expected as { message?: RegExp }; // A row may ask for certain words.
    await expect(endpoint.ask()).rejects.toMatchObject({ ...rest, message: expect.stringMatching(message) });
  });

  test.each([
    [400, { error: { code: "context_length_exceeded", message: "too much" } }],
    [400, { error: { message: "This model's maximum context length is 8192 tokens. Please reduce the length" } }],
    [400, { error: { message: "prompt is too long: 210000 tokens > 200000 maximum" } }],
    [
      400,
      {
        error: {
          code: 400,
          type: "exceed_context_size_error",
          message: "the request exceeds the available context size",
        },
      },
    ],
    [
      400,
      { object: "error", message: "The decoder prompt (length 9000) is longer than the maximum model length of 8192" },
    ],
    [
      400,
      { error: { message: "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)." } },
    ],
    [413, { error: { message: "Request too large for model" } }],
    [
      429,
      {
        error: {
          message:
            "Request too large for m on tokens per min (TPM): Limit 30000, Requested 37313. The input or output tokens must be reduced in order to run successfully.",
          type: "tokens",
          code: "rate_limit_exceeded",
        },
      },
    ],
  ])("%i %j is a context that is too long, with the remedy", async (status, body) => {
    endpoint.handler = refuses(status, body);
    await expect(endpoint.ask()).rejects.toMatchObject({
      code: "context-too-long",
      retryable: false,
      message: expect.stringContaining("larger context"),
    });
  });

  test("a key that a server repeats is not passed on", async () => {
    endpoint.handler = fails(403, "key key-0123456789 may not use m");
    endpoint.baseUrl = endpoint.baseUrl.replace("127.0.0.1", "localhost");
    const error = await endpoint.ask().catch((error: unknown) => error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("key-0123456789");
  });

  test("a server on this machine that lets no extension in gets the remedy, not a word of keys it never asked for", async () => {
    endpoint.handler = (_body, response) => void response.writeHead(403).end();
    await expect(endpoint.ask()).rejects.toMatchObject({
      code: "endpoint-refused",
      message: expect.stringContaining("OLLAMA_ORIGINS=chrome-extension://*"),
    });
  });

  test("a web page that answers for an unknown address is not read out", async () => {
    endpoint.handler = (_body, response) =>
      void response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html>\n<title>Not found</title>");
    await expect(endpoint.ask()).rejects.toThrow(/404: it answered with a web page\)\. Check Model and Base URL/);
  });

  test("a connection cut in mid-stream is no finished answer", async () => {
    endpoint.handler = (_body, response) => {
      sse(response).write(content("{"), () => response.destroy());
    };
    await expect(endpoint.ask()).rejects.toMatchObject({ code: "answer-cut", retryable: true });
  });

  test("no network is a sentence with what to check", async () => {
    endpoint.baseUrl = "http://127.0.0.1:9/v1";
    await expect(endpoint.ask()).rejects.toThrow(/cannot be reached. Check the network/);
  });

  test("a cancelled call does not look finished", async () => {
    const aborter = new AbortController();
    endpoint.handler = (_body, response) => {
      sse(response).write(content("{"), () => aborter.abort());
    };
    await expect(endpoint.ask(ANSWER_SCHEMA, aborter.signal)).rejects.toThrow();
  });
});
