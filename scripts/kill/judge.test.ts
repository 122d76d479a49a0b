import { expect, test } from "vitest";
import type { RunEvent } from "../../src/protocol/event.ts";
import type { Effects } from "./app.ts";
import { judge } from "./judge.ts";
import type { Errand } from "./script.ts";

const ERRAND: Errand = { ledger: "n1", temper: "careful", colour: "teal", note: "rope" };
const RIGHT: Effects = { counts: 1, saves: ["Title of n1"], rings: 1, orders: [{ colour: "teal", note: "rope" }] };

const finished = (seq: number, status: "done" | "failed" = "done"): RunEvent => ({
  type: "run.finished",
  status,
  result: "Said.",
  findings: [],
  steps: 1,
  modelCalls: 1,
  tokens: { in: 0, cached: 0, out: 0 },
  ms: 1,
  runId: "run",
  seq,
  at: 0,
});

test("a run that did each thing once, with the user's words, ended right", () => {
  expect(judge(ERRAND, RIGHT, [finished(1)])).toEqual({ ended: true, twice: 0, lost: 0, faults: [] });
});

test.each<[string, Partial<Effects>, RunEvent[], object]>([
  ["a second ring", { rings: 2 }, [finished(1)], { ended: true, twice: 1 }],
  ["two more orders", { orders: [...RIGHT.orders, ...RIGHT.orders, ...RIGHT.orders] }, [finished(1)], { twice: 2 }],
  ["a missing save", { saves: [] }, [finished(1)], { ended: false, twice: 0 }],
  ["another colour and another note", { orders: [{ colour: "red", note: "" }] }, [finished(1)], { lost: 2 }],
  ["another ending", {}, [finished(1, "failed")], { ended: false }],
  ["no ending", {}, [], { ended: false }],
  ["a gap in the journal", {}, [finished(2)], { faults: ["the journal has a gap before 2"] }],
  ["two endings", {}, [finished(1), finished(2)], { faults: ["the run ended 2 times"] }],
])("%s is found", (_what, effects, events, found) => {
  const verdict = judge(ERRAND, { ...RIGHT, ...effects }, events);
  expect(verdict).toMatchObject(found);
  expect(verdict.faults).not.toEqual([]);
});
