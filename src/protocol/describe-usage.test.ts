import { expect, test } from "vitest";
import { describeDollars, describeUsage } from "./describe-usage.ts";

test.each([
  [0, "$0.00"],
  [0.000001, "under $0.0001"],
  [0.00012, "$0.00012"],
  [0.02149, "$0.021"],
  [0.5, "$0.50"],
  [1, "$1.00"],
  [12.345, "$12.35"],
])("%d dollars are %s", (dollars, words) => {
  expect(describeDollars(dollars)).toBe(words);
});

test("what a role took is told with what the cache and the price say of it", () => {
  const usage = { role: "navigator", in: 43_319, cached: 39_000, out: 900, dollars: 0.022 } as const;
  expect(describeUsage(usage)).toBe("navigator: 43,319 tokens asked (39,000 from the cache), 900 answered, $0.022");
  expect(describeUsage({ role: "planner", in: 10, cached: 0, out: 2 })).toBe("planner: 10 tokens asked, 2 answered");
});
