/**
 * A Chromium without Playwright, which makes every tab believe that it is looked at: here a tab behind another one is as
 * hidden as a user's. It is spoken to through a pipe, and nobody is attached to a page but who is asked to be.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { HEADLESS_BUILD } from "../scripts/build.mjs";
import { CHROMIUM_SWITCHES, findChromium } from "../scripts/chromium.mjs";

/** The browser has workers of its own too. */
const OUR_WORKER = /^chrome-extension:\/\/[a-p]+\/static\/background\/index\.js$/;

/** Ends each message on the pipe. */
const END = "\0";

export class RawBrowser {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private last = 0;
  private rest = "";

  private constructor(
    private readonly process: ChildProcess,
    private readonly input: Writable,
    output: Readable,
    private readonly profile: string,
  ) {
    output.setEncoding("utf8").on("data", (text: string) => this.take(text));
  }

  /** With the headless build and an empty profile. */
  static async start(): Promise<RawBrowser> {
    const executable = findChromium();
    if (!executable) throw new Error("No Chromium was found: run `npm run setup`.");
    const profile = await mkdtemp(join(tmpdir(), "deckhand-raw-"));
    const own = ["--headless=new", "--remote-debugging-pipe", "--no-first-run", `--user-data-dir=${profile}`];
    const extension = [`--disable-extensions-except=${HEADLESS_BUILD}`, `--load-extension=${HEADLESS_BUILD}`];
    const child = spawn(executable, [...CHROMIUM_SWITCHES, ...own, ...extension, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const [, , , input, output] = child.stdio;
    if (!input || !("write" in input) || !output || !("read" in output)) throw new Error("Chromium has no pipe.");
    return new RawBrowser(child, input, output, profile);
  }

  /** Sends a command of the DevTools protocol, to the browser or to what a session is attached to. */
  send<Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    this.last += 1;
    const id = this.last;
    this.input.write(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }) + END);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (value) => resolve(value as Answer), reject }); // As the protocol has it.
    });
  }

  /** Opens a tab, before or behind the others. */
  async open(url: string, background = false): Promise<string> {
    const { targetId } = await this.send<{ targetId: string }>("Target.createTarget", { url, background });
    return targetId;
  }

  /** The address of a page of the extension, once its worker has started. */
  async extensionAddress(path: string): Promise<string> {
    for (;;) {
      const { targetInfos } = await this.send<{ targetInfos: { url: string }[] }>("Target.getTargets");
      const worker = targetInfos.find(({ url }) => OUR_WORKER.test(url));
      if (worker) return new URL(`/${path}`, worker.url).href;
    }
  }

  /** Evaluates in a page, which is attached to for that. */
  async evaluate<Value>(targetId: string, expression: string): Promise<Value> {
    const { sessionId } = await this.send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    const { result, exceptionDetails } = await this.send<{ result: { value: Value }; exceptionDetails?: object }>(
      "Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  async close(): Promise<void> {
    const ended = once(this.process, "exit");
    void this.send("Browser.close").catch(() => undefined);
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private take(text: string): void {
    const messages = (this.rest + text).split(END);
    this.rest = messages.pop() ?? "";
    for (const message of messages) this.answer(JSON.parse(message));
  }

  private answer({ id, result, error }: { id?: number; result?: unknown; error?: { message: string } }): void {
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiting) return;
    this.waiting.delete(id);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result);
  }
}
