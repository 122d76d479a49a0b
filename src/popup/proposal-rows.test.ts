import { expect, test } from "vitest";
import type { ProposalEntry } from "../protocol/view.ts";
import { rowsOf } from "./proposal-rows.ts";

const entry = (itemId: string, text = itemId): ProposalEntry => ({
  itemId,
  text,
  action: { action: "click", ref: "a1" },
  editable: null,
});
const brief = (rows: ReturnType<typeof rowsOf>) => rows.map(({ entry: { text }, isStruck }) => [text, isStruck]);

test("what is struck keeps its place", () => {
  const before = rowsOf([], [entry("a"), entry("b"), entry("c")]);
  expect(brief(rowsOf(before, [entry("a"), entry("c")]))).toEqual([
    ["a", false],
    ["b", true],
    ["c", false],
  ]);
});

test("a change shows in its row", () => {
  const before = rowsOf([], [entry("a", "Type “Ada”")]);
  expect(brief(rowsOf(before, [entry("a", "Type “Grace”")]))).toEqual([["Type “Grace”", false]]);
});

test("what is new comes last", () => {
  expect(brief(rowsOf(rowsOf([], [entry("b")]), [entry("a"), entry("b")]))).toEqual([
    ["b", false],
    ["a", false],
  ]);
});
