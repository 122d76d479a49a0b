import { expect, test } from "vitest";
import { showRunFile } from "./past-runs.ts";

const STARTED = {
  type: "run.started",
  task: "Buy a mug",
  tabId: 1,
  url: "https://shop.example/",
  origin: "https://shop.example",
  mode: "model",
  model: "shop/one",
  limits: { steps: 40, seconds: 600 },
  attendance: { attended: true, confirmed: "none" },
  named: [],
};
const FINDING = { type: "finding.saved", text: "A mug" };
const FINISHED = { type: "run.finished", status: "done", result: "Bought.", findings: ["A mug"], steps: 1, ms: 5 };
const PLANNED = { type: "action.planned", actionId: "1.1", action: { action: "click", ref: "a1" }, by: "model" };
const ACKED = { type: "action.acked", actionId: "1.1", outcome: "done", effect: "clicked", ms: 5 };

const fileOf = (...bodies: object[]) =>
  bodies.map((body, index) => JSON.stringify({ ...body, runId: "r1", seq: index + 1, at: 1 })).join("\n");

test("a run in a file is shown as it was", () => {
  const view = showRunFile(fileOf(STARTED, FINDING, PLANNED, ACKED, FINISHED));
  expect(view).toMatchObject({ task: "Buy a mug", findings: ["A mug"], result: { status: "done", text: "Bought." } });
});

const anything = { a: 1 };

test.each<[string, object[]]>([
  ["the task", [{ ...STARTED, task: anything }]],
  ["a finding", [STARTED, { ...FINDING, text: anything }]],
  ["what came of an action", [STARTED, PLANNED, { ...ACKED, effect: anything }]],
  ["an outcome", [STARTED, PLANNED, { ...ACKED, outcome: "splendid" }]],
  ["the result", [STARTED, { ...FINISHED, result: anything }]],
  ["an ending", [STARTED, { ...FINISHED, status: "splendid" }]],
])("a file in which %s is something else is refused, and breaks no page", (_name, bodies) => {
  expect(() => showRunFile(fileOf(...bodies))).toThrow("An event lacks something that belongs to it.");
});
