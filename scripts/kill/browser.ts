/** The browser whose worker is ended again and again, and that is itself ended and started anew on the same profile. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page, Worker } from "playwright";
import { extensionWorker, launchWithExtension } from "../../cli/launch.ts";
import { Extension } from "../../e2e/extension.ts";
import { Panel } from "../../e2e/panel.ts";
import type { RunEvent } from "../../src/protocol/event.ts";
import type { ModelSettings } from "../../src/protocol/settings.ts";

type Running = "stopped" | "starting" | "running" | "stopping";

/** A page of the extension in which none of its code runs: it reads the journal and ends the worker. */
const INERT_PAGE = "/manifest.json";

export class KilledBrowser {
  private constructor(
    private readonly profile: string,
    private context: BrowserContext,
    private inert: Page,
    private workers: CDPSession,
  ) {
    this.listen();
  }

  /** What the browser says of each version of the worker. */
  private readonly running = new Map<string, Running>();
  private readonly waiting = new Set<() => void>();

  static async start(): Promise<KilledBrowser> {
    const profile = await mkdtemp(join(tmpdir(), "deckhand-killed-"));
    const context = await launchWithExtension({ profile });
    const inert = await openInert(context);
    const workers = await context.newCDPSession(inert);
    const browser = new KilledBrowser(profile, context, inert, workers);
    await workers.send("ServiceWorker.enable");
    return browser;
  }

  /** Closes the browser and starts it on the same profile. Its tabs are gone, the journal is not. */
  async restart(): Promise<void> {
    await this.context.close();
    this.running.clear();
    this.context = await launchWithExtension({ profile: this.profile });
    this.inert = await openInert(this.context);
    this.workers = await this.context.newCDPSession(this.inert);
    this.listen();
    await this.workers.send("ServiceWorker.enable");
  }

  async stop(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private listen(): void {
    this.workers.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, runningStatus } of versions) this.running.set(versionId, runningStatus);
      for (const check of [...this.waiting]) check();
    });
  }

  worker(): Promise<Worker> {
    return extensionWorker(this.context);
  }

  /** Ends the worker as the browser does when it needs the memory; one that nobody has woken yet is waited for. */
  async endWorker(): Promise<void> {
    await this.until("running");
    await this.workers.send("ServiceWorker.stopAllWorkers");
    await this.until("stopped");
  }

  private until(status: Running): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (![...this.running.values()].includes(status)) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  /** An event of the browser's that the worker listens to: a tab that is none of its business is closed. */
  async wakeWorker(): Promise<void> {
    const page = await this.context.newPage();
    await page.close();
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  pages(): Page[] {
    return this.context.pages().filter((page) => page !== this.inert);
  }

  /** The panel for a page's tab, in a tab of its own. */
  async openPanel(page: Page): Promise<Panel> {
    const extension = await Extension.in(this.context);
    return new Panel(await extension.openPanel(page));
  }

  /** Sets the model for all roles, and allows sites to be read and changed. */
  async setUp(model: ModelSettings, origins: string[]): Promise<void> {
    const extension = await Extension.in(this.context);
    await extension.setModel(model);
    for (const origin of origins) await extension.grantSite(origin);
  }

  /** The events of the run whose task this is, as the journal on disk has them. */
  journalOf(task: string): Promise<RunEvent[]> {
    return this.inert.evaluate(
      (task) =>
        new Promise<RunEvent[]>((resolve, reject) => {
          const opening = indexedDB.open("deckhand");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("events").objectStore("events").getAll();
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => {
              opening.result.close();
              const started = reading.result.find((event) => event.type === "run.started" && event.task === task);
              resolve(reading.result.filter((event) => event.runId === started?.runId));
            };
          };
        }),
      task,
    );
  }
}

async function openInert(context: BrowserContext): Promise<Page> {
  const worker = await extensionWorker(context);
  const page = await context.newPage();
  await page.goto(new URL(INERT_PAGE, worker.url()).href);
  return page;
}
