import { expect, test } from "vitest";
import type { RunEvent, RunEventBody } from "../../protocol/event.ts";
import { replayRunFile, writeRunFile } from "../../protocol/run-file.ts";
import { fold } from "./reduce.ts";

import { viewOf } from "./view.ts";

const started = {
  type: "run.started",
  task: "Buy a mug",
  tabId: 1,
  url: "https://shop.example/",
  origin: "https://shop.example",
  mode: "model",
  model: "shop/one",
  limits: { steps: 40, seconds: 600 },
  attendance: { attended: true, confirmed: "none" },
  named: ["https://shop.example"],
} satisfies RunEventBody;

const finished = {
  type: "run.finished",
  status: "done",
  result: "Bought.",
  findings: ["A mug"],
  steps: 1,
  modelCalls: 2,
  tokens: { in: 10, cached: 0, out: 5 },
  ms: 1000,
} satisfies RunEventBody;

const EVENTS: RunEvent[] = [started, { type: "finding.saved", text: "A mug" } as const, finished].map(
  (body, index) => ({
    ...body,
    runId: "r1",
    seq: index + 1,
    at: 1000 + index,
  }),
);
const FILE = writeRunFile(EVENTS);

test("what is written as a file is read as the same run, and shown as it was", () => {
  const read = replayRunFile(FILE, (events) => events);
  expect(read).toEqual(EVENTS);
  expect(viewOf("r1", fold(read), read, "")).toMatchObject({ task: "Buy a mug", status: "Done", findings: ["A mug"] });
});

const [first = "", second = "", third = ""] = FILE.split("\n");

test.each([
  ["an empty file", "", "does not begin"],
  ["some other text", "Dear Sir", "Line 1 is no JSON"],
  ["a list", "[]", "Line 1 is no event"],
  ["an event of another version", `${first}\n${second.replace("finding.saved", "finding.sold")}`, "Line 2 is no event"],
  ["a type that every object has", first.replace("run.started", "constructor"), "Line 1 is no event"],
  ["a gap", `${first}\n${third}`, "Line 2 does not follow"],
  ["two runs", `${first}\n${second.replace('"r1"', '"r2"')}`, "Line 2 does not follow"],
  ["the end alone", third, "does not begin"],
  [
    "an event without what belongs to it",
    `${first}\n${second}\n{"type":"action.planned","runId":"r1","seq":3,"at":1}`,
    "lacks",
  ],
])("%s is refused, with the reason", (_name, text, reason) => {
  expect(() => replayRunFile(text, (events) => viewOf("r1", fold(events), events, ""))).toThrow(reason);
});
