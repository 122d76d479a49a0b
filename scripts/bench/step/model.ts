/** A model that takes no time: what passes between its answer and the next request is the step. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pressed } from "./site.ts";

export interface Message {
  role: string;
  content: string;
}

/** What a subject's model has to know of its language. */
export interface Language {
  /** The page as the messages show it. */
  readPage(messages: Message[]): string;
  /** The answer that presses the button of this number; null where the page does not show it. */
  press(page: string, number: number): string | null;
  /** The answer that ends the task. */
  done: string;
  /** The answer, as its endpoint gives it. */
  respond(response: ServerResponse, answer: string): void;
}

export interface InstantModel {
  /** With the path that comes before `chat/completions`. */
  baseUrl: string;
  /** Milliseconds from each answer's end to the next request; of the steps that pressed something. */
  steps(): number[];
  /** What kept it from answering, if anything did. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

/** Presses buttons 1 to `count`, each once the page says that the one before was pressed. */
export async function startInstantModel(
  { readPage, press, done, respond }: Language,
  count: number,
): Promise<InstantModel> {
  const steps: number[] = [];
  let answeredAt: number | undefined;
  let next = 1;
  let problem: string | undefined;

  const answer = (messages: Message[]): string => {
    const page = readPage(messages);
    if (next > 1 && !page.includes(pressed(next - 1))) throw new Error(`Button ${next - 1} was not pressed.`);
    const pressing = next > count ? done : press(page, next);
    if (pressing === null) throw new Error(`The page does not show button ${next}:\n${page}`);
    next += 1;
    return pressing;
  };

  const server = createServer(async (request, response) => {
    const arrivedAt = performance.now();
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    if (request.method !== "POST") return void response.writeHead(204).end();
    if (answeredAt !== undefined) steps.push(arrivedAt - answeredAt);
    try {
      const words = answer(await messagesOf(request));
      respond(response, words);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: problem } }));
    }
    answeredAt = performance.now();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    steps: () => steps.slice(0, count),
    problem: () => problem,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function messagesOf(request: IncomingMessage): Promise<Message[]> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return JSON.parse(body).messages;
}
