import { expect, test } from "vitest";
import { matchOption, wayThroughOptions } from "./match-option.ts";

const COUNTRIES = ["Choose…", "Norway", "Niger", "Nigeria", "United  Kingdom"];

test.each([
  ["the whole name", "Norway", 1],
  ["any case", "norway", 1],
  ["the whole name before what begins with it", "Niger", 2],
  ["one beginning", "Nor", 1],
  ["one part", "kingdom", 4],
  ["spaces as on the page or not", "United Kingdom", 4],
])("an option is found by %s", (_rule, wanted, index) => {
  expect(matchOption(COUNTRIES, wanted)).toEqual({ index });
});

test("what fits several is not guessed", () => {
  expect(matchOption(COUNTRIES, "Nig")).toEqual({ problem: '"Nig" fits several: Niger, Nigeria' });
});

test("what fits none is answered with what there is", () => {
  expect(matchOption(["Small", "Large"], "Huge")).toEqual({ problem: 'no option "Huge"; there are: Small, Large' });
});

test("an empty wish fits only an empty name", () => {
  expect(matchOption(COUNTRIES, "")).toHaveProperty("problem");
});

test.each([
  ["North / Oslo", ["North", "Oslo"]],
  ["North > Oslo", ["North", "Oslo"]],
  ["and/or", undefined],
  ["West / Oslo", undefined],
  ["North", undefined],
])("the way that leads through lists is read from “%s”", (wanted, way) => {
  expect(wayThroughOptions(["North", "South", "and/or"], wanted)).toEqual(way);
});
