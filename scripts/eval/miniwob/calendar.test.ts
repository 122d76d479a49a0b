import { expect, test } from "vitest";
import { chooseDay, dateIn, monthsAhead } from "./calendar.ts";

const calendar = (title: string, arrows = "") =>
  `page "Flights" http://127.0.0.1/\n${arrows}${title}\ntable\n  | Su | Mo\n  | 8[a3] | 9[a4]`;

test("a date is read in the order of the United States", () => {
  expect(dateIn("Select 11/08/2016 as the date")).toEqual({ year: 2016, month: 11, day: 8 });
});

test.each([
  ["December 2016", -1],
  ["November 2016", 0],
  ["November2015", 12],
  ["January 2017", -2],
])("from %s to November 2016 it is %i months", (title, months) => {
  expect(monthsAhead(calendar(title), { year: 2016, month: 11, day: 8 })).toBe(months);
});

test("on the right month the day is pressed, on another the arrow towards it", () => {
  expect(chooseDay(calendar("November 2016"), "11/08/2016")).toEqual([{ action: "click", ref: "a3" }]);
  const arrows = "clickable Prev[a1], clickable Next[a2]\n";
  expect(chooseDay(calendar("December 2016", arrows), "11/08/2016")).toEqual([{ action: "click", ref: "a1" }]);
  expect(chooseDay(calendar("October 2016", arrows), "11/08/2016")).toEqual([{ action: "click", ref: "a2" }]);
});

test("arrows that are not shown yet are looked for again, and no calendar is no step", () => {
  expect(chooseDay(calendar("December 2016"), "11/08/2016")).toMatchObject([{ action: "wait_for" }]);
  expect(chooseDay("textbox Date[a1]", "11/08/2016")).toBeUndefined();
});
