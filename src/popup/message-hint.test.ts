import { expect, test } from "vitest";
import { hintOfMessage } from "./message-hint.ts";

const KEPT = { itemId: "i1", text: "Reload the page", action: { action: "reload" }, editable: null } as const;
const QUESTION = { id: "q1", question: { kind: "answer", text: "Which one?" } } as const;

test.each<[string, Parameters<typeof hintOfMessage>[0], string]>([
  [
    "a model reads it before its next step",
    { mode: "model", paused: false, question: null, proposal: [] },
    "Read before the next step",
  ],
  [
    "a paused run reads it later",
    { mode: "model", paused: true, question: null, proposal: [] },
    "Read as soon as you resume",
  ],
  [
    "what a pause has kept gives way to it",
    { mode: "model", paused: true, question: null, proposal: [KEPT] },
    "Takes the place of what is kept",
  ],
  [
    "a question does not outlive it, not even in a paused run",
    { mode: "model", paused: true, question: QUESTION, proposal: [] },
    "Sending takes the question back",
  ],
  [
    "direct commands are added to",
    { mode: "direct", paused: false, question: QUESTION, proposal: [] },
    "More commands, after those under way",
  ],
])("%s", (_name, view, hint) => {
  expect(hintOfMessage(view)).toBe(hint);
});
