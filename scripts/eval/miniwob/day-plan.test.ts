import { expect, test } from "vitest";
import { freeStart, hourOf, minutesIn } from "./day-plan.ts";

test.each([
  ["12am", 0],
  ["8AM", 8],
  ["12PM", 12],
  ["4pm", 16],
])("%s is hour %i", (text, hour) => {
  expect(hourOf(text)).toBe(hour);
});

test.each([
  ["Create a 90 mins event", 90],
  ["Create a 1.5 hours event", 90],
  ["Create a 1 hour event", 60],
])("%s lasts %i minutes", (text, minutes) => {
  expect(minutesIn(text)).toBe(minutes);
});

const places = [0, 20, 40, 60, 80].map((y) => ({ y, height: 20 }));

test("the first place from which there is room enough is taken", () => {
  const taken = [{ y: 20, height: 20 }];
  expect(freeStart(places, taken, { high: 20, end: 100 })?.y).toBe(0);
  expect(freeStart(places, taken, { high: 40, end: 100 })?.y).toBe(40);
});

test("what would end too late or touches something has no place", () => {
  expect(freeStart(places, [{ y: 20, height: 20 }], { high: 80, end: 100 })).toBeUndefined();
});
