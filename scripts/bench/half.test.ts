import { expect, test } from "vitest";
import { halfOf } from "./half.ts";

test("a page stays in its half, whatever other pages there are", () => {
  expect(["001", "ars-1", "wikipedia"].map(halfOf)).toEqual(["tune", "tune", "held"]);
});

test("names that are much alike fall into both halves, about as many in each", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `page-${index}`);
  const tuned = names.filter((name) => halfOf(name) === "tune").length;
  expect(tuned).toBeGreaterThan(450);
  expect(tuned).toBeLessThan(550);
});
