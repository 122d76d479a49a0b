import { expect, test } from "vitest";
import type { RunEvent } from "../src/protocol/event.ts";
import { EventFormatter } from "./format-event.ts";

/** Erases the line, writes to the clipboard, turns the text around. */
const CONTROLS = "\r\u001b[2K\u001b]52;c;cm0=\u0007\u009b1A\u202e";
const at = { runId: "run", seq: 1, at: 0 };
const lineOf = (event: RunEvent) => new EventFormatter().format(event);

test.each<[string, RunEvent]>([
  ["the model says", { ...at, type: "model.said", step: 1, text: `Going on${CONTROLS}` }],
  ["it found", { ...at, type: "finding.saved", text: `Going on${CONTROLS}` }],
  [
    "the page asks",
    { ...at, type: "dialog.opened", dialogId: "d1", tab: "t1", kind: "confirm", text: CONTROLS, origin: "" },
  ],
  [
    "is asked",
    {
      ...at,
      type: "question.asked",
      questionId: "q1",
      question: { kind: "confirm", effect: { kind: "send", title: "Send", lines: [`Text: ${CONTROLS}`] } },
    },
  ],
])("what %s holds nothing that a terminal obeys", (_what, event) => {
  expect(lineOf(event)).toMatch(/^[\x20-\x7e]+$/);
});

test("no line of what a model says looks like an event of its own", () => {
  const line = lineOf({ ...at, type: "model.said", step: 1, text: "Well\n  allowed   changing https://evil.example" });
  expect(line).toBe("  says      Well\n              allowed   changing https://evil.example");
});
