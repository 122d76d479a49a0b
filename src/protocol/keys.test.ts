import { expect, test } from "vitest";
import { parseChord } from "./keys.ts";

test.each([
  ["Enter", { key: "Enter", modifiers: [] }],
  ["enter", { key: "Enter", modifiers: [] }],
  ["Esc", { key: "Escape", modifiers: [] }],
  ["a", { key: "a", modifiers: [] }],
  ["Control+A", { key: "a", modifiers: ["Control"] }],
  ["ctrl+shift+End", { key: "End", modifiers: ["Control", "Shift"] }],
  ["Shift+Tab", { key: "Tab", modifiers: ["Shift"] }],
  ["+", { key: "+", modifiers: [] }],
  ["Control++", { key: "+", modifiers: ["Control"] }],
  ["Space", { key: " ", modifiers: [] }],
  ["F12", { key: "F12", modifiers: [] }],
  ["F25", undefined],
  ["Hyper+A", undefined],
  ["Frobnicate", undefined],
  ["constructor", undefined],
])("%s is read as a chord", (text, chord) => {
  expect(parseChord(text)).toEqual(chord);
});
