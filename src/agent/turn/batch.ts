/** The actions of one answer, in order: each starts when it has closed in the stream and the ones before it went as planned. */
import { type Action, refsOf } from "../../protocol/action.ts";
import type { ProposalItem } from "../../protocol/event.ts";
import { execute } from "../act/execute.ts";
import { type Executed, type Order, skip } from "../act/order.ts";
import type { ParsedAction } from "../answer/answer.ts";
import { ask } from "../ask.ts";
import type { RunSession } from "../journal/session.ts";
import { currentDialog, isOvertaken } from "../journal/state.ts";
import { areStepsSpent, type Ending, isCounted } from "../journal/stop-conditions.ts";
import { describeTarget, type Look } from "../observe.ts";
import type { Ports } from "../ports.ts";

const STATUS = { complete: "done", partial: "partial", blocked: "blocked", declined: "declined" } as const;

/** Then only an answer to the dialog makes sense. */
const DIALOG_OPEN = "a dialog is open";

/** After one of these nothing in the outline can be relied on. */
const OVERTURNS = /^(?:url →|tab →|page reloaded)/m;

export interface BatchOptions {
  /** Settles with the end of the answer: whether it arrived whole and could be read. */
  whole: Promise<boolean>;
  /** The actions carry out this command of the user's own, which no earlier pause holds. */
  overrideId?: string;
}

export class Batch {
  ending: Ending | null = null;
  private queue: Promise<void> = Promise.resolve();
  private stopped: string | null = null;
  private count = 0;
  /** What a pause kept from being done. */
  private readonly held: ProposalItem[] = [];
  /** What went wrong outside any action: it ends the turn, after the queue has run out. */
  private fault: unknown = null;

  constructor(
    private readonly session: RunSession,
    private readonly ports: Ports,
    private readonly seen: Look,
    private readonly options: BatchOptions,
  ) {}

  /** Whether any action of this answer was started. */
  get begun(): boolean {
    return this.count > 0;
  }

  /** Takes the next action of the answer. `by`: whose it is by now. */
  offer(parsed: ParsedAction, by: Order["by"] = "model"): void {
    this.count++;
    this.queue = this.queue
      .then(() => this.take(parsed, by))
      .catch((error: unknown) => {
        this.fault ??= error;
        this.stopped ??= "the run could not go on";
      });
  }

  /** Ends the batch; what has not begun is skipped for this reason. */
  stop(reason: string): void {
    this.stopped ??= reason;
  }

  /**
   * When all that was offered has run, was skipped, or is kept for the user's Resume.
   * @throws what made the page or the run unusable.
   */
  async finished(): Promise<void> {
    await this.queue;
    if (this.fault) throw this.fault;
    const items = this.held.splice(0);
    if (items.length === 0) return;
    // What the user has said meanwhile takes its place.
    await this.session.appendIf((state) => (isOvertaken(state) ? null : { type: "proposal.kept", items }));
  }

  private async take(parsed: ParsedAction, by: Order["by"]): Promise<void> {
    if (!parsed.ok) return this.stop(`an action before it was not valid: ${parsed.problem}`);
    const { action } = parsed;
    const { overrideId, whole } = this.options;
    const order: Order = { action, by, whole, ...(overrideId === undefined ? {} : { overrideId }) };
    if (overrideId === undefined && isOvertaken(this.session.state)) this.stop("the user had something to say");
    if (overrideId === undefined && isCounted(action) && areStepsSpent(this.session.state))
      this.stop("the limit of actions is reached");
    const answersDialog = this.stopped === DIALOG_OPEN && action.action === "answer_dialog";
    if (this.stopped !== null && !answersDialog) {
      await skip(this.session, this.seen, order, this.stopped);
      return;
    }
    if (this.isPaused()) return this.hold(action);
    const executed = await this.carryOut(action, order);
    if (executed.paused) this.hold(action);
    else this.judge(executed);
  }

  private judge({ outcome, effect }: Executed): void {
    if (outcome !== "done" && outcome !== "no-change") this.stop(`the action before it was ${outcome}`);
    else if (currentDialog(this.session.state)) this.stop(DIALOG_OPEN);
    else if (OVERTURNS.test(effect)) this.stop("the page changed: it is looked at anew");
  }

  private isPaused(): boolean {
    if (this.session.pauses !== this.seen.pauses) return true;
    return this.options.overrideId === undefined && this.session.state.pausedBy !== null;
  }

  /** A claim that all is done is about the page before the pause, so it is not kept. */
  private hold(action: Action): void {
    if (this.options.overrideId !== undefined) this.stop("the run was paused in between");
    if (this.options.overrideId !== undefined || action.action === "done") return;
    const nodes = refsOf(action).flatMap((ref) => this.seen.nodes.get(ref) ?? []);
    const target = nodes.map(describeTarget).join(", ");
    this.held.push({
      itemId: `${this.session.state.step}.${this.held.length + 1}`,
      action,
      prints: Object.fromEntries(nodes.map(({ ref = "", print = 0 }) => [ref, print])),
      ...(target ? { target } : {}),
    });
  }

  private async carryOut(action: Action, order: Order): Promise<Executed> {
    if (action.action === "done") return this.done(action, order);
    if (action.action === "ask_user") return this.askUser(action);
    return execute(this.session, this.ports, this.seen, order);
  }

  /** A claim that all is done counts only from a model that has seen the result of its last action. */
  private async done(action: Extract<Action, { action: "done" }>, order: Order): Promise<Executed> {
    if (!(await this.options.whole)) return skip(this.session, this.seen, order, "the model's answer broke off");
    if (this.isPaused() || isOvertaken(this.session.state) || order.overrideId !== undefined) {
      return skip(this.session, this.seen, order, "the user had something to say");
    }
    if (action.status === "complete" && this.count > 1) {
      return skip(this.session, this.seen, order, "`done` must stand alone: look at the result first");
    }
    const remaining = action.remaining ? `\n\nNot done: ${action.remaining}` : "";
    this.ending = { status: STATUS[action.status], text: `${action.text}${remaining}` };
    this.stop("the run has ended");
    return { outcome: "done", effect: action.status };
  }

  private async askUser(action: Extract<Action, { action: "ask_user" }>): Promise<Executed> {
    const { words } = this.session;
    const answer = await ask(this.session, { kind: "answer", text: action.question }, { words });
    if (answer === null) {
      this.ending = { status: "blocked", text: `It needs a person to answer: ${action.question}` };
      return { outcome: "refused", effect: "nobody is there to answer" };
    }
    this.stop("the user has answered: the page is looked at anew");
    return { outcome: "done", effect: "answered" };
  }
}
