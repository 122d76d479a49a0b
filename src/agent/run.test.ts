import { describe, expect, test } from "vitest";
import { ConfigurationError, ModelError } from "../protocol/errors.ts";
import type { RunEvent } from "../protocol/event.ts";
import { RunSession } from "./journal/session.ts";
import { driveRun, endInTime, endRun } from "./run.ts";
import {
  answer,
  begin,
  click,
  clicked,
  DONE,
  lastOf,
  makeWorld,
  ORIGIN,
  run,
  type Thing,
  type World,
} from "./test-world.ts";

const SAVE: Thing = { ref: "a1", role: "button", name: "Save" };
const EDIT: Thing = { ref: "a2", role: "button", name: "Edit" };
const DELETE: Thing = { ref: "a3", role: "button", name: "Delete account" };

const types = (world: { journal: { type: string }[] }) => world.journal.map(({ type }) => type);

describe("a turn", () => {
  test("looks, asks, acts and ends with the model's words", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
    const finished = await run(world);
    expect(finished).toMatchObject({
      status: "done",
      result: "Saved.",
      steps: 1,
      modelCalls: 2,
      tokens: { in: 200, out: 20 },
    });
    expect(types(world).filter((type) => type.startsWith("action."))).toEqual([
      "action.planned",
      "action.authorised",
      "action.dispatched",
      "action.acked",
    ]);
    expect(types(world).at(-1)).toBe("run.finished");
    expect(world.journal.map(({ seq }) => seq)).toEqual(world.journal.map((_, index) => index + 1));
  });

  test("calls a thing without a name by what stands beside it", async () => {
    const port: Thing = { ref: "a1", role: "generic", name: "" };
    const words: Thing = { ref: "t1", role: "text", name: "to celsius" };
    const wire = answer({ action: "drag", ref: "a1", to: "a2" });
    const world = makeWorld([words, port, EDIT], (_request, call) => (call === 1 ? wire : DONE));
    await run(world);
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.planned", target: "element at “to celsius” onto button “Edit”" }),
    );
  });

  test("starts an action while the rest of the answer still streams", async () => {
    const order: string[] = [];
    async function* slowly() {
      yield `{"say":"Saving","actions":[{"action":"click","ref":"a1"},`;
      await expect.poll(() => order).toEqual(["clicked"]);
      order.push("rest");
      yield `{"action":"click","ref":"a2"}]}`;
    }
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? slowly() : DONE));
    world.perform = () => {
      order.push("clicked");
      return { outcome: "done", effect: "" };
    };
    await run(world);
    expect(order).toEqual(["clicked", "rest", "clicked"]);
  });

  test("holds a consequential action until the whole answer has come, and drops it when the answer breaks off", async () => {
    async function* cut() {
      yield `{"say":"Deleting","actions":[{"action":"click","ref":"a3"},`;
      throw new ModelError("answer-cut", "broke off", { retryable: true });
    }
    const world = makeWorld([DELETE], (_request, call) => (call === 1 ? cut() : DONE));
    await run(world, { attendance: { attended: false, confirmed: "all" } });
    expect(world.performed).toEqual([]);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "action.dropped", outcome: "skipped" }));
  });

  test("skips what follows an action that was not done", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? answer(click("a1"), click("a2")) : DONE));
    world.perform = () => ({ outcome: "refused", effect: "covered by dialog “Cookies”" });
    await run(world);
    expect(world.performed).toHaveLength(1);
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.dropped", outcome: "skipped", actionId: "1.2" }),
    );
    expect(lastOf(world, 2)).toContain("covered by dialog “Cookies”");
  });

  test("skips what follows a change of the page", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? answer(click("a1"), click("a2")) : DONE));
    world.perform = () => ({ outcome: "done", effect: "url → /saved" });
    await run(world);
    expect(world.performed).toHaveLength(1);
  });

  test("does not believe `done` beside an action whose result nobody has seen", async () => {
    const done = { action: "done", status: "complete", text: "Saved." };
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1"), done) : DONE));
    const finished = await run(world);
    expect(finished.modelCalls).toBe(2);
  });

  test("refuses a ref that the outline does not have, and says so to the model", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("z9")) : DONE));
    await run(world);
    expect(world.performed).toEqual([]);
    expect(lastOf(world, 2)).toContain("z9 is not on this page");
  });

  test("refuses a target that is another thing by now", async () => {
    const world = makeWorld([{ ...SAVE }], (_request, call) => {
      if (call > 1) return DONE;
      world.things[0] = { ...DELETE, ref: "a1" };
      return answer(click("a1"));
    });
    await run(world);
    expect(world.performed).toEqual([]);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "action.dropped", outcome: "refused" }));
  });
});

describe("the model's answers", () => {
  test("an answer that is not JSON is asked for again once, with the reason", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? "I would click Save." : DONE));
    expect((await run(world)).status).toBe("done");
    expect(lastOf(world, 2)).toContain("The answer is not a JSON object.");
  });

  test("a second one ends the run with a plain sentence", async () => {
    const world = makeWorld([SAVE], () => "I would click Save.");
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "failed", modelCalls: 2, error: { code: "answer-invalid" } });
    expect(finished.result).toContain("twice in a row");
  });

  test("a busy endpoint is asked again after the time it names", async () => {
    const advice = "Run again later.";
    const busy = new ModelError("rate-limited", "Too often.", { retryable: true, retryAfterMs: 7000, advice });
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? busy : DONE));
    await run(world);
    expect(world.now).toBe(7000);
    // What it does by itself it does not advise.
    const error = { code: "rate-limited", message: "Too often." };
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "model.failed", error, retryInMs: 7000 }));
  });

  test("a time that is over already does not use up the tries at once", async () => {
    const busy = new ModelError("rate-limited", "Too often.", { retryable: true, retryAfterMs: 0 });
    const world = makeWorld([SAVE], (_request, call) => (call < 5 ? busy : DONE));
    await run(world);
    // 1, 2, 4 and 8 s, give or take.
    expect(world.now).toBeGreaterThan(7000);
  });

  test("an endpoint that stays away ends the run after five tries", async () => {
    const world = makeWorld(
      [SAVE],
      () => new ModelError("model-overloaded", "It is failing.", { retryable: true, advice: "Try again later." }),
    );
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "failed", result: "It is failing. Try again later.", modelCalls: 5 });
  });

  test("the same action on an unchanged page is warned of, then ends the run in part", async () => {
    const world = makeWorld([SAVE], () => answer(click("a1")));
    world.perform = () => ({ outcome: "no-change", effect: "no change" });
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "partial", steps: 7 });
    const tails = world.requests.map(({ messages }) => messages.at(-1)?.content ?? "");
    expect(tails.findIndex((tail) => tail.includes("You did the same thing 3 times"))).toBe(3);
    expect(tails[2]).not.toContain("You did the same thing");
  });

  test("the limit of actions ends a run in part", async () => {
    const world = makeWorld([{ ...SAVE }], () => answer(click("a1")));
    world.perform = () => {
      world.things.push({ ref: `a${world.things.length + 1}`, role: "button", name: "One more" });
      return { outcome: "done", effect: "clicked" };
    };
    expect(await run(world)).toMatchObject({ status: "partial", steps: 20 });
  });

  test("the limit of actions holds within an answer, too, for all that is sent to a page", async () => {
    const world = makeWorld([SAVE], () =>
      answer(click("a1"), click("a1"), click("a1"), { action: "save_result", text: "42" }),
    );
    const finished = await run(world, { limits: { steps: 2, seconds: 600 } });
    expect(clicked(world)).toEqual(["a1", "a1"]);
    expect(finished).toMatchObject({ status: "partial", steps: 2, result: "The limit of 2 actions is reached." });
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.dropped", effect: "the limit of actions is reached" }),
    );
  });

  test("the limit of tokens ends a run in part before the next request, and what was found stays", async () => {
    const world = makeWorld([{ ...SAVE }], () => answer({ action: "save_result", text: "42" }, click("a1")));
    world.perform = () => {
      world.things.push({ ref: `a${world.things.length + 1}`, role: "button", name: "One more" });
      return { outcome: "done", effect: "clicked" };
    };
    expect(await run(world, { limits: { steps: 20, seconds: 600, tokens: 300 } })).toMatchObject({
      status: "partial",
      result: "The limit of 300 tokens is reached.",
      tokens: { in: 300, out: 30 },
      findings: ["42", "42", "42"],
    });
  });
});

describe("permission", () => {
  test("an undecided site is asked about once, for both, and the answer holds for the task", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call < 3 ? answer(click("a1")) : DONE));
    world.sites = {};
    const finished = await run(world, {}, (session, event) => {
      if (event.type !== "question.asked") return;
      expect(event.question).toMatchObject({ kind: "site", origin: ORIGIN, access: "read and change" });
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "site", answer: "task" },
      });
    });
    expect(finished).toMatchObject({ status: "done", steps: 2 });
    expect(types(world).filter((type) => type === "question.asked")).toHaveLength(1);
    expect(world.sites).toEqual({});
  });

  test("once is one look and one action: the next one asks again", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
    world.sites = {};
    await run(world, {}, (session, event) => {
      if (event.type !== "question.asked") return;
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "site", answer: "once" },
      });
    });
    expect(types(world).filter((type) => type === "question.asked")).toHaveLength(2);
  });

  test("always is kept among the sites", async () => {
    const world = makeWorld([SAVE], () => DONE);
    world.sites = {};
    await run(world, {}, (session, event) => {
      if (event.type !== "question.asked") return;
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "site", answer: "always" },
      });
    });
    expect(world.sites).toEqual({ [ORIGIN]: { read: "allow", write: "allow" } });
  });

  test("a site that may not be read ends the run without a look", async () => {
    const world = makeWorld([SAVE], () => DONE);
    world.sites = { [ORIGIN]: { read: "deny", write: "deny" } };
    const finished = await run(world);
    expect(finished.status).toBe("blocked");
    expect(world.requests).toEqual([]);
  });

  test("a site that may only be read is not changed", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
    world.sites = { [ORIGIN]: { read: "allow", write: "deny" } };
    await run(world);
    expect(world.performed).toEqual([]);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "action.dropped", outcome: "denied" }));
  });

  test("with nobody there, undecided is denied", async () => {
    const world = makeWorld([SAVE], () => DONE);
    world.sites = {};
    const finished = await run(world, { attendance: { attended: false, confirmed: "all" } });
    expect(finished.status).toBe("blocked");
    expect(finished.needsPerson).toBeUndefined();
  });
});

describe("consequences", () => {
  const deleteOnce = (_request: unknown, call: number) => (call === 1 ? answer(click("a3")) : DONE);

  test("are asked about with their effect, and done on a yes", async () => {
    const world = makeWorld([DELETE], deleteOnce);
    await run(world, {}, (session, event) => {
      if (event.type !== "question.asked" || event.question.kind !== "confirm") return;
      expect(event.question.effect.title).toContain("Delete account");
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "confirm", confirmed: true },
      });
    });
    expect(world.performed).toHaveLength(1);
  });

  test("are left undone on a no", async () => {
    const world = makeWorld([DELETE], deleteOnce);
    await run(world, {}, (session, event) => {
      if (event.type !== "question.asked") return;
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "confirm", confirmed: false },
      });
    });
    expect(world.performed).toEqual([]);
  });

  test("are refused when what would happen changed while it was confirmed", async () => {
    const world = makeWorld([{ ...DELETE }], deleteOnce);
    await run(world, {}, (session, event) => {
      if (event.type !== "question.asked") return;
      world.things[0] = { ...DELETE, name: "Delete everything" };
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "confirm", confirmed: true },
      });
    });
    expect(world.performed).toEqual([]);
  });

  test("need a person when nobody confirmed beforehand", async () => {
    const blocked = answer({ action: "done", status: "blocked", text: "It needs a yes." });
    const world = makeWorld([DELETE], (_request, call) => (call === 1 ? answer(click("a3")) : blocked));
    const finished = await run(world, { attendance: { attended: false, confirmed: "ordinary" } });
    expect(finished).toMatchObject({ status: "blocked", needsPerson: true });
    expect(world.performed).toEqual([]);
  });
});

describe("control", () => {
  test("stop ends a run that waits for its model, and nothing follows", async () => {
    async function* never(): AsyncGenerator<string> {
      await new Promise(() => undefined);
      yield "";
    }
    const world = makeWorld([SAVE], never);
    const { session } = await begin(world);
    await expect.poll(() => types(world)).toContain("model.asked");
    await endRun(session, world.ports, { status: "stopped", text: "You stopped it." });
    expect(world.journal.at(-1)).toMatchObject({ type: "run.finished", status: "stopped" });
    await expect(session.append({ type: "run.resumed" })).rejects.toThrow();
  });
});

describe("after the worker's death", () => {
  test("what was dispatched and not answered for is unknown, and never done again by itself", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
    world.perform = () => new Promise(() => undefined);
    await begin(world);
    await expect.poll(() => types(world)).toContain("model.said");
    const reborn = makeWorld([SAVE], () => DONE);
    const session = await takeUp(reborn, world.journal);
    expect(reborn.performed).toEqual([]);
    expect(reborn.journal).toContainEqual(expect.objectContaining({ type: "action.unknown", actionId: "1.1" }));
    expect(reborn.requests[0]?.messages.at(-1)?.content).toContain("unknown");
    expect(session.state.finished?.status).toBe("done");
  });

  test("a direct command that changes something is not carried out a second time, the ending says so", async () => {
    const direct: World["ports"]["direct"] = {
      parse: () => ({
        ok: true,
        instructions: [
          {
            source: "click Save",
            writes: true,
            ground: () => ({ kind: "action", action: { action: "click", ref: "a1" } }),
            narrow: () => ({ kind: "missing", message: "" }),
          },
        ],
      }),
    };
    const world = makeWorld([SAVE]);
    world.ports.direct = direct;
    world.perform = () => new Promise(() => undefined);
    await begin(world, { mode: "direct" });
    await expect.poll(() => types(world)).toContain("action.dispatched");
    const reborn = makeWorld([SAVE]);
    reborn.ports.direct = direct;
    const session = await takeUp(reborn, world.journal);
    expect(reborn.performed).toEqual([]);
    expect(session.state.finished).toMatchObject({ status: "blocked" });
    expect(session.state.finished?.result).toMatch(/Stopped at “click Save”.*does not know whether it happened/);
  });

  test("a question that nobody waits for any more is withdrawn, and asked again where it is still needed", async () => {
    const world = makeWorld([DELETE], () => answer(click("a3")));
    const { session: dead } = await begin(world);
    await expect.poll(() => dead.state.question).not.toBeNull();
    const reborn = makeWorld([DELETE], (_request, call) => (call === 1 ? answer(click("a3")) : DONE));
    await takeUp(reborn, world.journal, (session, event) => {
      if (event.type !== "question.asked") return;
      const { questionId } = event;
      void session.append({ type: "question.answered", questionId, answer: { kind: "confirm", confirmed: true } });
    });
    expect(types(reborn).filter((type) => type.startsWith("question."))).toEqual([
      "question.asked",
      "question.withdrawn",
      "question.asked",
      "question.answered",
    ]);
    expect(reborn.performed).toHaveLength(1);
  });
});

/** Goes on, in a new world, with what a dead worker had journaled. */
async function takeUp(
  world: World,
  past: readonly RunEvent[],
  onEvent: (session: RunSession, event: RunEvent) => void = () => undefined,
): Promise<RunSession> {
  world.journal.push(...past);
  const session = new RunSession("run", world.ports, (changed, event) => event && onEvent(changed, event), [...past]);
  await driveRun(session, world.ports, { show: (seen) => ({ text: seen.outline, unchanged: false }) });
  return session;
}

describe("two runs", () => {
  test("never give a page the same action twice, for it would refuse the second", async () => {
    const ids: string[] = [];
    for (const runId of ["first", "second"]) {
      const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
      world.ports.page.perform = async ({ actionId }) => {
        ids.push(actionId);
        return { outcome: "done", effect: "" };
      };
      await run(world, {}, () => undefined, runId);
    }
    expect(new Set(ids).size).toBe(2);
  });
});

describe("secrets", () => {
  const PASSWORD: Thing = { ref: "a4", role: "textbox", name: "Password", secret: "password" };

  test("what goes into a password field is masked wherever it was written before", async () => {
    const typed = answer({ action: "type", ref: "a4", text: "hunter2" });
    const world = makeWorld([PASSWORD], (_request, call) => (call === 1 ? typed : DONE));
    await run(world, { task: "Sign in with hunter2" });
    expect(world.performed[0]?.action).toMatchObject({ text: "hunter2" });
    expect(JSON.stringify(world.journal)).not.toContain("hunter2");
    expect(JSON.stringify(world.requests.at(-1))).not.toContain("hunter2");
  });

  test("a model may not put a secret into an ordinary field", async () => {
    const typed = answer({ action: "type", ref: "a5", text: "{{secret:task-1}}" });
    const world = makeWorld([{ ref: "a5", role: "textbox", name: "Comment" }], (_request, call) =>
      call === 1 ? typed : DONE,
    );
    world.secrets = { "task-1": "hunter2" };
    await run(world);
    expect(world.performed).toEqual([]);
  });
});

test("what Stop meets as it is about to be sent is not sent, and the journal says so", async () => {
  const world = makeWorld([SAVE], () => answer(click("a1")));
  const { append } = world.ports.journal;
  const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
  const held: { session?: RunSession; stopped?: Promise<void> } = {};
  world.ports.clock.sleep = moment;
  world.ports.journal.append = async (event) => {
    if (event.type === "action.dispatched" && held.session)
      held.stopped = endRun(held.session, world.ports, { status: "stopped", text: "You stopped it." });
    await moment();
    await append(event);
  };
  const { session, ended } = await begin(world);
  held.session = session;
  await ended;
  await held.stopped;
  expect(world.performed).toEqual([]);
  expect(session.state.actions).toMatchObject([{ stage: "dropped", effect: "the run was stopped" }]);
  expect(session.state.finished).toMatchObject({ status: "stopped", steps: 0 });
});

test("a run whose journal takes nothing more ends for those who watch it, also when they stop it", async () => {
  const full = new ConfigurationError("storage-full", "There is no room left.");
  const endings: unknown[] = [];
  for (const failing of ["page.observed", "action.acked"]) {
    const world = makeWorld([SAVE], () => answer(click("a1")));
    world.perform = () => (failing === "action.acked" ? new Promise(() => undefined) : { outcome: "done", effect: "" });
    const { append } = world.ports.journal;
    let isFull = false;
    world.ports.journal.append = async (event) => {
      isFull ||= event.type === failing;
      if (isFull) throw full;
      return append(event);
    };
    const { session, ended } = await begin(world, {}, (_session, event) => {
      if (event.type === "run.finished") endings.push([event.status, event.result]);
      isFull ||= event.type === "action.dispatched" && failing === "action.acked";
    });
    if (failing === "action.acked") {
      await expect.poll(() => isFull).toBe(true);
      await endRun(session, world.ports, { status: "stopped", text: "You stopped it." });
    } else await ended;
  }
  expect(endings).toEqual([
    ["failed", "There is no room left."],
    ["stopped", "You stopped it."],
  ]);
});

test("what comes too late is refused with a sentence", async () => {
  const world = makeWorld([SAVE], () => DONE);
  const { session, ended } = await begin(world);
  await ended;
  const late = session.append({ type: "feedback.given", feedbackId: "f1", text: "Wait" });
  await expect(late).rejects.toThrow("That task has already ended.");
});

describe("the time limit", () => {
  const LIMITS = { steps: 20, seconds: 60 };

  test("ends a run in the middle of an action that waits, with what was done", async () => {
    const world = makeWorld([SAVE], () => answer({ action: "wait_for", seconds: 30 }));
    world.perform = () => new Promise(() => undefined);
    const { session } = await begin(world, { limits: LIMITS });
    await expect.poll(() => types(world)).toContain("action.dispatched");
    await endInTime(session, world.ports);
    expect(session.signal.aborted).toBe(true);
    expect(session.state.finished).toMatchObject({
      status: "partial",
      result: "The limit of 60 s is reached.",
      steps: 1,
    });
  });

  test("stands still while the user is asked", async () => {
    const world = makeWorld([DELETE], (_request, call) => (call === 1 ? answer(click("a3")) : DONE));
    world.ports.clock.sleep = () => new Promise(() => undefined);
    const { session, ended } = await begin(world, { limits: LIMITS });
    void endInTime(session, world.ports);
    await expect.poll(() => session.state.question).not.toBeNull();
    world.now += 3_600_000;
    const questionId = session.state.question?.questionId ?? "";
    await session.append({ type: "question.answered", questionId, answer: { kind: "confirm", confirmed: true } });
    await ended;
    expect(session.state.finished).toMatchObject({ status: "done" });
  });

  test("leaves a run alone that has ended before", async () => {
    const world = makeWorld([SAVE], () => DONE);
    const { session, ended } = await begin(world, { limits: LIMITS });
    await ended;
    await endInTime(session, world.ports);
    expect(session.state.finished).toMatchObject({ status: "done" });
    expect(session.signal.aborted).toBe(false);
  });
});
