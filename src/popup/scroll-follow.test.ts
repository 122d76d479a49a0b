import { expect, test } from "vitest";
import { isAtEnd } from "./scroll-follow.ts";

test.each([
  ["at the very end", { scrollTop: 600, clientHeight: 400, scrollHeight: 1000 }, true],
  ["half a line above it", { scrollTop: 590, clientHeight: 400, scrollHeight: 1000 }, true],
  ["scrolled up to read", { scrollTop: 500, clientHeight: 400, scrollHeight: 1000 }, false],
  ["everything fits", { scrollTop: 0, clientHeight: 400, scrollHeight: 300 }, true],
])("reading along when %s: %j", (_where, position, follows) => {
  expect(isAtEnd(position)).toBe(follows);
});
