/** A model that presses what is due and keeps what it was asked with. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PRESSES, pressed } from "./site.ts";

export interface Message {
  role: string;
  content?: string | null;
  tool_calls?: unknown;
}

/** What a request says to the model, beside its settings. */
export interface Asked {
  messages: Message[];
  tools?: unknown;
  response_format?: unknown;
}

/** What a subject's model has to know of its language. */
export interface Language {
  /** The page as the messages show it. */
  readPage(messages: Message[]): string;
  /** The answer that presses the button of this name; null where the page does not show it. */
  press(page: string, name: string): string | null;
  /** The answer that ends the task. */
  done: string;
  respond(response: ServerResponse, answer: string): void;
}

export interface KeepingModel {
  /** With the path that comes before `chat/completions`. */
  baseUrl: string;
  asked: Asked[];
  /** What kept it from answering, if anything did. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

/** Presses one button after the other, each once the page says that the one before was pressed. */
export async function startKeepingModel({ readPage, press, done, respond }: Language): Promise<KeepingModel> {
  const asked: Asked[] = [];
  let problem: string | undefined;

  const answer = (messages: Message[]): string => {
    const page = readPage(messages);
    const before = PRESSES[asked.length - 2];
    if (before !== undefined && !page.includes(pressed(before))) throw new Error(`${before} was not pressed:\n${page}`);
    const name = PRESSES[asked.length - 1];
    const words = name === undefined ? done : press(page, name);
    if (words === null) throw new Error(`The page does not show ${name}:\n${page}`);
    return words;
  };

  const server = createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    if (request.method !== "POST") return void response.writeHead(204).end();
    try {
      const { messages, tools, response_format } = await bodyOf(request);
      asked.push({ messages, tools, response_format });
      respond(response, answer(messages));
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: problem } }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    problem: () => problem,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return JSON.parse(body);
}
