import { expect, test } from "vitest";
import { parsePrices } from "./prices.ts";

test.each([
  ["3, 15", { in: 3, cached: 3, out: 15 }],
  ["3, 0.30, 15", { in: 3, cached: 0.3, out: 15 }],
  [" $0.15 / $.075 / $0.60 ", { in: 0.15, cached: 0.075, out: 0.6 }],
  ["0, 0", { in: 0, cached: 0, out: 0 }],
  ["", "none"],
  ["  ", "none"],
])("%j are prices", (text, prices) => {
  expect(parsePrices(text)).toEqual(prices);
});

test.each(["3", "3, 15, 20, 25", "three, fifteen", "3,", "-3, 15", "1e3, 2", "3 15", "Infinity, 1", "3; ;15"])(
  "%j are none",
  (text) => {
    expect(parsePrices(text)).toBeNull();
  },
);
