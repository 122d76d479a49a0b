import { expect, test } from "vitest";
import { figuresOf, freshOf, meanPrefixShare, promptOf, totalOf } from "./figures.ts";

test("of a prompt that goes on where the last one ended, the last one is what was seen before", () => {
  const [first, second] = figuresOf(["abcd", "abcdefgh"]);
  expect(first?.prefixShare).toBe(0);
  expect(second?.prefixShare).toBe(0.5);
});

test("what differs in its beginning was not seen before, however alike its end", () => {
  expect(figuresOf(["Xbcdefgh", "abcdefgh"])[1]?.prefixShare).toBe(0);
});

test("shares are of bytes, and the first request counts in the sum alone", () => {
  const figures = figuresOf(["éé", "ééab", "ééabcd"]);
  expect(figures.map(({ prefixShare }) => prefixShare)).toEqual([0, 4 / 6, 6 / 8]);
  expect(meanPrefixShare(figures)).toBeCloseTo((4 / 6 + 6 / 8) / 2);
  expect(freshOf(figuresOf(["one two", "one two"]))).toBe(totalOf(figuresOf(["one two"])));
  expect(totalOf(figures)).toBe(figures.reduce((sum, { tokens }) => sum + tokens, 0));
});

test("tools and the answer's form stand before the messages, and calls are said too", () => {
  const prompt = promptOf({
    tools: [{ name: "act" }],
    messages: [
      { role: "user", content: "Go on" },
      { role: "assistant", content: null, tool_calls: [{ id: "1" }] },
    ],
  });
  expect(prompt).toBe('[{"name":"act"}]\nuser\nGo on\nassistant\n\n[{"id":"1"}]');
});
