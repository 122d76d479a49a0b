import { expect, test } from "vitest";
import { missesOf, worstPages } from "./aims.ts";
import type { Measured } from "./figures.ts";

function page(name: string, tokens: number, covered: number, usable = 10): Measured {
  const sample = { tokens, covered: { viewport: covered, page: covered }, wordsFound: 0, builds: [1], afterChange: [] };
  return { name, usable: { viewport: usable, page: usable }, words: 0, samples: { own: { page: sample } } };
}

const PAGES = [page("good", 400, 10), page("worse", 900, 7), page("bare", 10, 0, 0), page("also worse", 300, 7)];
const CHOICE = { subject: "own", mode: "page" } as const;

test("the worst come first: the least of what should be much, the most of what should be little", () => {
  expect(worstPages(PAGES, CHOICE, "coverage", 2)).toEqual([
    { name: "also worse", value: 0.7 },
    { name: "worse", value: 0.7 },
  ]);
  expect(worstPages(PAGES, CHOICE, "tokens", 1)).toEqual([{ name: "worse", value: 900 }]);
});

test("a page with nothing to measure an aim by neither keeps to it nor misses it", () => {
  expect(missesOf(PAGES, CHOICE, { quality: "coverage", value: 1 })).toEqual({ missed: 2, of: 3 });
  expect(missesOf(PAGES, CHOICE, { quality: "recall", value: 1 })).toEqual({ missed: 0, of: 0 });
});

test("the aim itself keeps to it", () => {
  expect(missesOf(PAGES, CHOICE, { quality: "tokens", value: 400 })).toEqual({ missed: 1, of: 4 });
  expect(missesOf(PAGES, CHOICE, { quality: "coverage", value: 0.7 })).toEqual({ missed: 0, of: 3 });
});
