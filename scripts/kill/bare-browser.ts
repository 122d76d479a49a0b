/**
 * A Chromium in which nobody is attached to the worker: Playwright attaches to every worker, and a worker that somebody is
 * attached to never sleeps. It is spoken to over a pipe, and only in one page of the extension, in which none of its code runs.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { HEADLESS_BUILD } from "../build.mjs";
import { CHROMIUM_SWITCHES, findChromium } from "../chromium.mjs";

interface Reply {
  id?: number;
  result?: { targetId?: string; sessionId?: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  error?: { message: string };
}

export class BareBrowser {
  private count = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private session: string | undefined;

  private constructor(
    private readonly process: ChildProcess,
    private readonly commands: Writable,
    replies: Readable,
  ) {
    let rest = "";
    // Messages end with a null character.
    replies.setEncoding("utf8").on("data", (data: string) => {
      const pieces = `${rest}${data}`.split("\0");
      rest = pieces.pop() ?? "";
      for (const piece of pieces) this.take(JSON.parse(piece));
    });
  }

  /** @param page the extension's page in which is evaluated */
  static async start(profile: string, page: string): Promise<BareBrowser> {
    const child = spawn(
      findChromium() ?? "chromium",
      [
        ...CHROMIUM_SWITCHES,
        "--headless=new",
        "--remote-debugging-pipe",
        `--user-data-dir=${profile}`,
        `--disable-extensions-except=${HEADLESS_BUILD}`,
        `--load-extension=${HEADLESS_BUILD}`,
      ],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    const [, , , commands, replies] = child.stdio;
    // Both are pipes, as was asked for; the type leaves open which way they go.
    const browser = new BareBrowser(child, commands as Writable, replies as Readable);
    const { targetId } = await browser.send("Target.createTarget", { url: page });
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
    browser.session = sessionId;
    return browser;
  }

  async open(url: string): Promise<void> {
    await this.send("Target.createTarget", { url });
  }

  private take(reply: Reply): void {
    if (reply.id === undefined) return;
    this.waiting.get(reply.id)?.(reply);
    this.waiting.delete(reply.id);
  }

  private async send(method: string, params: object): Promise<NonNullable<Reply["result"]>> {
    const id = ++this.count;
    const replied = new Promise<Reply>((resolve) => this.waiting.set(id, resolve));
    const sessionId = method.startsWith("Runtime.") ? { sessionId: this.session } : {};
    this.commands.write(`${JSON.stringify({ id, method, params, ...sessionId })}\0`);
    const { result, error } = await replied;
    if (error || !result) throw new Error(`${method}: ${error?.message}`);
    return result;
  }

  /** Evaluates in the extension's page. @param expression may be a promise; its value is data */
  async evaluate(expression: string): Promise<unknown> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", params);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, "exit");
    await this.send("Browser.close", {});
    await ended;
  }
}
