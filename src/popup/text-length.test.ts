import { expect, test } from "vitest";
import { refusalOfLength } from "./text-length.ts";

test("what fits is taken, to the last character", () => expect(refusalOfLength("abc", 3)).toBeNull());

test("what is too long is refused with both numbers and what to do", () => {
  expect(refusalOfLength("a".repeat(50_001), 50_000)).toBe(
    "That is too long: 50,001 characters, and 50,000 can be taken at once. Shorten it, or attach the rest as a file.",
  );
});
