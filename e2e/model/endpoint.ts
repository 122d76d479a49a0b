/** A model endpoint on this machine whose every answer the test writes itself: for what goes wrong before a model is asked. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelSettings } from "../../src/protocol/settings.ts";

export type Respond = (response: ServerResponse) => void;

export interface Endpoint {
  settings: ModelSettings;
  /** How the next requests are answered. */
  respond: Respond;
  /** When each request came, in milliseconds. */
  requests: number[];
  /** The Authorization header of each request. */
  keys: (string | undefined)[];
  stop(): Promise<void>;
}

/** Answers with an error as OpenAI's own API words it. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): Respond {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message, type: "invalid_request_error" } }));
  };
}

/** Streams a text as the model's answer. */
export function say(text: string): Respond {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const choice of [
      { index: 0, delta: { role: "assistant", content: text }, finish_reason: null },
      { index: 0, delta: {}, finish_reason: "stop" },
    ]) {
      const chunk = { id: "1", object: "chat.completion.chunk", created: 0, model: "plain", choices: [choice] };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
    response.end("data: [DONE]\n\n");
  };
}

/** Answers as a website does that knows nothing of models. */
export const showWebPage: Respond = (response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><title>Welcome</title><h1>Welcome</h1>");
};

export async function startEndpoint(): Promise<Endpoint> {
  const requests: number[] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    request.resume();
    requests.push(Date.now());
    keys.push(request.headers.authorization);
    endpoint.respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  const endpoint: Endpoint = {
    settings: {
      provider: "openai-compatible",
      baseUrl: `http://127.0.0.1:${port}/v1`,
      apiKey: "sk-plain",
      model: "plain",
    },
    respond: say("{}"),
    requests,
    keys,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
