import { expect, test } from "vitest";
import type { RunEventBody } from "../../protocol/event.ts";
import { fold } from "./reduce.ts";
import { openTabs, workedMs } from "./state.ts";

const STARTED: RunEventBody = {
  type: "run.started",
  task: "Save it",
  tabId: 4,
  url: "https://shop.example/",
  origin: "https://shop.example",
  mode: "model",
  model: "test",
  limits: { steps: 20, seconds: 60 },
  attendance: { attended: true, confirmed: "none" },
  named: [],
};

/** The state after these events, each with the time at which it was written. */
const after = (...events: [number, RunEventBody][]) =>
  fold(events.map(([at, body], index) => ({ ...body, at, seq: index + 1, runId: "run" })));

const PAUSED: RunEventBody = { type: "run.paused", by: "user" };
const RESTARTED: RunEventBody = { type: "run.paused", by: "restart" };
const RESUMED: RunEventBody = { type: "run.resumed" };
const ASKED: RunEventBody = { type: "question.asked", questionId: "q1", question: { kind: "answer", text: "Which?" } };
const ANSWERED: RunEventBody = {
  type: "question.answered",
  questionId: "q1",
  answer: { kind: "answer", text: "The red one" },
};

test.each<[string, [number, RunEventBody][], number]>([
  ["nothing but work", [[1000, STARTED]], 9000],
  [
    "a pause",
    [
      [1000, STARTED],
      [3000, PAUSED],
      [7000, RESUMED],
    ],
    5000,
  ],
  [
    "a pause that lasts",
    [
      [1000, STARTED],
      [3000, PAUSED],
    ],
    2000,
  ],
  [
    "a question",
    [
      [1000, STARTED],
      [2000, ASKED],
      [9000, ANSWERED],
    ],
    2000,
  ],
  [
    "a pause over an open question",
    [
      [1000, STARTED],
      [2000, ASKED],
      [3000, PAUSED],
      [4000, ANSWERED],
      [8000, RESUMED],
    ],
    3000,
  ],
  [
    "the time in which the browser was closed",
    [
      [1000, STARTED],
      [2000, RESUMED],
      [8000, RESTARTED],
      [9000, RESUMED],
    ],
    2000,
  ],
])("of ten seconds %s leaves the time of work", (_what, events, worked) => {
  expect(workedMs(after(...events), 10_000)).toBe(worked);
});

test("a restart of the browser leaves a run without tabs, and a new one becomes its first", () => {
  const restarted: [number, RunEventBody][] = [
    [1, STARTED],
    [2, { type: "tab.opened", tab: "t2", tabId: 5, origin: "https://b.example", by: "run" }],
    [3, { type: "tab.switched", tab: "t2" }],
    [
      4,
      { type: "dialog.opened", dialogId: "d4", tab: "t2", kind: "confirm", text: "Sure?", origin: "https://b.example" },
    ],
    [5, RESTARTED],
  ];
  expect(openTabs(after(...restarted))).toEqual([]);
  expect(after(...restarted).dialogs).toEqual([]);
  const bound = after(...restarted, [6, { type: "tab.bound", tabId: 9, origin: "https://b.example" }]);
  expect(openTabs(bound)).toEqual([{ tab: "t1", tabId: 9, origin: "https://b.example", open: true }]);
  expect(bound.tab).toBe("t1");
});

test("an answer is told to the model where it asked, not where a direct command might have meant several things", () => {
  const looked: RunEventBody = {
    type: "page.observed",
    step: 1,
    origin: "https://shop.example",
    url: "https://shop.example/",
    outline: "button Save[a1]",
    boundary: "b",
    tokens: 5,
    pageTokens: 5,
  };
  const choices = { question: "Which?", names: ["Save", "Save as"], unnamed: 0 };
  const which: RunEventBody = { ...ASKED, question: { kind: "answer", text: "Which?", choices } };
  const toldAfter = (asked: RunEventBody) =>
    after([0, STARTED], [1, looked], [2, asked], [3, ANSWERED]).steps.flatMap(({ fromUser }) => fromUser);
  expect(toldAfter(ASKED)).toEqual(['The user answered your question: "The red one"']);
  expect(toldAfter(which)).toEqual([]);
});
