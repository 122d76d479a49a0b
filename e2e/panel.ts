/** The panel as a person uses it. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { RunEvent } from "../src/protocol/event.ts";
import type { StatusWord } from "../src/protocol/view.ts";

const ENDED = /^(Done|Declined|Failed|Stopped)/;

/** Long enough for a task of ten steps on a slow machine. */
const RUN_TIMEOUT_MS = 45_000;

export class Panel {
  constructor(readonly page: Page) {}

  get status(): Locator {
    return this.page.getByRole("status");
  }

  get log(): Locator {
    return this.page.getByRole("log", { name: "Command log" });
  }

  get result(): Locator {
    return this.page.getByTestId("result");
  }

  get question(): Locator {
    return this.page.getByRole("alertdialog");
  }

  get task(): Locator {
    return this.page.getByRole("textbox", { name: "Task" });
  }

  get message(): Locator {
    return this.page.getByRole("textbox", { name: "Message" });
  }

  /** What a pause kept from being done. */
  get proposal(): Locator {
    return this.page.getByRole("region", { name: "What it was about to do" });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Writes a task and presses Run. */
  async start(task: string): Promise<void> {
    await this.task.fill(task);
    await this.button("Run").click();
  }

  /** The task that is being written has nothing to do with the one before it. */
  async standAlone(): Promise<void> {
    const choice = this.page.getByRole("checkbox", { name: "Go on from the last task" });
    if (await choice.isVisible()) await choice.uncheck();
  }

  /** Starts a task after another, whose end the panel shows until the new run is there. */
  async startNext(task: string): Promise<void> {
    await this.start(task);
    await expect(this.log.getByRole("listitem").first()).toContainText(task);
  }

  /** Starts a task and allows the site for it. */
  async startAllowed(task: string): Promise<void> {
    await this.start(task);
    await this.button("Allow for this task").click();
  }

  /** Says something to the run under way; it has taken it when the field is empty again. */
  async send(text: string): Promise<void> {
    await this.say(text, "Send");
  }

  /** Gives a command of the user's own; the run has taken it when the field is empty again. */
  async doItNow(text: string): Promise<void> {
    await this.say(text, "Do it now");
  }

  /** Writes a task for after the one under way; the run has taken it when the field is empty again. */
  async queue(text: string): Promise<void> {
    await this.say(text, "After this");
  }

  private async say(text: string, button: string): Promise<void> {
    await this.message.fill(text);
    await this.button(button).click();
    await expect(this.message).toHaveValue("");
  }

  /** Strikes an action of the kept proposal: of those that are left, counted from 1. */
  async strike(n: number): Promise<void> {
    const left = this.proposal.getByRole("button", { name: "Strike", exact: true });
    const count = await left.count();
    await left.nth(n - 1).click();
    // The last one takes the whole proposal with it.
    await expect(left).toHaveCount(count - 1);
  }

  /** Lets the whole kept proposal go. */
  async letGo(): Promise<void> {
    await this.button("Let it go").click();
    await expect(this.proposal).toHaveCount(0);
  }

  /** The results so far, in the order in which they were saved. */
  findings(): Promise<string[]> {
    return this.page.getByRole("list", { name: "Findings" }).getByRole("listitem").allInnerTexts();
  }

  /** Attaches files to the task that is being written, and waits until they are handed over. */
  async attach(paths: string[]): Promise<void> {
    const files = this.page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
    const count = await files.count();
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.button("Attach files").click()]);
    await chooser.setFiles(paths);
    await expect(files.and(this.page.locator('[aria-busy="false"]'))).toHaveCount(count + paths.length);
  }

  async expectStatus(word: StatusWord): Promise<void> {
    await expect(this.status).toHaveText(new RegExp(`^${word}`), { timeout: RUN_TIMEOUT_MS });
  }

  /** Waits for the end; a run that ended otherwise fails with its own words. */
  async expectEnd(word: StatusWord | "Done · in part"): Promise<void> {
    await expect(this.status).toHaveText(ENDED, { timeout: RUN_TIMEOUT_MS });
    const said = `${await this.status.innerText()}: ${await this.result.innerText()}`;
    expect(said).toMatch(new RegExp(`^${word}(?! · in part)`));
  }

  /** No run is under way: the next task can be written. */
  async expectReady(): Promise<void> {
    await expect(this.task).toBeVisible();
    await expect(this.button("Run")).toBeEnabled();
    await expect(this.button("Stop")).toHaveCount(0);
  }

  /** The entries of actions in the log, as `name outcome`. */
  actions(): Promise<string[]> {
    return this.log
      .locator("li[data-action]")
      .evaluateAll((items) =>
        items.map((item) => `${item.getAttribute("data-action")} ${item.getAttribute("data-outcome")}`),
      );
  }

  /** Every event of every run, as the journal on disk has it. */
  journal(): Promise<RunEvent[]> {
    return this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("deckhand");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("events").objectStore("events").getAll();
            reading.onsuccess = () => resolve(reading.result);
            reading.onerror = () => reject(reading.error);
          };
        }),
    );
  }
}
