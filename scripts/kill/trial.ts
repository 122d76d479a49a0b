/** One run with what kills it, from its task to the verdict. */
import type { RunEvent } from "../../src/protocol/event.ts";
import { type Boundary, holdAt } from "./hold.ts";
import { judge, type Verdict } from "./judge.ts";
import { Person } from "./person.ts";
import { type Temper, taskOf } from "./script.ts";
import type { OpenErrand, Ward } from "./ward.ts";

/** What is done to the run besides ending its worker. */
export type Around = "panel open" | "panel closed" | "left alone" | "browser restarted" | "browser restarted, tab gone";

export type Kill =
  /** Exactly at an event. */
  | { by: "boundary"; boundary: Boundary; around: Around }
  /** At these instants: milliseconds after the start, or after the kill before. */
  | { by: "clock"; delaysMs: number[] }
  | { by: "nobody" };

export interface Trial {
  kill: Kill;
  temper: Temper;
}

export interface Outcome extends Verdict {
  trial: Trial;
  events: RunEvent[];
  /** How often the worker really was ended while the run was under way. */
  kills: number;
  /** The event at which it stood still; empty where it was ended by the clock. */
  at: string;
  ms: number;
}

export async function runTrial(ward: Ward, trial: Trial): Promise<Outcome> {
  const began = Date.now();
  const open = await ward.open(trial.temper);
  const attempt = new Attempt(ward, open);
  const { kills, at } = await attempt.run(trial.kill);
  const events = await ward.browser.journalOf(taskOf(open.errand));
  const verdict = judge(open.errand, ward.app.effectsOn(open.errand.ledger), events);
  return {
    ...verdict,
    faults: [...attempt.faults, ...verdict.faults],
    trial,
    events,
    kills,
    at,
    ms: Date.now() - began,
  };
}

class Attempt {
  readonly faults: string[] = [];
  private readonly person: Person;

  constructor(
    private readonly ward: Ward,
    private readonly open: OpenErrand,
  ) {
    const { errand } = open;
    this.person = new Person(
      { errand, effects: () => ward.app.effectsOn(errand.ledger), isMessageWanted: () => open.isWanting },
      ward.panel,
      open.told,
    );
  }

  async run(kill: Kill): Promise<{ kills: number; at: string }> {
    try {
      if (kill.by === "boundary") return await this.atBoundary(kill.boundary, kill.around);
      if (kill.by === "clock") return { kills: await this.atInstants(kill.delaysMs), at: "" };
      await this.person.begin();
      await this.person.attend();
    } catch (error) {
      this.faults.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    }
    return { kills: 0, at: "" };
  }

  private async atBoundary(boundary: Boundary, around: Around): Promise<{ kills: number; at: string }> {
    const { browser } = this.ward;
    const held: { at: string | null } = { at: null };
    const holding = holdAt(await browser.worker(), boundary).then((at) => (held.at = at));
    // A run may be over before it comes to the event.
    holding.catch(() => undefined);
    await this.person.begin();
    await this.person.attend(() => held.at !== null);
    await this.end(held.at === null ? "panel open" : around);
    await this.person.attend();
    return { kills: held.at === null ? 0 : 1, at: held.at ?? "" };
  }

  private async end(around: Around): Promise<void> {
    const { browser } = this.ward;
    if (around.startsWith("browser restarted")) return this.restart(around === "browser restarted, tab gone");
    if (around === "panel open") return browser.endWorker();
    const before = (await this.journal()).length;
    await this.ward.panel.page.close();
    await browser.endWorker();
    if (around === "panel closed") await browser.wakeWorker();
    await this.untilLongerThan(before);
    this.person.moveTo(await this.ward.openPanel());
  }

  private async restart(isTabGone: boolean): Promise<void> {
    const { browser } = this.ward;
    await browser.restart();
    const page = browser.pages()[0] ?? (await browser.newPage());
    this.ward.page = page;
    if (!isTabGone) await page.goto(this.ward.app.urlOf(this.open.errand.ledger));
    this.person.moveTo(await this.ward.openPanel(page));
  }

  private journal(): Promise<RunEvent[]> {
    return this.ward.browser.journalOf(taskOf(this.open.errand));
  }

  /** With nobody at the panel the run goes on all the same. */
  private async untilLongerThan(before: number): Promise<void> {
    const deadline = Date.now() + ALONE_MS;
    while ((await this.journal()).length <= before) {
      if (Date.now() > deadline) throw new Error("the run did not go on without its panel");
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    }
  }

  private async atInstants(delaysMs: number[]): Promise<number> {
    let kills = 0;
    let isOver = false;
    await this.person.begin();
    const attending = this.person.attend().finally(() => (isOver = true));
    attending.catch(() => undefined);
    for (const delay of delaysMs) {
      const over = attending.catch(() => undefined);
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, delay))]);
      if (isOver) break;
      await Promise.race([over, this.ward.browser.endWorker()]);
      kills++;
    }
    await attending;
    return kills;
  }
}

/** Chrome's alarm comes within 30 s, and a little later now and then. */
const ALONE_MS = 60_000;
const GLANCE_MS = 100;
