/** Tasks that follow on the one under way, in the same run or in the next. */
import { describe, expect, test } from "vitest";
import { earlierOf } from "./journal/earlier.ts";
import type { RunSession } from "./journal/session.ts";
import { answer, begin, click, clicked, DONE, lastOf, makeWorld, ORIGIN, run, type Thing } from "./test-world.ts";

const SAVE: Thing = { ref: "a1", role: "button", name: "Save" };
const EDIT: Thing = { ref: "a2", role: "button", name: "Edit" };

const queue = (session: RunSession, text: string) =>
  session.appendIf(({ seq }) => ({ type: "task.queued", queuedId: `q${seq + 1}`, text }));

/** Queues when the run begins to act. */
const queueing =
  (...texts: string[]) =>
  (session: RunSession, event: { type: string }) => {
    if (event.type === "page.observed" && session.state.step === 1) for (const text of texts) void queue(session, text);
  };

const done = (text: string, status = "complete") => answer({ action: "done", status, text });

describe("a task in the queue", () => {
  test("begins when the one before it is done, with all that the run knows", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => {
      if (call === 1) return answer(click("a1"));
      if (call === 2) return done("Saved.");
      return call === 3 ? answer(click("a2")) : done("Edited.");
    });
    const finished = await run(world, {}, queueing("Then edit it"));
    expect(clicked(world)).toEqual(["a1", "a2"]);
    expect(finished).toMatchObject({ status: "done", result: "Edited." });
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "task.begun", text: "Then edit it", before: "Saved." }),
    );
    expect(lastOf(world, 3)).toContain("which is yours from here on: Then edit it");
    expect(lastOf(world, 4)).toContain("The task now: Then edit it");
    expect(JSON.stringify(world.requests[2]?.messages)).toContain("Task of the user:\\nSave it");
  });

  test("waits where it is when the one before it is not done", async () => {
    const world = makeWorld([SAVE], () => done("Only half.", "partial"));
    const { session, ended } = await begin(world, {}, queueing("Then edit it"));
    await ended;
    expect(session.state.finished?.status).toBe("partial");
    expect(session.state.queue).toMatchObject([{ text: "Then edit it" }]);
    expect(world.requests).toHaveLength(1);
  });

  test("that was taken out is not begun, and the next one is", async () => {
    const world = makeWorld([SAVE], (_request, call) => done(`${call}`));
    const { session, ended } = await begin(world, {}, (live, event) => {
      queueing("One", "Two")(live, event);
      if (event.type !== "task.queued" || event.text !== "Two") return;
      const [first] = live.state.queue;
      if (first) void live.append({ type: "task.unqueued", queuedId: first.queuedId });
    });
    await ended;
    expect(session.state.begun).toEqual(["Two"]);
  });

  test("has bounds of its own, to which nothing is added that the one before it has left", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => {
      if (call === 2) return done("Saved.");
      return answer(click(call % 2 === 0 ? "a2" : "a1"));
    });
    const finished = await run(world, { limits: { steps: 2, seconds: 600 } }, queueing("Go on"));
    expect(finished).toMatchObject({ status: "partial", result: "The limit of 2 actions is reached.", steps: 3 });
    expect(lastOf(world, 4)).toContain("1 of at most 2 actions used.");
  });

  test.each([
    ["60 s", { seconds: 60 }, 5],
    ["330 tokens", { tokens: 330 }, 5],
    ["$0.6", { dollars: 0.6 }, 5],
  ])("has %s of its own", async (words, limit, calls) => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => {
      world.now += 20_000;
      if (call === 2) return done("Saved.");
      return answer(click(call % 2 === 0 ? "a2" : "a1"));
    });
    const { model } = world.ports;
    if (model) world.ports.model = { ...model, prices: { in: 1000, cached: 1000, out: 10_000 } };
    const finished = await run(world, { limits: { steps: 20, seconds: 600, ...limit } }, queueing("Go on"));
    expect(finished).toMatchObject({
      status: "partial",
      result: `The limit of ${words} is reached.`,
      modelCalls: calls,
    });
  });

  test("names addresses that it may open, as the first task does", async () => {
    const address = "https://other.example/list";
    const world = makeWorld([SAVE], (_request, call) => {
      if (call === 1) return done("Saved.");
      return call === 2 ? answer({ action: "navigate", address }) : done("Open.");
    });
    world.sites = { ...world.sites, "https://other.example": { read: "allow", write: "allow" } };
    const questions: string[] = [];
    await run(world, {}, (live, event) => {
      queueing(`Then open ${address}`)(live, event);
      if (event.type === "question.asked") questions.push(event.question.kind);
    });
    expect(clicked(world)).toEqual([`navigate ${address}`]);
    expect(questions).toEqual([]);
  });
});

describe("a task that goes on from the one before it", () => {
  const EARLIER = {
    task: "Look up the price",
    status: "done" as const,
    result: "It costs 12 €.",
    findings: ["12 €"],
    read: ["https://bank.example"],
  };

  test("is told what that was and, as material, what came of it", async () => {
    const world = makeWorld([SAVE], () => DONE);
    await run(world, { earlier: EARLIER });
    const [, told] = world.requests[0]?.messages ?? [];
    expect(told?.content).toMatch(
      /^Before, the user had you do this, which ended done:\nLook up the price\nWhat came of it:\n<page-data run>\n- 12 €\nIt costs 12 €\.\n<\/page-data run>/,
    );
  });

  test("is told by no secret's name, which may be another's by now, and of a run under way nothing", async () => {
    const done = { action: "done", status: "complete", text: "Signed in with {{secret:task-1}}." };
    const world = makeWorld([SAVE], (_request, call) =>
      call === 1 ? answer({ action: "save_result", text: "It took {{secret:task-1}}" }) : answer(done),
    );
    world.secrets = { "task-1": "hunter2-xyz" };
    await run(world, { task: "Sign in with {{secret:task-1}}", earlier: EARLIER });
    expect(earlierOf(world.journal.slice(0, -1))).toBeNull();
    expect(earlierOf(world.journal)).toEqual({
      task: "Sign in with •••",
      status: "done",
      result: "Signed in with •••.",
      findings: ["It took •••"],
      read: ["https://bank.example", ORIGIN],
    });
  });

  test("asks before it types elsewhere what may come from the sites that were read then", async () => {
    const field: Thing = { ref: "a1", role: "textbox", name: "Comment" };
    const typing = (_request: unknown, call: number) =>
      call === 1 ? answer({ action: "type", ref: "a1", text: "12 euros" }) : DONE;
    const asked: unknown[] = [];
    const listen = (session: RunSession, event: Parameters<NonNullable<Parameters<typeof run>[2]>>[1]) => {
      if (event.type !== "question.asked" || event.question.kind !== "confirm") return;
      asked.push(event.question.effect.flow);
      const { questionId } = event;
      void session.append({ type: "question.answered", questionId, answer: { kind: "confirm", confirmed: false } });
    };
    const alone = makeWorld([field], typing);
    await run(alone, {}, listen);
    expect(asked).toEqual([]);
    const after = makeWorld([field], typing);
    await run(after, { earlier: EARLIER }, listen);
    expect(asked).toEqual([{ from: ["https://bank.example"], to: ORIGIN }]);
    expect(clicked(after)).toEqual([]);
  });
});
