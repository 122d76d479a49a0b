import { expect, test } from "vitest";
import { runFileName } from "./run-words.ts";

const at = new Date(2026, 10, 3, 9, 4).getTime();

test("the file of a run is named by its time and task", () => {
  expect(runFileName({ task: "Buy a mug, then pay!", startedAt: at })).toBe(
    "deckhand-2026-11-03-0904-buy-a-mug-then-pay.jsonl",
  );
});

test("a task without words, one in another script and a long one name a file too", () => {
  expect(runFileName({ task: "../..", startedAt: at })).toBe("deckhand-2026-11-03-0904.jsonl");
  expect(runFileName({ task: "قیمت را بخوان", startedAt: at })).toContain("قیمت-را-بخوان");
  expect(runFileName({ task: "word ".repeat(100), startedAt: at }).length).toBeLessThan(80);
});
