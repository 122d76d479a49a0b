import { expect, test } from "vitest";
import { atEveryEvent, atInstants, spread } from "./plan.ts";

test("every event is met from both sides, once", () => {
  const met = atEveryEvent(5).map(({ kill }) => kill.by === "boundary" && `${kill.boundary.edge} ${kill.boundary.nth}`);
  expect(new Set(met).size).toBe(10);
  expect(met).toContain("after 1");
  expect(met).toContain("before 5");
});

test("trials that are spread lie within the run", () => {
  const at = spread(40, "panel closed", 4).map(({ kill }) => kill.by === "boundary" && kill.boundary.nth);
  expect(at).toEqual([2, 14, 27, 39]);
});

test.each([1, 4, 10, 200])("%i instants of chance are so many, and the same for the same seed", (count) => {
  const instants = (seed: number) =>
    atInstants(count, 4000, seed).flatMap(({ kill }) => (kill.by === "clock" ? kill.delaysMs : []));
  expect(instants(1)).toHaveLength(count);
  expect(instants(1)).toEqual(instants(1));
  expect(instants(1)).not.toEqual(instants(2));
  expect(instants(1).every((delay) => delay >= 0 && delay <= 2000)).toBe(true);
});
