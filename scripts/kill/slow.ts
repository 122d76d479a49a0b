/** A model that thinks longer than Chrome lets a worker wait: the run has to keep its worker awake by itself. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extensionWorker, launchWithExtension } from "../../cli/launch.ts";
import { Extension } from "../../e2e/extension.ts";
import { startScriptedModel } from "../../e2e/model/scripted-model.ts";
import type { RunEvent } from "../../src/protocol/event.ts";
import { startLedgerApp } from "./app.ts";
import { BareBrowser } from "./bare-browser.ts";

/** Chrome ends a worker that is idle, or waits for an answer, for 30 s. */
export const FIRST_TOKEN_MS = 90_000;
const PATIENCE_MS = 180_000;
const GLANCE_MS = 1000;

export interface SlowOutcome {
  /** The run ended as done. */
  ended: boolean;
  /** How often another worker had to take it up. */
  interruptions: number;
  /** Requests to the model. */
  asked: number;
  firstTokenMs: number;
}

/** Lets a run wait for the first token with nobody attached to its worker. */
export async function waitForSlowModel(): Promise<SlowOutcome> {
  const app = await startLedgerApp();
  const model = await startScriptedModel(async () => {
    await new Promise((resolve) => setTimeout(resolve, FIRST_TOKEN_MS));
    return { actions: [{ action: "done", status: "complete", text: "Thought about it." }] };
  });
  const profile = await mkdtemp(join(tmpdir(), "deckhand-slow-"));
  try {
    const url = app.urlOf("slow");
    const address = await setUp(profile, model.settings, new URL(url).origin);
    const browser = await BareBrowser.start(profile, address);
    try {
      await startRun(browser, url);
      return { ...outcomeOf(await followRun(browser)), asked: model.requests().length };
    } finally {
      await browser.stop();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await model.stop();
    await app.stop();
  }
}

/** Settings are made with Playwright, whose browser is closed before the run. @returns the page to evaluate in */
async function setUp(profile: string, model: Parameters<Extension["setModel"]>[0], origin: string): Promise<string> {
  const context = await launchWithExtension({ profile });
  try {
    const extension = await Extension.in(context);
    await extension.setModel(model);
    await extension.grantSite(origin);
    return new URL("/manifest.json", (await extensionWorker(context)).url()).href;
  } finally {
    await context.close();
  }
}

async function startRun(browser: BareBrowser, url: string): Promise<void> {
  await browser.open(url);
  const deadline = Date.now() + PATIENCE_MS;
  // A browser may show its first page before it has loaded its extensions.
  const start = `globalThis.chrome?.tabs === undefined ? (location.reload(), false) : chrome.tabs.query({}).then(async (tabs) => {
    const tab = tabs.find((one) => one.url === ${JSON.stringify(url)} && one.status === "complete");
    if (!tab) return false;
    const data = { tabId: tab.id, task: "Think about the ledger" };
    const reply = await chrome.runtime.sendMessage({ id: 1, type: "run-start", data, timestamp: Date.now() });
    return reply?.res?.ok === true;
    // Right after the browser's start nobody may listen yet.
  }).catch(() => false)`;
  while (!(await browser.evaluate(start))) {
    if (Date.now() > deadline) throw new Error("The run did not start.");
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
}

const READ_JOURNAL = `new Promise((resolve, reject) => {
  const opening = indexedDB.open("deckhand");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction("events").objectStore("events").getAll();
    reading.onerror = () => reject(reading.error);
    reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
  };
})`;

/** Looks at the journal on disk, which the worker does not notice. */
async function followRun(browser: BareBrowser): Promise<RunEvent[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const events = (await browser.evaluate(READ_JOURNAL)) as RunEvent[]; // What the worker wrote there.
    if (events.at(-1)?.type === "run.finished" || Date.now() > deadline) return events;
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
}

function outcomeOf(events: readonly RunEvent[]): Omit<SlowOutcome, "asked"> {
  const finished = events.find((event) => event.type === "run.finished");
  const answered = events.find((event) => event.type === "model.answered");
  return {
    ended: finished?.type === "run.finished" && finished.status === "done",
    interruptions: events.filter(({ type }) => type === "run.interrupted").length,
    firstTokenMs: answered?.type === "model.answered" ? answered.firstTokenMs : 0,
  };
}
