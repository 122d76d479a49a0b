/** Runs one task in a browser of its own, with the extension as it is built, and hands on what happens. */
import type { BrowserContext, Page } from "playwright";
import type { WireError } from "../src/protocol/errors.ts";
import type { RunEvent, RunEventOf } from "../src/protocol/event.ts";
import { type Grant, webOrigin } from "../src/protocol/grant.ts";
import { EVENTS_PORT, type RunStart } from "../src/protocol/messages.ts";
import type { Input } from "../src/protocol/settings.ts";
import { Interruption } from "./interruption.ts";
import { extensionWorker, launchWithExtension } from "./launch.ts";

export interface RunTaskOptions {
  task: string;
  /** Where it begins. */
  url: string;
  /** A model's endpoint; with none of these three the task is read as direct commands. */
  baseUrl?: string;
  apiKey?: string;
  model?: string;
  /** What a million of its tokens cost, in dollars: `3, 15` (asked, answered) or `3, 0.30, 15` (with the cache's between). */
  prices?: string;
  /** Origins that may be read; and those that may be changed, which may be read too. */
  allowRead: string[];
  allowWrite: string[];
  /** Consequential actions that need no further yes. */
  confirmed: "none" | "ordinary" | "all";
  /** How clicks and keys are made; by default as the extension does it. */
  input?: Input;
  headed: boolean;
  maxSteps?: number;
  maxTokens?: number;
  /** Counts where `prices` are known. */
  maxDollars?: number;
  timeoutSeconds?: number;
  screenshotPath?: string;
  onEvent: (event: RunEvent) => void;
  /** Called before the browser is closed, with the page as the run left it. */
  beforeClose?: (page: Page) => Promise<void>;
}

export interface RunTaskResult {
  finished: RunEventOf<"run.finished">;
  /** 0 done; 1 partial, blocked, declined, failed or stopped; 3 when only a person could go on. */
  exitCode: 0 | 1 | 3;
}

/** The task could not even begin, or the browser was lost: an address that does not open, a Chromium that is missing. */
export class TaskNotStarted extends Error {
  override readonly name = "TaskNotStarted";
}

/** Runs a task to its end. @throws {TaskNotStarted} */
export async function runTask(options: RunTaskOptions): Promise<RunTaskResult> {
  const interruption = new Interruption();
  try {
    return await runInBrowser(options, interruption);
  } catch (error) {
    if (interruption.happened) throw new TaskNotStarted("It was interrupted before it had ended.", { cause: error });
    if (error instanceof TaskNotStarted) throw error;
    throw new TaskNotStarted(`The browser could not be driven: ${firstLine(error)}`, { cause: error });
  } finally {
    interruption.release();
  }
}

async function runInBrowser(options: RunTaskOptions, interruption: Interruption): Promise<RunTaskResult> {
  const context = await launchWithExtension({ headless: !options.headed, closesOnSignals: false });
  interruption.stopBy(() => void context.close());
  try {
    const page = await openStart(context, options.url);
    const panel = await openPanel(context, page, options.headed);
    await configureModel(panel, options);
    if (options.input !== undefined) await send(panel, "input-write", { input: options.input });
    const runId = await startRun(panel, tabIdOf(panel), options);
    interruption.stopBy(() => void send(panel, "run-stop", { runId }).catch(() => undefined));
    const finished = await followRun(panel, runId, options.onEvent);
    if (options.screenshotPath) await page.screenshot({ path: options.screenshotPath });
    await options.beforeClose?.(page);
    return { finished, exitCode: exitCodeOf(finished) };
  } finally {
    await context.close();
  }
}

/** What an error of Playwright says, without its log of calls. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

function exitCodeOf(finished: RunEventOf<"run.finished">): 0 | 1 | 3 {
  if (finished.status === "done") return 0;
  return finished.needsPerson ? 3 : 1;
}

/** How long a page that can be read already may go on loading before the task begins. */
const LOAD_TIMEOUT_MS = 10_000;

/** Playwright closes dialogs that nobody listens to; the extension is to answer them. */
export function leaveDialogsAlone(page: Page): void {
  page.on("dialog", () => undefined);
}

async function openStart(context: BrowserContext, url: string): Promise<Page> {
  context.on("page", leaveDialogsAlone);
  const page = context.pages()[0] ?? (await context.newPage());
  leaveDialogsAlone(page);
  try {
    await page.goto(url, { waitUntil: "domcontentloaded" });
  } catch (cause) {
    throw new TaskNotStarted(`${url} could not be opened (${firstLine(cause).replace(/^page\.goto: /, "")}).`, {
      cause,
    });
  }
  // One picture that never comes should not hold the task up.
  await page.waitForLoadState("load", { timeout: LOAD_TIMEOUT_MS }).catch(() => undefined);
  return page;
}

/** Width of the panel's own window, in pixels of the screen. */
const PANEL_WIDTH = 400;

/** Opens the popup for the page's tab: in a window beside it when somebody watches, else out of sight. */
export async function openPanel(context: BrowserContext, page: Page, headed: boolean): Promise<Page> {
  const worker = await extensionWorker(context);
  await page.bringToFront();
  const room = await page.evaluate(() => ({ width: screen.availWidth, height: screen.availHeight }));
  const opened = context.waitForEvent("page");
  await worker.evaluate(
    async ({ headed, room, panelWidth }) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const url = chrome.runtime.getURL(`${headed ? "sidepanel" : "popup"}.html?tab=${tab?.id}`);
      if (!headed || !tab) return void (await chrome.tabs.create({ url, active: false }));
      const width = Math.min(1280, room.width - panelWidth);
      await chrome.windows.update(tab.windowId, { left: 0, top: 0, width, height: Math.min(900, room.height) });
      await chrome.windows.create({ url, type: "popup", left: width, top: 0, width: panelWidth, height: 700 });
    },
    { headed, room, panelWidth: PANEL_WIDTH },
  );
  const panel = await opened;
  await panel.waitForLoadState();
  return panel;
}

export function tabIdOf(panel: Page): number {
  return Number(new URL(panel.url()).searchParams.get("tab"));
}

export async function configureModel(
  panel: Page,
  { baseUrl, apiKey, model, prices }: Pick<RunTaskOptions, "baseUrl" | "apiKey" | "model" | "prices">,
): Promise<void> {
  if (baseUrl === undefined && apiKey === undefined && model === undefined) return;
  const change = { baseUrl: baseUrl ?? "", apiKey: apiKey ?? "", model: model ?? "", prices: prices ?? "" };
  await send(panel, "settings-write", { group: "all", change });
}

export async function startRun(panel: Page, tabId: number, options: RunTaskOptions): Promise<string> {
  const { task, confirmed, headed, maxSteps, maxTokens, maxDollars, timeoutSeconds } = options;
  const start: RunStart = {
    tabId,
    task,
    grants: grantsOf(options),
    attendance: { attended: headed, confirmed },
    limits: {
      ...(maxSteps === undefined ? {} : { steps: maxSteps }),
      ...(maxTokens === undefined ? {} : { tokens: maxTokens }),
      ...(maxDollars === undefined ? {} : { dollars: maxDollars }),
      ...(timeoutSeconds === undefined ? {} : { seconds: timeoutSeconds }),
    },
  };
  const { runId } = await send<{ runId: string }>(panel, "run-start", start);
  return runId;
}

/** Who may change a page may read it: nothing can be changed unseen. */
function grantsOf({ allowRead, allowWrite }: RunTaskOptions): Grant[] {
  const grant =
    (mode: Grant["mode"]) =>
    (address: string): Grant => {
      const origin = webOrigin(address) ?? address;
      return { origin, mode, scope: "task", source: "flag" };
    };
  return [...[...allowRead, ...allowWrite].map(grant("read")), ...allowWrite.map(grant("write"))];
}

type WireReply = { ok: true; value: unknown } | { ok: false; error: WireError };

/** Sends one message as the panel does, in the format of its messaging library. @throws {TaskNotStarted} */
async function send<Value>(panel: Page, type: string, data: unknown): Promise<Value> {
  const response = await panel.evaluate(
    async ([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    [type, data] as const,
  );
  const reply: WireReply = response.res ?? { ok: false, error: response.err };
  if (!reply.ok) throw new TaskNotStarted(reply.error.message);
  return reply.value as Value; // The reply's type stands in the message map.
}

/** Hands on the run's events until the last one. The port is opened again when the worker dies. */
export async function followRun(
  panel: Page,
  runId: string,
  onEvent: (event: RunEvent) => void,
): Promise<RunEventOf<"run.finished">> {
  let sent = 0;
  let finish: (event: RunEventOf<"run.finished">) => void = () => undefined;
  const ended = new Promise<RunEventOf<"run.finished">>((resolve, reject) => {
    finish = resolve;
    panel.on("close", () => reject(new TaskNotStarted("The browser was closed before the task had ended.")));
  });
  // Whoever awaits it hears of it; nobody does when something else has failed before.
  ended.catch(() => undefined);
  await panel.exposeFunction("deckhandTakeEvents", (events: RunEvent[]) => {
    for (const event of events.filter(({ seq }) => seq > sent)) {
      sent = event.seq;
      onEvent(event);
      if (event.type === "run.finished") finish(event);
    }
  });
  const connect = () =>
    panel.evaluate((name) => {
      const port = chrome.runtime.connect({ name });
      port.onMessage.addListener(({ events }) => Reflect.get(globalThis, "deckhandTakeEvents")(events));
      port.onDisconnect.addListener(() => Reflect.get(globalThis, "deckhandReconnect")());
    }, `${EVENTS_PORT}${runId}`);
  await panel.exposeFunction("deckhandReconnect", connect);
  await connect();
  return ended;
}
