import { expect, test } from "vitest";
import type { RunEvent } from "../../protocol/event.ts";
import { answer, click, DONE, makeWorld, run } from "../test-world.ts";
import { costOf, sentTotals } from "./ledger.ts";
import { fold } from "./reduce.ts";
import { viewOf } from "./view.ts";

const asked = ({ journal }: { journal: RunEvent[] }) =>
  journal.flatMap((event) => (event.type === "model.asked" ? (event.sent ?? []) : []));

test("each request is journaled with its bytes, to whom it goes, and what of it is hidden", async () => {
  const world = makeWorld([{ ref: "a1", role: "button", name: "Grüße, hunter2-xyz" }], (_request, call) =>
    call === 1 ? answer(click("a1")) : DONE,
  );
  world.secrets = { "task-1": "hunter2-xyz" };
  await run(world);
  const bytes = world.requests.map(({ messages }) =>
    Buffer.byteLength(messages.map(({ content }) => content).join("\n")),
  );
  expect(asked(world)).toEqual(bytes.map((size) => ({ to: "test/scripted", bytes: size, masked: ["task-1"] })));
  const total = {
    to: "test/scripted",
    requests: 2,
    bytes: (bytes[0] ?? 0) + (bytes[1] ?? 0),
    masked: ["task-1"],
    usage: [{ role: "navigator", in: 200, cached: 0, out: 20 }],
  };
  expect(viewOf("run", fold(world.journal), world.journal, "").sent).toEqual([total]);
});

test("a request beside the turns counts too, by whom it goes to", () => {
  const event = (seq: number, to: string, bytes: number): RunEvent => ({
    type: "model.asked",
    step: 1,
    attempt: 1,
    sent: { to, bytes },
    runId: "r",
    seq,
    at: 0,
  });
  expect(sentTotals([event(1, "a/x", 10), event(2, "b/y", 5), event(3, "a/x", 1)])).toEqual([
    { to: "a/x", requests: 2, bytes: 11, masked: [], usage: [] },
    { to: "b/y", requests: 1, bytes: 5, masked: [], usage: [] },
  ]);
});

test("what is known of prices becomes what it cost, and bounds it", async () => {
  const priced = (dollars?: number) => {
    const world = makeWorld([{ ref: "a1", role: "button", name: "Save" }], () => answer(click("a1")));
    world.perform = () => ({ outcome: "done", effect: "+1 elements" });
    const { model } = world.ports;
    if (model) world.ports.model = { ...model, prices: { in: 1000, cached: 100, out: 10_000 } };
    return run(world, { limits: { steps: 3, seconds: 600, ...(dollars === undefined ? {} : { dollars }) } });
  };
  // Of each request: 100 tokens asked and 10 answered.
  expect(await priced()).toMatchObject({ modelCalls: 3, dollars: 0.6000000000000001 });
  expect(await priced(0.3)).toMatchObject({
    status: "partial",
    result: "The limit of $0.3 is reached.",
    modelCalls: 2,
    dollars: 0.4,
  });
});

test("the cache's share has its own price", () => {
  expect(costOf({ in: 1000, cached: 900, out: 50 }, { in: 3, cached: 0.3, out: 15 })).toEqual({ dollars: 0.00132 });
  expect(costOf({ in: 1000, cached: 900, out: 50 }, undefined)).toEqual({});
});

test("without a model nothing is sent, and nothing is said of it", async () => {
  expect(sentTotals([])).toEqual([]);
});
