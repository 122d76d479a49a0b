/** What all trials share: the browser, the app, the model, and a panel over the one tab that is worked in. */
import type { Page } from "playwright";
import { Door } from "../../e2e/door.ts";
import { type ScriptedModel, startScriptedModel, type Turn } from "../../e2e/model/scripted-model.ts";
import type { Panel } from "../../e2e/panel.ts";
import { type LedgerApp, startLedgerApp } from "./app.ts";
import { KilledBrowser } from "./browser.ts";
import { decide, type Errand, type Temper, taskOf } from "./script.ts";

/** Milliseconds before each piece of an answer: long enough for something to happen while it streams. */
const PIECE_MS = 3;

/** An errand while its run is under way. */
export interface OpenErrand {
  errand: Errand;
  /** Opened when the model cannot go on without hearing from the user. */
  wanting: Door;
  isWanting: boolean;
  /** Opened when the user has said it. */
  told: Door;
}

export class Ward {
  private readonly errands = new Map<string, OpenErrand>();
  private count = 0;

  private constructor(
    readonly browser: KilledBrowser,
    readonly app: LedgerApp,
    private readonly model: ScriptedModel,
    private errandOf: (turn: Turn) => OpenErrand | undefined,
  ) {}

  page!: Page; // Set by `open`, which `start` awaits.
  panel!: Panel; // The same.

  static async start(): Promise<Ward> {
    const app = await startLedgerApp();
    const held: { ward?: Ward } = {};
    const model = await startScriptedModel((turn) => answerFor(held.ward?.errandOf(turn), turn), {
      latencyMs: PIECE_MS,
    });
    const browser = await KilledBrowser.start();
    await browser.setUp(model.settings, [new URL(app.urlOf("x")).origin]);
    const ward = new Ward(browser, app, model, () => undefined);
    ward.errandOf = ({ messages }) =>
      [...ward.errands.values()].find(({ errand }) =>
        messages.some(({ content }) => content.includes(`${taskOf(errand)}\n`)),
      );
    held.ward = ward;
    return ward;
  }

  /** A new ledger, shown in the tab, with the panel over it. */
  async open(temper: Temper): Promise<OpenErrand> {
    const ledger = `n${++this.count}`;
    const errand = { ledger, temper, colour: `teal ${ledger}`, note: `rope ${ledger}` };
    const open: OpenErrand = { errand, wanting: new Door(), isWanting: false, told: new Door() };
    this.errands.set(ledger, open);
    await this.showLedger(ledger);
    return open;
  }

  private async showLedger(ledger: string): Promise<void> {
    this.page =
      this.page?.isClosed() === false ? this.page : (this.browser.pages()[0] ?? (await this.browser.newPage()));
    await this.page.goto(this.app.urlOf(ledger));
    if (this.panel?.page.isClosed() !== false) this.panel = await this.browser.openPanel(this.page);
  }

  async openPanel(page = this.page): Promise<Panel> {
    this.panel = await this.browser.openPanel(page);
    return this.panel;
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.model.stop();
    await this.app.stop();
  }

  /** What the script itself could not do. */
  problems(): Error[] {
    return this.model.problems();
  }
}

async function answerFor(open: OpenErrand | undefined, turn: Turn) {
  if (!open) throw new Error("This request belongs to no errand.");
  const answer = decide(open.errand, turn);
  if (answer) return answer;
  open.isWanting = true;
  open.wanting.open();
  await open.told.opened;
  return { actions: [{ action: "wait_for", seconds: 1 } as const] };
}
