/** Whose requests are counted: each does the same task on the same page. */
import { runTask } from "../../../cli/run.ts";
import { currentOutline, lineOf } from "../../../e2e/model/outline.ts";
import { launchBrowser, VIEWPORT } from "../browse.ts";
import { actionOf, callTool, pageAgentScript, streamAnswer } from "../step/subjects.ts";
import { type Asked, type Language, type Message, startKeepingModel } from "./model.ts";
import { PRESSES } from "./site.ts";

const TASK = "On each page of the ledger count it and show the next one; at the end close the ledger";
const MOST_STEPS = 2 * PRESSES.length;

/** Does the task and returns what its model was asked with. */
export type Ask = (url: string) => Promise<Asked[]>;

const textOf = ({ role, content }: Message) => ({ role, content: content ?? "" });

const answerOf = (say: string, check: string, action: object) =>
  JSON.stringify({ say, check, ack: [], actions: [action] });

const DECKHAND: Language = {
  readPage: (messages) => currentOutline(messages.map(textOf)),
  press: (page, name) =>
    answerOf(`Pressing ${name}`, "The page says what was pressed last.", {
      action: "click",
      ref: lineOf(page, "button", name).ref,
    }),
  done: answerOf("", "The ledger is closed.", { action: "done", status: "complete", text: "The ledger is closed." }),
  respond: streamAnswer,
};

/** The built extension, as it is. */
export const deckhand: Ask = async (url) => {
  const model = await startKeepingModel(DECKHAND);
  try {
    const { finished } = await runTask({
      task: TASK,
      url,
      baseUrl: model.baseUrl,
      apiKey: "sk-instant",
      model: "instant",
      allowRead: [],
      allowWrite: [new URL(url).origin],
      confirmed: "all",
      headed: false,
      maxSteps: MOST_STEPS,
      onEvent: () => undefined,
    });
    if (finished.status !== "done") throw new Error(model.problem() ?? `${finished.status}: ${finished.result}`);
    return model.asked;
  } finally {
    await model.stop();
  }
};

const PAGE_AGENT: Language = {
  readPage: (messages) => messages.at(-1)?.content ?? "",
  press: (page, name) => {
    const index = new RegExp(`\\[(\\d+)\\]<button[^>]*>\\s*${name}\\b`).exec(page)?.[1];
    return index === undefined ? null : actionOf("click_element_by_index", { index: Number(index) });
  },
  done: actionOf("done", { text: "The ledger is closed.", success: true }),
  respond: callTool,
};

/** page-agent as its packages are set out of the box, put into the page; undefined when it is not installed in `folder`. */
export async function pageAgent(folder: string): Promise<Ask | undefined> {
  const script = await pageAgentScript(folder);
  return script === undefined ? undefined : (url) => askPageAgent(script, url);
}

async function askPageAgent(script: string, url: string): Promise<Asked[]> {
  const model = await startKeepingModel(PAGE_AGENT);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(url);
    await page.evaluate(script);
    const config = { baseURL: model.baseUrl, maxSteps: MOST_STEPS };
    const result = await page.evaluate(([settings, task]) => globalThis.__startPageAgent(settings).execute(task), [
      config,
      TASK,
    ] as const);
    if (!result.success) throw new Error(model.problem() ?? result.data);
    return model.asked;
  } finally {
    await browser.close();
    await model.stop();
  }
}
