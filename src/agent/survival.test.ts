/** What holds of every run, whatever its user does meanwhile and whenever its worker dies: searched by chance. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent, RunEventBody, RunEventOf } from "../protocol/event.ts";
import { withdrawQuestion } from "./ask.ts";
import { fold } from "./journal/reduce.ts";
import { RunSession } from "./journal/session.ts";
import { INITIAL_STATE, type RunState } from "./journal/state.ts";
import type { Ports } from "./ports.ts";
import { driveRun, endRun } from "./run.ts";
import { answer, begin, click, commands, DONE, makeWorld, type Thing, type World } from "./test-world.ts";

const THINGS: Thing[] = [
  { ref: "a1", role: "button", name: "Save" },
  { ref: "a2", role: "button", name: "Edit" },
  { ref: "a3", role: "button", name: "Delete account" },
];

const DEEDS = [
  "feedback",
  "queue",
  "change plan",
  "pause",
  "resume",
  "override",
  "take over",
  "die",
  "die before",
  "die after",
] as const;
type Deed = (typeof DEEDS)[number] | "stop" | "nothing";

interface Story {
  /** The refs that the model clicks, answer by answer. */
  answers: string[][];
  /** What happens, moment by moment. */
  deeds: Deed[];
  /** How many moments each action takes. */
  pace: number;
  /** The user wants to see a plan first. */
  planFirst: boolean;
}

const STORY: fc.Arbitrary<Story> = fc.record({
  answers: fc.array(fc.array(fc.constantFrom("a1", "a2", "a3"), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  deeds: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant<Deed>("nothing") }, fc.constantFrom<Deed[]>(...DEEDS)), {
    maxLength: 24,
  }),
  pace: fc.integer({ min: 0, max: 3 }),
  planFirst: fc.boolean(),
});

const moment = () => new Promise<void>((resolve) => setImmediate(resolve));
const never = () => new Promise<never>(() => undefined);

/** A worker: what it was about to do when it died never happens. */
interface Life {
  session: RunSession;
  ports: Ports;
  alive: boolean;
  /** It dies as it writes the next event. */
  dying: "before" | "after" | null;
}

class Telling {
  readonly world: World;
  /** How long it took from the user's Stop to the end, on the world's clock. */
  stopMs: number | null = null;
  private life: Life | null = null;

  constructor(private readonly story: Story) {
    this.world = makeWorld(THINGS, ({ messages }, call) =>
      messages[0]?.content.startsWith("An agent is to do")
        ? `{"plan":["Save","Edit"]}`
        : this.stream(messages.at(-1)?.content ?? "", call),
    );
    this.world.ports.direct = commands(["a1", "a2", "a3"]);
    this.world.perform = async () => {
      for (let passed = 0; passed < story.pace; passed++) await moment();
      return { outcome: "done", effect: "+1 elements" };
    };
  }

  /** Piece by piece, with the messages acknowledged that the request ends with. */
  private async *stream(tail: string, call: number): AsyncIterable<string> {
    const refs = this.story.answers[call - 1];
    const ack = tail.match(/(?<=^user_feedback )f\d+/gm) ?? [];
    const text = refs
      ? answer(...refs.map(click)).replace(`"check":""`, `"check":"","ack":${JSON.stringify(ack)}`)
      : DONE;
    for (let at = 0; at < text.length; at += 40) {
      await moment();
      yield text.slice(at, at + 40);
    }
  }

  /** The ports of one worker: they do nothing for it once it is dead. */
  private bear(life: Omit<Life, "session" | "ports">): Ports {
    const { ports } = this.world;
    const unlessDead =
      <Inputs extends unknown[], Result>(work: (...inputs: Inputs) => Promise<Result>) =>
      (...inputs: Inputs) =>
        life.alive ? work(...inputs).then((result) => (life.alive ? result : never())) : never();
    return {
      ...ports,
      page: { ...ports.page, perform: unlessDead(ports.page.perform), release: unlessDead(ports.page.release) },
      journal: {
        ...ports.journal,
        append: async (event) => {
          if (life.dying === "before") life.alive = false;
          if (!life.alive) return never();
          await ports.journal.append(event);
          // Others have their turn before the writer hears of it.
          await moment();
          if (life.dying === "after") life.alive = false;
          if (!life.alive) return never();
        },
      },
    };
  }

  async tell(): Promise<void> {
    const life = { alive: true, dying: null };
    const { ports } = this.world;
    this.world.ports = this.bear(life);
    const { session } = await begin(this.world, this.story.planFirst ? { planFirst: true } : {});
    this.life = Object.assign(life, { session, ports: this.world.ports });
    this.world.ports = ports;
    for (const deed of this.story.deeds) await this.pass(deed);
    for (let passed = 0; passed < 400 && !this.finished; passed++) await this.pass(this.needed());
  }

  get finished(): RunEventOf<"run.finished"> | null {
    return this.life?.session.state.finished ?? null;
  }

  private async pass(deed: Deed): Promise<void> {
    const { life } = this;
    if (life && !life.alive) this.beBorn();
    if (this.life && !this.finished) this.happen(deed, this.life);
    await moment();
  }

  /** The user attends to what holds the run up. */
  private needed(): Deed {
    // Who sees that a worker took their Stop along presses it again.
    if (this.story.deeds.includes("stop")) return "stop";
    return this.life?.session.state.pausedBy ? "resume" : "nothing";
  }

  private beBorn(): void {
    const life = { alive: true, dying: null };
    const ports = this.bear(life);
    const session = new RunSession("run", ports, () => undefined, [...this.world.journal]);
    this.life = Object.assign(life, { session, ports });
    void driveRun(session, ports, { show: ({ outline }) => ({ text: outline, unchanged: false }) });
  }

  private happen(deed: Deed, life: Life): void {
    const { session } = life;
    const { pausedBy } = session.state;
    if (deed === "die") life.alive = false;
    if (deed === "die before" || deed === "die after") life.dying = deed === "die before" ? "before" : "after";
    // What comes when the run has just ended is refused.
    this.said(deed, life)?.catch(() => undefined);
    if (deed === "pause" && pausedBy === null) this.append(session, { type: "run.paused", by: "user" });
    if (deed === "take over" && pausedBy === null) this.append(session, { type: "run.paused", by: "take-over" });
    if (deed === "resume" && pausedBy !== null) this.append(session, { type: "run.resumed" });
    this.answer(session);
  }

  private said(deed: Deed, life: Life): Promise<void> | undefined {
    if (deed === "feedback") return this.say(life.session);
    if (deed === "override") return this.command(life.session);
    if (deed === "queue") return this.queue(life.session);
    if (deed === "change plan") return this.changePlan(life.session);
    return deed === "stop" ? this.stop(life) : undefined;
  }

  private append(session: RunSession, body: RunEventBody): void {
    session.append(body).catch(() => undefined);
  }

  private async say(session: RunSession): Promise<void> {
    await session.appendIf(({ feedback }) => ({
      type: "feedback.given",
      feedbackId: `f${feedback.length + 1}`,
      text: "Gently",
    }));
    await session.appendIf(({ proposal }) =>
      proposal.length > 0 ? { type: "proposal.closed", reason: "let go, since the user sent a message" } : null,
    );
    await withdrawQuestion(session, "you sent a message instead", false);
  }

  private async queue(session: RunSession): Promise<void> {
    await session.appendIf(({ seq }) => ({ type: "task.queued", queuedId: `q${seq + 1}`, text: "Then this" }));
  }

  private async changePlan(session: RunSession): Promise<void> {
    await session.append({ type: "plan.changed", items: ["Edit"], by: "user" });
    if (session.state.pausedBy !== "plan") await this.say(session);
  }

  private async command(session: RunSession): Promise<void> {
    await session.appendIf(({ seq }) => ({ type: "override.given", overrideId: `o${seq + 1}`, text: "a2" }));
    await withdrawQuestion(session, "you gave a command instead", true);
  }

  private answer(session: RunSession): void {
    const { question } = session.state;
    if (!question) return;
    const { questionId } = question;
    const body = { type: "question.answered", questionId, answer: { kind: "confirm", confirmed: true } } as const;
    void session.appendIf((state) => (state.question?.questionId === questionId ? body : null)).catch(() => undefined);
  }

  private async stop(life: Life): Promise<void> {
    const before = this.world.now;
    await endRun(life.session, life.ports, { status: "stopped", text: "You stopped it." });
    this.stopMs = this.world.now - before;
  }
}

/** Every state that the run went through, with the event that led to it. */
function statesOf(journal: readonly RunEvent[]): { event: RunEvent; before: RunState; after: RunState }[] {
  let before = INITIAL_STATE;
  return journal.map((event, index) => {
    const after = fold(journal.slice(0, index + 1));
    const entry = { event, before, after };
    before = after;
    return entry;
  });
}

async function holds(story: Story, check: (telling: Telling) => void): Promise<void> {
  const telling = new Telling(story);
  await telling.tell();
  check(telling);
}

const RUNS = { numRuns: 100, timeout: 20_000 };
const LONG = 60_000;

test("every run ends, once, and its journal has no gaps", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal } }) => {
        expect(journal.at(-1)?.type).toBe("run.finished");
        expect(journal.filter(({ type }) => type === "run.finished")).toHaveLength(1);
        expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
      }),
    ),
    RUNS,
  ),
);

test("nothing that was sent is sent again, and nothing is done that was not journaled before", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal, performed } }) => {
        const sent = journal.flatMap((event) => (event.type === "action.dispatched" ? event.actionId : []));
        expect(new Set(sent).size).toBe(sent.length);
        expect(performed.length).toBeLessThanOrEqual(sent.length);
        const acked = journal.filter(({ type }) => type === "action.acked");
        expect(performed.length).toBeGreaterThanOrEqual(acked.length);
      }),
    ),
    RUNS,
  ),
);

test("a paused run dispatches nothing but the user's own commands", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal } }) => {
        for (const { event, before } of statesOf(journal)) {
          if (event.type !== "action.dispatched" || before.pausedBy === null) continue;
          const action = before.actions.find(({ actionId }) => actionId === event.actionId);
          expect(action?.overrideId).toBeDefined();
        }
      }),
    ),
    RUNS,
  ),
);

test("between a message and the request that carries it no action of the model's is sent", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal } }) => {
        for (const { event, before } of statesOf(journal)) {
          if (event.type !== "action.dispatched" || before.feedback.every(({ readAt }) => readAt !== null)) continue;
          const action = before.actions.find(({ actionId }) => actionId === event.actionId);
          expect(action?.overrideId).toBeDefined();
        }
      }),
    ),
    RUNS,
  ),
);

test("every message is read before the run is done; what was read and acknowledged stays so", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal }, finished }) => {
        for (const { before, after } of statesOf(journal)) {
          before.feedback.forEach(({ feedbackId, readAt, acknowledged }, index) => {
            const now = after.feedback[index];
            expect(now?.feedbackId).toBe(feedbackId);
            if (readAt !== null) expect(now?.readAt).toBe(readAt);
            if (acknowledged) expect(now?.acknowledged).toBe(true);
          });
        }
        if (finished?.status === "done")
          expect(fold(journal).feedback.filter(({ readAt }) => readAt === null)).toEqual([]);
      }),
    ),
    RUNS,
  ),
);

test(
  "any beginning of a journal gives the same state, also after it was written down and read",
  { timeout: LONG },
  () =>
    fc.assert(
      fc.asyncProperty(STORY, fc.nat(), (story, cut) =>
        holds(story, ({ world: { journal, ports } }) => {
          const past = journal.slice(0, cut % (journal.length + 1));
          const read: RunEvent[] = JSON.parse(JSON.stringify(past));
          const taken = new RunSession("run", ports, () => undefined, read);
          expect(taken.state).toEqual(fold(past));
        }),
      ),
      RUNS,
    ),
);

test("the queue is worked off in its order, each task once, before the run is done", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds(story, ({ world: { journal }, finished }) => {
        const queued = journal.flatMap((event) => (event.type === "task.queued" ? event.queuedId : []));
        const begun = journal.flatMap((event) => (event.type === "task.begun" ? event.queuedId : []));
        expect(begun).toEqual(queued.slice(0, begun.length));
        if (finished?.status === "done") expect(begun).toEqual(queued);
      }),
    ),
    RUNS,
  ),
);

test("who wants to see the plan first has seen it before the model does anything", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, (story) =>
      holds({ ...story, planFirst: true }, ({ world: { journal } }) => {
        for (const { event, before } of statesOf(journal)) {
          if (event.type !== "action.dispatched") continue;
          const isOwn = before.actions.find(({ actionId }) => actionId === event.actionId)?.overrideId !== undefined;
          if (!isOwn) expect(before.planning).toBe("shown");
        }
      }),
    ),
    RUNS,
  ),
);

test("Stop ends the run within a second, whatever is under way", { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(STORY, fc.nat({ max: 20 }), (story, at) => {
      const deeds = [...story.deeds.slice(0, at), "stop" as const];
      return holds({ ...story, deeds }, ({ stopMs, world: { journal } }) => {
        if (stopMs !== null) expect(stopMs).toBeLessThanOrEqual(1000);
        expect(journal.at(-1)?.type).toBe("run.finished");
      });
    }),
    RUNS,
  ),
);
