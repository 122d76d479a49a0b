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

test("instants of chance lie within a run, and are the same for the same seed", () => {
  const instants = (seed: number) => {
    const trials = atInstants(6000, seed);
    const some = Array.from({ length: 20 }, () => trials.next().value.kill);
    return some.flatMap((kill) => (kill.by === "clock" ? kill.delaysMs : []));
  };
  expect(instants(1)).toEqual(instants(1));
  expect(instants(1)).not.toEqual(instants(2));
  expect(new Set(instants(1)).size).toBeGreaterThan(40);
  expect(instants(1).every((delay) => delay >= 0 && delay <= 2000)).toBe(true);
});
