/** A run under way: its journal, the state that is folded from it, and those who wait for it to change. */
import type { RunEvent, RunEventBody } from "../../protocol/event.ts";
import type { Ports } from "../ports.ts";
import { redactDeep, redactor } from "./redact.ts";
import { fold, reduce } from "./reduce.ts";
import { INITIAL_STATE, openTabs, type RunState } from "./state.ts";

/** Thrown through a run's loop when the run has ended or is being stopped. An interruption, not a fault. */
export class RunEnded extends Error {
  override readonly name = "RunEnded";

  constructor() {
    super("That task has already ended.");
  }
}

/** Told of every event right after it was journaled, and of the words that stream in between. */
export type SessionListener = (session: RunSession, event: RunEvent | null) => void;

export class RunSession {
  state: RunState = INITIAL_STATE;
  readonly events: RunEvent[] = [];
  /** What the model is saying while its answer streams. */
  say = "";
  private readonly aborter = new AbortController();
  private writing: Promise<unknown> = Promise.resolve();
  private readonly waiters = new Set<() => void>();

  /** @param past what was journaled of the run before the worker died */
  constructor(
    readonly runId: string,
    private readonly ports: Ports,
    private readonly listener: SessionListener,
    past: RunEvent[] = [],
  ) {
    for (const event of past) this.take(event);
    this.isTakenUp = past.length > 0;
  }

  /** Whether another worker began it. */
  readonly isTakenUp: boolean;

  /** Aborted when the run is being stopped: model streams and waits hang on it. */
  get signal(): AbortSignal {
    return this.aborter.signal;
  }

  /**
   * Journals an event, then folds it in. Events are written one after the other; after `run.finished` none is.
   * @throws {RunEnded} when the run has finished.
   */
  async append(body: RunEventBody): Promise<void> {
    await this.appendIf(() => body);
  }

  /**
   * The same, decided on the state as it is when the event's turn to be written comes: nothing can happen between the
   * decision and the event. With `null` nothing is written.
   * @returns whether it was written
   */
  appendIf(decide: (state: RunState) => RunEventBody | null): Promise<boolean> {
    const written = this.writing.then(() => this.write(decide));
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async write(decide: (state: RunState) => RunEventBody | null): Promise<boolean> {
    if (this.state.finished) throw new RunEnded();
    const body = decide(this.state);
    if (!body) return false;
    const redact = redactor(await this.ports.secrets.masked());
    const facts = { runId: this.runId, seq: this.state.seq + 1, at: this.ports.clock.now() };
    const event: RunEvent = { ...redactDeep(body, redact), ...facts };
    // A run whose journal takes nothing more has ended all the same: those who watch it must hear of it.
    await this.ports.journal.append(event).catch((error: unknown) => {
      if (event.type !== "run.finished") throw error;
    });
    this.take(event);
    this.listener(this, event);
    return true;
  }

  /**
   * A value turned out to be a secret: from now on it is masked, and what was already written is masked too.
   * @returns the placeholder that stands for it
   */
  async learnSecret(value: string): Promise<string> {
    const name = await this.ports.secrets.add(value);
    await this.writing;
    const redact = redactor({ [name]: value });
    const masked = this.events.map((event) => redactDeep(event, redact));
    this.events.splice(0, this.events.length, ...masked);
    this.state = fold(masked);
    await this.ports.journal.rewrite(masked);
    return `{{secret:${name}}}`;
  }

  private take(event: RunEvent): void {
    this.state = reduce(this.state, event);
    this.events.push(event);
    this.wake();
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }

  /** Shows what the model says; not a fact, so it is not journaled. */
  speak(say: string): void {
    if (say === this.say) return;
    this.say = say;
    this.listener(this, null);
  }

  /**
   * Waits for the state to become so, without bound: only the user or the end of the run ends it.
   * @throws {RunEnded}
   */
  until(holds: (state: RunState) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const ended = this.state.finished !== null || this.signal.aborted;
        if (!ended && !holds(this.state)) return;
        this.waiters.delete(check);
        if (ended) reject(new RunEnded());
        else resolve();
      };
      this.waiters.add(check);
      check();
    });
  }

  /**
   * Passes when nothing holds the run, or when the user gives a command of their own, which nothing holds but that a
   * restart of the browser has left no tab to carry it out in. While the run is paused the page is the user's alone.
   * @throws {RunEnded}
   */
  async gate(): Promise<void> {
    const passes = (state: RunState) =>
      state.question === null &&
      (state.pausedBy === null || (state.overrides.length > 0 && openTabs(state).length > 0));
    if (this.state.pausedBy !== null && !passes(this.state)) await this.ports.page.release();
    await this.until(passes);
  }

  /** How often the run has been paused: a change says that what was seen before may no longer hold. */
  get pauses(): number {
    return this.events.filter(({ type }) => type === "run.paused").length;
  }

  /** How often the user has said something to a run that a model drives, or given a command of their own. */
  get words(): number {
    const isHeard = this.state.started?.mode === "model";
    return this.events.filter(({ type }) => type === "override.given" || (isHeard && type === "feedback.given")).length;
  }

  /** Does what only waits, with a signal that a new pause, a new word of the user or the end of the run aborts. */
  cutByUser<Result>(pauses: number, words: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return this.cutWhen(() => this.pauses !== pauses || this.words !== words, work);
  }

  /** Does something with a signal that is aborted when the state becomes so, or the run ends. */
  async cutWhen<Result>(
    holds: (state: RunState) => boolean,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const aborter = new AbortController();
    const check = () => {
      if (holds(this.state) || this.state.finished || this.signal.aborted) aborter.abort();
    };
    this.waiters.add(check);
    try {
      check();
      return await work(aborter.signal);
    } finally {
      this.waiters.delete(check);
    }
  }

  /** Ends waits and streams. The loop leaves through `RunEnded`. */
  abort(): void {
    this.aborter.abort();
    this.wake();
  }
}
