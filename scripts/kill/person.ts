/** Who sits at the panel: answers what is asked, says what they have to say, and does it again where it was not taken. */
import type { Locator } from "playwright";
import type { Door } from "../../e2e/door.ts";
import type { Panel } from "../../e2e/panel.ts";
import type { Effects } from "./app.ts";
import { ASKED, BELL, type Errand, messageOf, taskOf } from "./script.ts";

/** What the panel calls for. */
type Call = "ended" | "run" | "resume" | "confirm" | "site" | "answer" | "message";

/** What the person did, in order. */
export interface Said {
  /** The message was taken by the panel: its field is empty again. */
  message: boolean;
  answers: string[];
  confirmed: number;
}

/** How often the panel is looked at, in milliseconds. */
const GLANCE_MS = 40;
const PATIENCE_MS = 45_000;

export interface Seat {
  errand: Errand;
  /** What has happened by now: the person hears bells and sees orders. */
  effects(): Effects;
  /** Whether the model waits for the message. */
  isMessageWanted(): boolean;
}

export class Person {
  readonly said: Said = { message: false, answers: [], confirmed: 0 };

  constructor(
    private readonly seat: Seat,
    private panel: Panel,
    /** Opened once the message is taken. */
    private readonly told: Door,
  ) {}

  /** Goes on at another panel of the same run. */
  moveTo(panel: Panel): void {
    this.panel = panel;
  }

  /** Gives the task, and gives it again while nobody has taken it. */
  async begin(): Promise<void> {
    await this.panel.task.fill(taskOf(this.seat.errand));
    await this.panel.standAlone();
    await this.panel.button("Run").click();
  }

  /**
   * Attends to the run until it has ended, or until told to leave.
   * @throws when nothing happens for too long
   */
  async attend(isLeaving: () => boolean = () => false): Promise<void> {
    while (!isLeaving()) {
      const call = await this.nextCall(isLeaving);
      if (call === null || call === "ended") return;
      await this.heed(call);
    }
  }

  private async nextCall(isLeaving: () => boolean): Promise<Call | null> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if (isLeaving()) return null;
      const call = await this.glance();
      if (call !== null) return call;
      if (Date.now() > deadline)
        throw new Error(`The panel shows nothing new: ${await this.panel.status.textContent()}`);
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    }
  }

  private async glance(): Promise<Call | null> {
    const shown = await this.panel.page.evaluate((task) => {
      const buttons = [...document.querySelectorAll("button")].filter((button) => !button.disabled);
      const names = buttons.map((button) => button.textContent?.trim() ?? "");
      const status = document.querySelector("[role=status]")?.textContent ?? "";
      const isOurs = document.querySelector("[role=log]")?.textContent?.includes(task) ?? false;
      return { names, status, isOurs };
    }, taskOf(this.seat.errand));
    return callOf(shown, this.seat.isMessageWanted() && !this.said.message);
  }

  private async heed(call: Call): Promise<void> {
    if (call === "message") return this.sayIt();
    if (call === "answer") return this.answer();
    if (call === "run") return this.press("Run");
    if (call === "resume") return this.press("Resume");
    if (call === "site") return this.press("Allow for this task");
    const asked = await this.textOf(this.panel.question);
    // Asked whether to ring once more, the person knows whether it has rung.
    const isNeedless = asked.includes("Ring the bell") && this.seat.effects().rings > 0;
    if (!isNeedless) this.said.confirmed++;
    await this.press(isNeedless ? "Deny" : "Confirm");
  }

  /** A button that is gone by now is pressed by nobody; a panel behind another tab is looked for first. */
  private async press(name: string): Promise<void> {
    await this.panel
      .button(name)
      .click({ timeout: 1000 })
      .catch(() => this.panel.page.bringToFront());
  }

  private async sayIt(): Promise<void> {
    const { message } = this.panel;
    await message.fill(messageOf(this.seat.errand), { timeout: 1000 }).catch(() => undefined);
    await this.press("Send");
    this.said.message = await message
      .inputValue({ timeout: 1000 })
      .then((left) => left === "")
      .catch(() => false);
    if (!this.said.message) await this.untilTaken();
    if (this.said.message) this.told.open();
  }

  /** Taken, or refused with a notice: then it is said again at the next glance. */
  private async untilTaken(): Promise<void> {
    const taken = await this.panel.page
      .waitForFunction(
        () => {
          const field = document.querySelector<HTMLTextAreaElement>("#message");
          if (!field || document.querySelector(".notice")) return "no";
          return field.value === "" ? "yes" : null;
        },
        undefined,
        { polling: GLANCE_MS, timeout: 5000 },
      )
      .then((outcome) => outcome.jsonValue())
      .catch(() => "no");
    this.said.message = taken === "yes";
  }

  /** What is there to be read; nothing of what has just gone. */
  private async textOf(place: Locator): Promise<string> {
    return (await place.textContent({ timeout: 1000 }).catch(() => null)) ?? "";
  }

  private async answer(): Promise<void> {
    const asked = await this.textOf(this.panel.question);
    const words = this.wordsFor(asked);
    if (words === null) return;
    const field = this.panel.question.getByRole("textbox", { name: "Answer" });
    const isWritten = await field.fill(words, { timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (!isWritten) return this.panel.page.bringToFront();
    await this.press("Send answer");
    this.said.answers.push(words);
  }

  private wordsFor(asked: string): string | null {
    if (asked.includes(ASKED.colour)) return this.seat.errand.colour;
    if (asked.includes(ASKED.bell)) return this.seat.effects().rings > 0 ? BELL.rang : BELL.silent;
    return null;
  }
}

function callOf(
  { names, status, isOurs }: { names: string[]; status: string; isOurs: boolean },
  isMessageWanted: boolean,
): Call | null {
  const has = (name: string) => names.includes(name);
  if (isOurs && /^(Done|Declined|Failed|Stopped)/.test(status)) return "ended";
  if (!isOurs) return has("Run") ? "run" : null;
  if (isMessageWanted && has("Send")) return "message";
  if (has("Confirm")) return "confirm";
  if (has("Allow for this task")) return "site";
  if (has("Send answer")) return "answer";
  return status.startsWith("Paused") && has("Resume") ? "resume" : null;
}
