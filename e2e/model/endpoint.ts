/** A model endpoint on this machine whose every answer the test writes itself: for what goes wrong before a model is asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelSettings } from "../../src/protocol/settings.ts";
import { currentOutline, type Message } from "./outline.ts";

/** @param outline the page as the request's messages leave it */
export type Respond = (response: ServerResponse, outline: string) => void;

export interface Endpoint {
  settings: ModelSettings;
  /** How the next requests are answered. */
  respond: Respond;
  /** When each request came, in milliseconds. */
  requests: number[];
  /** The messages of each request. */
  messages: Message[][];
  /** The Authorization header of each request. */
  keys: (string | undefined)[];
  stop(): Promise<void>;
}

/** Answers with an error as OpenAI's own API words it. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message, type: "invalid_request_error" } }));
  };
}

/** One event of a stream. */
function event(delta: object, finish: string | null = null): string {
  const choice = { index: 0, delta, finish_reason: finish };
  const chunk = { id: "1", object: "chat.completion.chunk", created: 0, model: "plain", choices: [choice] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

const STREAM = { "content-type": "text/event-stream" };

/** Streams a text as the model's answer; it may depend on the page that was shown. */
export function say(text: string | ((outline: string) => string), finish = "stop"): Respond {
  return (response, outline) => {
    const content = typeof text === "string" ? text : text(outline);
    response.writeHead(200, STREAM);
    response.end(`${event({ role: "assistant", content })}${event({}, finish)}data: [DONE]\n\n`);
  };
}

/** Answers as a model does that will not do what it is asked. */
export function decline(words: string): Respond {
  return (response) => {
    response.writeHead(200, STREAM);
    response.end(`${event({ role: "assistant", refusal: words })}${event({}, "stop")}data: [DONE]\n\n`);
  };
}

/** Streams a text, and breaks the connection when that has arrived: the browser drops what it has not handed on yet. */
export function breakOffAfter(text: (outline: string) => string, arrived: () => Promise<void>): Respond {
  return (response, outline) => {
    response.writeHead(200, STREAM);
    response.write(event({ role: "assistant", content: text(outline) }));
    // A text that does not arrive fails the test by what is missing in it.
    arrived().finally(() => response.destroy());
  };
}

/** Closes the connection without a word. */
export const hangUp: Respond = (response) => void response.destroy();

/** Sends on to another address. */
export function redirectTo(location: string): Respond {
  return (response) => void response.writeHead(307, { location }).end();
}

/** One after the other; the last one answers whatever comes then. */
export function inTurn(...responds: [Respond, ...Respond[]]): Respond {
  const waiting = [...responds];
  return (response, outline) => {
    const respond = waiting.length > 1 ? waiting.shift() : waiting[0];
    respond?.(response, outline);
  };
}

/** Answers as a website does that knows nothing of models. */
export const showWebPage: Respond = (response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><title>Welcome</title><h1>Welcome</h1>");
};

async function messagesOf(request: IncomingMessage): Promise<Message[]> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return body === "" ? [] : JSON.parse(body).messages;
}

export async function startEndpoint(): Promise<Endpoint> {
  const requests: number[] = [];
  const messages: Message[][] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    requests.push(Date.now());
    keys.push(request.headers.authorization);
    // On a connection that was used before, the browser asks again by itself when the server hangs up.
    response.setHeader("connection", "close");
    const shown = await messagesOf(request);
    messages.push(shown);
    endpoint.respond(response, currentOutline(shown));
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
    messages,
    keys,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
