import { expect, test } from "vitest";
import type { Measured } from "./figures.ts";
import { aimTable, scaleTable, worstLines } from "./list-report.ts";

function page(name: string, tokens: number, covered: number): Measured {
  const sample = {
    tokens,
    covered: { viewport: covered, page: covered },
    wordsFound: 1,
    builds: [8],
    afterChange: [2],
  };
  return {
    name,
    usable: { viewport: 10, page: 10 },
    words: 1,
    samples: { own: { page: sample }, peer: { page: sample } },
  };
}

const PAGES = [page("one", 900, 9), page("two", 300, 10)];

test("aims are named with their direction, and each text says how many pages miss them", () => {
  const aims = [
    { quality: "coverage", value: 1 },
    { quality: "tokens", value: 200 },
  ] as const;
  expect(aimTable(PAGES, aims)).toEqual([
    "|      | mode | controls in the window ≥ 100.0 % | tokens ≤ 200 |",
    "| ---- | ---- | -------------------------------- | ------------ |",
    "| own  | page | 1 of 2 miss                      | 2 of 2 miss  |",
    "| peer | page | 1 of 2 miss                      | 2 of 2 miss  |",
  ]);
});

test("the worst pages of one subject are named by what they are worst in", () => {
  expect(worstLines(PAGES, "own", 1)).toEqual([
    "",
    "worst by controls in the window, own page",
    "     90.0 %  one",
    "",
    "worst by words in the window, own page",
    "    100.0 %  one",
    "",
    "worst by tokens per control, own page",
    "      100.0  one",
    "",
    "worst by build ms, own page",
    "        8.0  one",
  ]);
});

test("where a subject gave up on a size the reason stands instead of figures", () => {
  const results = [
    { elements: 1_000, subject: "own", mode: "page", tokens: 1_500, ms: 12, afterChangeMs: 3, inPageMs: 8 },
    { elements: 1_000, subject: "peer", mode: "page", reason: "it took more than 30 s" },
  ] as const;
  expect(scaleTable(results).slice(2)).toEqual([
    "| own  | page | 1,000    | 1,500  | 12.0     | 3.0                    | 8.0         | –              |",
    "| peer | page | 1,000    | –      | –        | it took more than 30 s | –           | –              |",
  ]);
});
