import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../protocol/event.ts";
import { LIMIT_FIELDS, limitText, withLimit } from "./limit-words.ts";

const ALL = { steps: 20, seconds: 90, tokens: 100_000, dollars: 0.5 };

test("a bound stands in its field as it would be written", () => {
  expect(LIMIT_FIELDS.map(({ name }) => limitText(ALL, name))).toEqual(["20", "1.5", "100000", "0.5"]);
  expect(LIMIT_FIELDS.map(({ name }) => limitText(DEFAULT_LIMITS, name))).toEqual(["50", "30", "", ""]);
});

test("what is written becomes the bound, and what is emptied is none", () => {
  expect(withLimit(ALL, "minutes", " 2.5 ")).toEqual({ ...ALL, seconds: 150 });
  expect(withLimit(ALL, "dollars", "$1.20")).toEqual({ ...ALL, dollars: 1.2 });
  expect(withLimit(ALL, "tokens", "")).toEqual({ steps: 20, seconds: 90, dollars: 0.5 });
});

test.each([
  ["steps", "", "“Actions” needs a number."],
  ["steps", "2.5", "“2.5” is no whole number above 0."],
  ["steps", "0", "“0” is no whole number above 0."],
  ["tokens", "many", "“many” is no whole number above 0."],
  ["dollars", "-1", "“-1” is no number above 0."],
  ["minutes", "Infinity", "“Infinity” is no number above 0."],
  ["steps", "20000", "A task may take 10000 actions at most."],
  ["minutes", "1000000", "A task may take 10000 minutes at most."],
] as const)("%s cannot be %j", (name, text, problem) => {
  expect(withLimit(ALL, name, text)).toBe(problem);
});
