/** What is timed: each presses the same buttons of the same page. */
import type { ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { runTask } from "../../../cli/run.ts";
import { currentOutline, lineOf } from "../../../e2e/model/outline.ts";
import { launchBrowser, VIEWPORT } from "../browse.ts";
import { bundleCode } from "../bundle.ts";
import { type Language, startInstantModel } from "./model.ts";
import { BUTTON, pressed } from "./site.ts";

/** Milliseconds of each step. */
export type TimeSteps = (url: string, steps: number) => Promise<number[]>;

const MOST_STEPS_FACTOR = 2;

const DECKHAND: Language = {
  readPage: currentOutline,
  press: (page, number) =>
    JSON.stringify({
      say: "",
      check: "",
      ack: [],
      actions: [{ action: "click", ref: lineOf(page, "button", `${BUTTON} ${number}`).ref }],
    }),
  done: JSON.stringify({
    say: "",
    check: "",
    ack: [],
    actions: [{ action: "done", status: "complete", text: "Pressed." }],
  }),
  respond: streamAnswer,
};

/** An answer as Deckhand's endpoint gives it: a stream, here of one piece. */
export function streamAnswer(response: ServerResponse, content: string): void {
  const chunk = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model: "instant", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(`${chunk({ role: "assistant", content }, null)}${chunk({}, "stop")}data: [DONE]\n\n`);
}

/** The built extension, with trusted input: outline, checks, action, settling, the journal, and the request itself. */
export const deckhand: TimeSteps = async (url, count) => {
  const model = await startInstantModel(DECKHAND, count);
  try {
    const { finished } = await runTask({
      task: "Press all buttons in order",
      url,
      baseUrl: model.baseUrl,
      apiKey: "sk-instant",
      model: "instant",
      allowRead: [],
      allowWrite: [new URL(url).origin],
      confirmed: "none",
      headed: false,
      maxSteps: count * MOST_STEPS_FACTOR,
      onEvent: () => undefined,
    });
    if (finished.status !== "done")
      throw new Error(model.problem() ?? `The run ended ${finished.status}: ${finished.result}`);
    return model.steps();
  } finally {
    await model.stop();
  }
};

/** Playwright's click, by a ref of its snapshot for models, and the next snapshot. It does not wait for the page to settle. */
export const playwright: TimeSteps = async (url, count) => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(url);
    let text = await page.ariaSnapshot({ mode: "ai" });
    const steps: number[] = [];
    for (let number = 1; number <= count; number++) {
      const ref = new RegExp(`button "${BUTTON} ${number}".*?\\[ref=(\\w+)\\]`).exec(text)?.[1];
      const start = performance.now();
      await page.locator(`aria-ref=${ref}`).click();
      text = await page.ariaSnapshot({ mode: "ai" });
      steps.push(performance.now() - start);
      if (!text.includes(pressed(number))) throw new Error(`Button ${number} was not pressed.`);
    }
    return steps;
  } finally {
    await browser.close();
  }
};

const PAGE_AGENT: Language = {
  readPage: (messages) => messages.at(-1)?.content ?? "",
  press: (page, number) => {
    const index = new RegExp(`\\[(\\d+)\\]<button[^>]*>\\s*${BUTTON} ${number}\\b`).exec(page)?.[1];
    return index === undefined ? null : actionOf("click_element_by_index", { index: Number(index) });
  },
  done: actionOf("done", { text: "Pressed.", success: true }),
  respond: callTool,
};

/** An answer as page-agent's endpoint gives it: a call of its one tool. */
export function callTool(response: ServerResponse, words: string): void {
  const call = { id: "1", type: "function", function: { name: "AgentOutput", arguments: words } };
  const message = { role: "assistant", content: null, tool_calls: [call] };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({
      id: "1",
      object: "chat.completion",
      created: 0,
      model: "instant",
      choices: [{ index: 0, message, finish_reason: "tool_calls" }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  );
}

/** One action in page-agent's words. */
export function actionOf(name: string, input: object): string {
  return JSON.stringify({ evaluation_previous_goal: "", memory: "", next_goal: "", action: { [name]: input } });
}

interface PageAgent {
  execute(task: string): Promise<{ success: boolean; data: string }>;
}

declare global {
  /** Left in a page by page-agent's own build. */
  var __startPageAgent: (config: { baseURL: string; maxSteps: number }) => PageAgent;
}

/** page-agent as its packages are set out of the box, put into the page; undefined when it is not installed in `folder`. */
export async function pageAgent(folder: string): Promise<TimeSteps | undefined> {
  const script = await pageAgentScript(folder);
  return script === undefined ? undefined : (url, count) => timePageAgent(script, url, count);
}

/** page-agent as one script for a page; undefined when it is not installed in `folder`. */
export async function pageAgentScript(folder: string): Promise<string | undefined> {
  try {
    return await bundleCode(
      `import { PageAgentCore } from "@page-agent/core";
import { PageController } from "@page-agent/page-controller";
globalThis.__startPageAgent = (config) => new PageAgentCore({
  ...config, model: "instant", apiKey: "sk-instant", pageController: new PageController({}),
});`,
      folder,
    );
  } catch {
    return undefined;
  }
}

async function timePageAgent(script: string, url: string, count: number): Promise<number[]> {
  const model = await startInstantModel(PAGE_AGENT, count);
  const browser = await launchBrowser();
  try {
    // A tall window: it lists only what is in or near it.
    const page = await browser.newPage({ viewport: { ...VIEWPORT, height: 200 + 60 * count } });
    await page.goto(url);
    await page.evaluate(script);
    const result = await page.evaluate(
      (config) => globalThis.__startPageAgent(config).execute("Press all buttons in order"),
      { baseURL: model.baseUrl, maxSteps: count * MOST_STEPS_FACTOR },
    );
    if (!result.success) throw new Error(model.problem() ?? result.data);
    return model.steps();
  } finally {
    await browser.close();
    await model.stop();
  }
}
