/** What is left to do: said by the navigator or the planner, shown, changed by the user. */
import { describe, expect, test } from "vitest";
import { ModelError } from "../protocol/errors.ts";
import type { LanguageModel } from "../protocol/model.ts";
import { planIn } from "./answer/answer.ts";
import { RunSession } from "./journal/session.ts";
import { driveRun } from "./run.ts";
import {
  answer,
  begin,
  click,
  clicked,
  command,
  DONE,
  lastOf,
  makeWorld,
  ORIGIN,
  run,
  scriptedModel,
  type Thing,
} from "./test-world.ts";

const SAVE: Thing = { ref: "a1", role: "button", name: "Save" };
const TWO_PARTS = ["Find the mug", "Order it"];

const isForPlan = (content: string | undefined) => content?.startsWith("An agent is to do a task") ?? false;
const paused = (session: RunSession) => expect.poll(() => session.state.pausedBy).toBe("plan");

describe("of the navigator", () => {
  test("is shown, and one in the same words is no change", async () => {
    const planning = (...actions: object[]) =>
      JSON.stringify({ say: "", check: "", ack: [], actions, plan: TWO_PARTS });
    const world = makeWorld([SAVE], (_request, call) => (call < 3 ? planning(click("a1")) : DONE));
    const { session, ended } = await begin(world);
    await ended;
    expect(world.journal.filter(({ type }) => type === "plan.changed")).toMatchObject([
      { items: TWO_PARTS, by: "navigator" },
    ]);
    expect(session.state.plan).toEqual(TWO_PARTS);
  });

  test("never takes the place of the user's own, which came while it was on its way", async () => {
    const planning = JSON.stringify({ say: "", check: "", ack: [], actions: [click("a1")], plan: TWO_PARTS });
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? planning : DONE));
    const { session, ended } = await begin(world, {}, (live, event) => {
      if (event.type !== "model.answered" || live.state.feedback.length > 0) return;
      void live.append({ type: "feedback.given", feedbackId: "f1", text: "Follow this plan" });
      void live.append({ type: "plan.changed", items: ["Order the blue mug"], by: "user" });
    });
    await ended;
    expect(session.state.plan).toEqual(["Order the blue mug"]);
  });

  test.each<[string, unknown, string[]]>([
    ["a list", ["a", " b "], ["a", "b"]],
    ["numbered lines of text", "1. a\n2) b\n- c", ["a", "b", "c"]],
    ["a list with other things in it", ["a", 3, null, { text: "b" }, ""], ["a"]],
    [
      "what nobody sees is not in it",
      ["Order\u{e0041}\u{e0042} \u202ea mug\u200b", "\u{e0041}\ufe0f"],
      ["Order a mug"],
    ],
    ["what joins letters is", ["می\u200cخواهم"], ["می\u200cخواهم"]],
    ["nor what joins nothing", ["a\u200c\u200d mug\u200c"], ["a mug"]],
    ["nothing", undefined, []],
    ["something else", { a: 1 }, []],
    ["a number that belongs to a part", ["2 mugs", "3.5 kg of flour"], ["2 mugs", "3.5 kg of flour"]],
  ])("%s is read as what it is", (_name, plan, items) => {
    expect(planIn({ plan })).toEqual(items);
  });

  test("is cut to what can be looked over", () => {
    const long = planIn({ plan: Array.from({ length: 100 }, () => "x".repeat(1000)) });
    expect(long).toHaveLength(20);
    expect(long[0]).toHaveLength(200);
  });
});

describe("to be seen first", () => {
  const planned = (plan: string | Error = JSON.stringify({ plan: TWO_PARTS })) =>
    makeWorld([SAVE], (request, call) => {
      if (isForPlan(request.messages[0]?.content)) return plan;
      return call === 2 ? answer(click("a1")) : DONE;
    });

  test("is asked for with the page, and nothing is done before the user lets it go on", async () => {
    const world = planned();
    const { session, ended } = await begin(world, { planFirst: true });
    await paused(session);
    expect(world.requests).toHaveLength(1);
    expect(JSON.stringify(world.requests[0]?.messages)).toContain("Save[a1]");
    expect(session.state.plan).toEqual(TWO_PARTS);
    expect(clicked(world)).toEqual([]);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(clicked(world)).toEqual(["a1"]);
    expect(session.state.finished?.status).toBe("done");
    const told = JSON.stringify(world.requests[1]?.messages);
    expect(told).toContain("The plan, which the user has looked at and agrees to:\\n1. Find the mug\\n2. Order it");
  });

  test("is told as the user has changed it", async () => {
    const world = planned();
    const { session, ended } = await begin(world, { planFirst: true });
    await paused(session);
    await session.append({ type: "plan.changed", items: ["Order the blue mug"], by: "user" });
    await session.append({ type: "run.resumed" });
    await ended;
    const told = JSON.stringify(world.requests[1]?.messages);
    expect(told).toContain("agrees to:\\n1. Order the blue mug");
    expect(told).not.toContain("Find the mug");
  });

  test("is no other's when a command has been carried out meanwhile: what was looked at is what is agreed to", async () => {
    const world = makeWorld([SAVE], (request, call) => {
      if (isForPlan(request.messages[0]?.content)) return JSON.stringify({ plan: TWO_PARTS });
      const plan = ["Give everything away"];
      return call === 2 ? JSON.stringify({ say: "", check: "", ack: [], actions: [click("a1")], plan }) : DONE;
    });
    const { session, ended } = await begin(world, { planFirst: true });
    await paused(session);
    await command(session, "press what saves");
    await expect.poll(() => session.state.overrides).toEqual([]);
    expect(clicked(world)).toEqual(["a1"]);
    expect(session.state.plan).toEqual(TWO_PARTS);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(lastOf(world, 3)).toContain("agrees to:\n1. Find the mug\n2. Order it");
    expect(lastOf(world, 3)).not.toContain("Give everything away");
  });

  test("is told also where the browser was restarted before the user let it go on", async () => {
    const world = planned();
    const { session } = await begin(world, { planFirst: true });
    await paused(session);
    const reborn = new RunSession("run", world.ports, () => undefined, [...world.journal]);
    await reborn.append({ type: "run.paused", by: "restart" });
    await reborn.append({ type: "tab.bound", tabId: 1, origin: ORIGIN });
    await reborn.append({ type: "run.resumed" });
    await driveRun(reborn, world.ports, { show: ({ outline }) => ({ text: outline, unchanged: false }) });
    expect(JSON.stringify(world.requests[1]?.messages)).toContain("agrees to:\\n1. Find the mug\\n2. Order it");
  });

  test("that nobody could make is told of, and the run waits all the same", async () => {
    const world = planned(new ModelError("key-refused", "The key was refused."));
    const { session, ended } = await begin(world, { planFirst: true });
    await paused(session);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "model.failed", role: "planner" }));
    expect(clicked(world)).toEqual([]);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(session.state.finished?.status).toBe("done");
  });
});

describe("of a long task", () => {
  const LONG = Array.from({ length: 8 }, (_, index) => `${index + 1}. Order thing ${index + 1}`).join("\n");
  const withPlanner = (label: string) => {
    const world = makeWorld([SAVE], () => DONE);
    const planner: LanguageModel = { ...scriptedModel(world, () => JSON.stringify({ plan: TWO_PARTS })), label };
    world.ports.modelFor = async (role) => (role === "planner" ? planner : world.ports.model);
    return world;
  };
  const madeBy = ({ journal }: ReturnType<typeof makeWorld>) =>
    journal.flatMap((event) => (event.type === "plan.changed" ? event.by : []));

  test("is made beforehand by a planner that is another model, and told as material", async () => {
    const world = withPlanner("test/clever");
    await run(world, { task: LONG });
    expect(madeBy(world)).toEqual(["planner"]);
    expect(lastOf(world, 2)).toMatch(/<page-data [^>]*>\n- A plan for the task, made beforehand:\n1\. Find the mug/);
  });

  test("costs no request where the planner is the navigator's model, or the task is short", async () => {
    const same = withPlanner("test/scripted");
    await run(same, { task: LONG });
    const short = withPlanner("test/clever");
    await run(short, { task: "Save it" });
    expect([madeBy(same), madeBy(short)]).toEqual([[], []]);
  });
});
