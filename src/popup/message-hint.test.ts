import { expect, test } from "vitest";
import { hintOfMessage } from "./message-hint.ts";

const QUESTION = { id: "q1", question: { kind: "answer", text: "Which one?" } } as const;

test.each<[string, Parameters<typeof hintOfMessage>[0], string]>([
  [
    "a model reads it before its next step",
    { mode: "model", paused: false, question: null },
    "Read before the next step",
  ],
  ["a paused run reads it later", { mode: "model", paused: true, question: null }, "Read as soon as you resume"],
  [
    "a question does not outlive it, not even in a paused run",
    { mode: "model", paused: true, question: QUESTION },
    "Sending takes the question back",
  ],
  [
    "direct commands are added to",
    { mode: "direct", paused: false, question: QUESTION },
    "More commands, after those under way",
  ],
])("%s", (_name, view, hint) => {
  expect(hintOfMessage(view)).toBe(hint);
});
