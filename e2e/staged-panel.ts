/**
 * The built popup with a test in the background's place: it shows what the test says and its messages end up here, so
 * that every state of a run can be looked at, also one that takes a slow model and good timing to come by.
 */
import type { BrowserContext } from "@playwright/test";
import type { WireError } from "../src/protocol/errors.ts";
import type { PanelToBackground } from "../src/protocol/messages.ts";
import type { RunView, TabView } from "../src/protocol/view.ts";
import type { Extension } from "./extension.ts";
import { Panel } from "./panel.ts";

type MessageName = keyof PanelToBackground;

const TAB: TabView = {
  tabId: 1,
  title: "A shop",
  url: "https://shop.example/",
  origin: "https://shop.example",
  obstacle: null,
};

export class StagedPanel extends Panel {
  /** What the panel has asked for, in order, without its questions about tab and settings. */
  readonly calls: { name: string; data: unknown }[] = [];
  private readonly refusals = new Map<string, string>();
  private attachments = 0;

  static async open(context: BrowserContext, extension: Extension): Promise<StagedPanel> {
    const panel = new StagedPanel(await context.newPage());
    const { page } = panel;
    await page.setViewportSize({ width: 380, height: 600 });
    await page.exposeFunction("answerPanel", (name: MessageName, data: unknown) => panel.answer(name, data));
    await page.addInitScript(() => {
      Object.assign(chrome.runtime, {
        connect: () => ({
          onMessage: {
            addListener: (listener: (message: unknown) => void) =>
              window.addEventListener("stage", (event) => listener(Reflect.get(event, "detail"))),
          },
          onDisconnect: { addListener: () => undefined },
          disconnect: () => undefined,
        }),
        sendMessage: (message: { type: string; data: unknown }, respond: (response: unknown) => void) =>
          Reflect.get(window, "answerPanel")(message.type, message.data).then((res: unknown) => respond({ res })),
      });
    });
    await page.goto(extension.address("popup.html?tab=1"));
    return panel;
  }

  /** Pushes a run, or that there is none. */
  async show(view: RunView | null): Promise<void> {
    await this.page.evaluate((detail) => window.dispatchEvent(new CustomEvent("stage", { detail })), { view });
  }

  /** From now on the background does not take such a message, and says why; without a reason it does again. */
  refuse(name: MessageName, reason: string | null): void {
    if (reason === null) this.refusals.delete(name);
    else this.refusals.set(name, reason);
  }

  private answer(name: MessageName, data: unknown): { ok: true; value: unknown } | { ok: false; error: WireError } {
    if (name === "tab-view") return { ok: true, value: TAB };
    if (name === "settings-read") return { ok: true, value: { configured: true } };
    this.calls.push({ name, data });
    const message = this.refusals.get(name);
    if (message !== undefined) return { ok: false, error: { code: "message-invalid", message } };
    if (name === "attachment-add") return { ok: true, value: { attachmentId: `file ${++this.attachments}` } };
    return { ok: true, value: name === "run-start" ? { runId: "r2" } : null };
  }
}
