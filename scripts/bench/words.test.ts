import { expect, test } from "vitest";
import { countFound, wordsOf } from "./words.ts";

test("words are counted once, without signs, case and single letters", () => {
  expect([...wordsOf("The red mug – a RED mug, 5 left (sign-in)")]).toEqual([
    "the",
    "red",
    "mug",
    "5",
    "left",
    "sign",
    "in",
  ]);
});

test("invisible characters inside a word do not make it another", () => {
  expect(wordsOf("fund\u00ADing\u200B")).toEqual(new Set(["funding"]));
});

test("a text has the words that stand in it whole", () => {
  expect(countFound(wordsOf("Add mug to cart"), "button Add[a1]\nCarts[a2] mug")).toBe(2);
});

test("words of a language without spaces are told apart", () => {
  expect(wordsOf("私は学校に行きます")).toEqual(new Set(["私", "学校", "行き", "ます"]));
});

test("a text of a megabyte is no burden", () => {
  const long = Array.from({ length: 150_000 }, (_, index) => `word${index}`).join(" ");
  expect(wordsOf(`${long} ${"漢字".repeat(200)}`).size).toBeGreaterThan(150_000);
});
