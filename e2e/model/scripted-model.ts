/**
 * A model endpoint on this machine, OpenAI-compatible and streaming, whose answers are computed from each request.
 * So a script can only act on what it was really shown.
 */
import { type ChatCompletionRequest, LLMock } from "@copilotkit/aimock";
import type { Action } from "../../src/protocol/action.ts";
import type { ModelSettings } from "../../src/protocol/settings.ts";
import { currentOutline, type Message } from "./outline.ts";

/** What a script sees of a request. */
export interface Turn {
  messages: Message[];
  /** The page as the model knows it now. */
  outline: string;
  /** How many answers were given before. */
  turn: number;
}

export interface ScriptedAnswer {
  say?: string;
  check?: string;
  /** Ids of the user's messages that are taken in. */
  ack?: string[];
  actions: Action[];
  plan?: string[];
}

/** Answers a turn; text is sent as it is, for answers that are no valid JSON. */
export type Decide = (turn: Turn) => ScriptedAnswer | string | Promise<ScriptedAnswer | string>;

export interface ScriptedModel {
  settings: ModelSettings;
  /** The messages of every request, oldest first. */
  requests(): Message[][];
  /** What the script threw: a run that failed because of it is the script's fault. */
  problems(): Error[];
  stop(): Promise<void>;
}

/**
 * @param options.chunkSize characters in a piece of the stream
 * @param options.latencyMs before each piece
 */
export async function startScriptedModel(
  decide: Decide,
  { chunkSize = 20, latencyMs = 0 } = {},
): Promise<ScriptedModel> {
  const requests: Message[][] = [];
  const problems: Error[] = [];
  const server = new LLMock({ port: 0, host: "127.0.0.1", chunkSize, latency: latencyMs });
  server.on({ predicate: () => true }, async (request) => {
    const messages = readMessages(request);
    requests.push(messages);
    try {
      const answer = await decide({ messages, outline: currentOutline(messages), turn: requests.length - 1 });
      return { content: typeof answer === "string" ? answer : writeAnswer(answer) };
    } catch (error) {
      const problem = error instanceof Error ? error : new Error(String(error));
      problems.push(problem);
      return { error: { message: problem.message, type: "invalid_request_error" }, status: 400 };
    }
  });
  await server.start();
  return {
    settings: { provider: "openai-compatible", baseUrl: `${server.url}/v1`, apiKey: "sk-scripted", model: "scripted" },
    requests: () => requests,
    problems: () => problems,
    stop: () => server.stop(),
  };
}

/** Fields in the order in which models are asked to write them. */
function writeAnswer({ say = "", check = "", ack = [], actions, plan = [] }: ScriptedAnswer): string {
  return JSON.stringify({ say, check, ack, actions, plan });
}

function readMessages({ messages }: ChatCompletionRequest): Message[] {
  return messages.map(({ role, content }) => {
    const parts = typeof content === "string" ? [{ text: content }] : (content ?? []);
    return { role, content: parts.map(({ text }) => text ?? "").join("\n") };
  });
}
