/** The actions of one answer, in order: each starts when it has closed in the stream and the ones before it went as planned. */
import type { Action } from "../protocol/action.ts";
import type { ParsedAction } from "./answer.ts";
import { ask } from "./ask.ts";
import { type Executed, execute, type Order, skip } from "./execute.ts";
import type { Look } from "./observe.ts";
import type { Ports } from "./ports.ts";
import type { RunSession } from "./session.ts";
import type { Ending } from "./stop-conditions.ts";

const STATUS = { complete: "done", partial: "partial", blocked: "blocked", declined: "declined" } as const;

/** After one of these nothing in the outline can be relied on. */
const OVERTURNS = /^(?:url →|page reloaded|dialog opened)/m;

export class Batch {
  ending: Ending | null = null;
  private queue: Promise<void> = Promise.resolve();
  private stopped: string | null = null;
  private count = 0;
  /** What went wrong outside any action: it ends the turn, after the queue has run out. */
  private fault: unknown = null;

  constructor(
    private readonly session: RunSession,
    private readonly ports: Ports,
    private readonly seen: Look,
    /** Settles with the end of the answer: whether it arrived whole and could be read. */
    private readonly whole: Promise<boolean>,
  ) {}

  /** Whether any action of this answer was started. */
  get begun(): boolean {
    return this.count > 0;
  }

  /** Takes the next action of the answer. */
  offer(parsed: ParsedAction): void {
    this.count++;
    this.queue = this.queue
      .then(() => this.take(parsed))
      .catch((error: unknown) => {
        this.fault ??= error;
        this.stopped ??= "the run could not go on";
      });
  }

  /** Ends the batch; what has not begun is skipped for this reason. */
  stop(reason: string): void {
    this.stopped ??= reason;
  }

  /** When all that was offered has run or was skipped. @throws what made the page or the run unusable. */
  async finished(): Promise<void> {
    await this.queue;
    if (this.fault) throw this.fault;
  }

  private async take(parsed: ParsedAction): Promise<void> {
    if (!parsed.ok) return this.stop(`an action before it was not valid: ${parsed.problem}`);
    const { action } = parsed;
    const order: Order = { action, by: "model", whole: this.whole };
    await this.session.gate();
    if (this.session.pauses !== this.seen.pauses)
      this.stop("the run was paused in between: the page is looked at anew");
    if (this.stopped) {
      await skip(this.session, this.seen, order, this.stopped);
      return;
    }
    const { outcome, effect } = await this.carryOut(action, order);
    if (outcome !== "done" && outcome !== "no-change") this.stop(`the action before it was ${outcome}`);
    else if (OVERTURNS.test(effect)) this.stop("the page changed: it is looked at anew");
  }

  private async carryOut(action: Action, order: Order): Promise<Executed> {
    if (action.action === "done") return this.done(action, order);
    if (action.action === "ask_user") return this.askUser(action);
    return execute(this.session, this.ports, this.seen, order);
  }

  /** A claim that all is done counts only from a model that has seen the result of its last action. */
  private async done(action: Extract<Action, { action: "done" }>, order: Order): Promise<Executed> {
    if (!(await this.whole)) return skip(this.session, this.seen, order, "the model's answer broke off");
    if (action.status === "complete" && this.count > 1) {
      return skip(this.session, this.seen, order, "`done` must stand alone: look at the result first");
    }
    const remaining = action.remaining ? `\n\nNot done: ${action.remaining}` : "";
    this.ending = { status: STATUS[action.status], text: `${action.text}${remaining}` };
    this.stop("the run has ended");
    return { outcome: "done", effect: action.status };
  }

  private async askUser(action: Extract<Action, { action: "ask_user" }>): Promise<Executed> {
    const answer = await ask(this.session, { kind: "answer", text: action.question });
    if (answer === null) {
      this.ending = { status: "blocked", text: `It needs a person to answer: ${action.question}` };
      return { outcome: "refused", effect: "nobody is there to answer" };
    }
    this.stop("the user has answered: the page is looked at anew");
    return { outcome: "done", effect: "answered" };
  }
}
