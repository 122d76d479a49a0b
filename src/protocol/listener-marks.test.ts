import { expect, test } from "vitest";
import { markOf, readMark } from "./listener-marks.ts";

test("a mark says the token and the place that it was made of", () => {
  expect(readMark(markOf("1a2b3c4d", 1204))).toEqual({ token: "1a2b3c4d", index: 1204 });
});

test.each(["click", "", ":", ":3", "shop:", "shop:first", "shop:3x", "a:b:3", "shop:-1"])(
  "%j marks nothing",
  (type) => {
    expect(readMark(type)).toBeNull();
  },
);
