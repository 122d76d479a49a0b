import { expect, test } from "vitest";
import { ModelError } from "../../protocol/errors.ts";
import type { RunEvent } from "../../protocol/event.ts";
import { fold } from "../journal/reduce.ts";
import { answer, begin, DONE, makeWorld, run, type Script, type Thing, type World } from "../test-world.ts";
import { dueFolding, foldingOfAll, isPastTooLong } from "./history.ts";

/** A page that is another one after each click. */
const pageNumber = (page: number, lines = 8): Thing[] =>
  Array.from({ length: lines }, (_, index) => ({
    ref: `a${page * 10 + index}`,
    role: "button",
    name: `Thing ${page}.${index}`,
  }));

function paging(clicks: number, instead?: Script): World {
  let page = 1;
  const world = makeWorld(pageNumber(page), (request, call) => {
    const other = instead?.(request, call);
    if (other) return other;
    return call > clicks ? DONE : answer({ action: "click", ref: `a${page * 10}` });
  });
  world.perform = () => {
    world.things = pageNumber(++page);
    return { outcome: "done", effect: `page ${page} came` };
  };
  return world;
}

const told = (world: World, call: number): string =>
  world.requests[call - 1]?.messages.map(({ content }) => content).join("\n") ?? "";

test("a page whose place another has taken is told in short: what was said and what came of it", async () => {
  const world = paging(3);
  await run(world);
  expect(told(world, 3)).not.toContain("Thing 1.3");
  expect(told(world, 3)).not.toContain("Thing 2.3");
  expect(told(world, 3)).toContain("Thing 3.3");
  expect(told(world, 4)).toContain("1: Click button “Thing 1.0” → done: page 2 came");
  expect(told(world, 4)).toContain('{"step":1,"check":""}');
});

test("what a folded past says stays as it is while nothing more is folded", async () => {
  const world = paging(4);
  await run(world);
  const past = /Earlier, in short:\n<page-data \w+>\n([\s\S]*?)\n<\/page-data/;
  const [third, fourth] = [4, 5].map((call) => past.exec(told(world, call))?.[1] ?? "");
  expect(third).not.toBe("");
  expect(fourth?.startsWith(third ?? "-")).toBe(true);
});

test("words of the user in a folded step stand outside what pages said", async () => {
  const world = paging(3, (_request, call) => (call === 1 ? answer({ action: "ask_user", question: "Which?" }) : ""));
  await run(world, {}, (session, event) => {
    if (event.type !== "question.asked") return;
    const reply = { kind: "answer", text: "the blue one" } as const;
    void session.append({ type: "question.answered", questionId: event.questionId, answer: reply });
  });
  const without = told(world, 4).replace(/<page-data (\w+)>[\s\S]*?<\/page-data \1>/g, "");
  expect(without).toContain('The user answered your question: "the blue one"');
  expect(told(world, 4)).toContain('"asked":["Which?"]');
});

test("a note is kept word for word", async () => {
  const world = paging(3, (_request, call) =>
    call === 1 ? answer({ action: "note", text: "the mug costs 12.50" }, { action: "click", ref: "a10" }) : "",
  );
  await run(world);
  expect(told(world, 4)).toContain("Note: the mug costs 12.50");
});

test("an outline that a much shorter one covers, as a dialog's does, is kept", async () => {
  const world = paging(2);
  world.perform = () => {
    world.things = [{ ref: "b1", role: "button", name: "OK" }];
    return { outcome: "done", effect: "dialog opened" };
  };
  await run(world);
  expect(told(world, 2)).toContain("Thing 1.3");
});

test("a conversation that the endpoint finds too long is told in brief, and the page is shown anew", async () => {
  let refused = 0;
  const world = paging(3, (request) => {
    const length = JSON.stringify(request.messages).length;
    if (!told(world, world.requests.length).includes("Thing 3.3") || refused++ > 0) return "";
    return length > 0 ? new ModelError("context-too-long", "The conversation is too long.") : "";
  });
  const finished = await run(world);
  expect(finished.status).toBe("done");
  expect(refused).toBeGreaterThan(0);
  expect(world.journal.filter((event) => event.type === "history.folded" && event.brief)).toHaveLength(1);
});

test("what is too long even in brief ends the run, and says why", async () => {
  const world = paging(3, (_request, call) =>
    call > 2 ? new ModelError("context-too-long", "The conversation is too long.") : "",
  );
  const finished = await run(world);
  expect(finished).toMatchObject({ status: "failed", error: { code: "context-too-long" } });
});

test("what was read is cut only once the past has become too long", async () => {
  const world = paging(1);
  await run(world);
  const state = fold(world.journal);
  const [step] = state.steps;
  if (!step) throw new Error("no step was taken");
  const [action] = state.actions;
  if (!action) throw new Error("nothing was done");
  const long = { ...state, actions: [{ ...action, step: 1, content: "x".repeat(200_000) }] };
  expect([isPastTooLong(state), isPastTooLong(long)]).toEqual([false, true]);
  const folding = foldingOfAll(long);
  if (!folding) throw new Error("nothing is folded");
  const event: RunEvent = { ...folding, runId: "run", seq: state.seq + 1, at: 0 };
  const folded = {
    ...long,
    steps: fold([...world.journal.filter(({ type }) => type !== "run.finished"), event]).steps,
  };
  expect(isPastTooLong(folded)).toBe(false);
  expect(dueFolding(folded)).toBeNull();
});

test("after the worker's death the same is told as before", async () => {
  const world = paging(3);
  const { session, ended } = await begin(world);
  await ended;
  expect(fold(world.journal).steps).toEqual(session.state.steps);
  expect(told(world, 4)).toContain("Earlier, in short:");
});
