import { expect, test } from "vitest";
import type { Measured } from "./figures.ts";
import { headlinesOf } from "./headline.ts";

const SAMPLE = { covered: { viewport: 1, page: 3 }, wordsFound: 9, builds: [4, 6, 5], afterChange: [2] };
const IN_PAGE = { builds: [3, 5, 4], afterChange: [1] };
const PAGES: Measured[] = [
  {
    name: "one",
    usable: { viewport: 2, page: 4 },
    words: 10,
    samples: {
      own: { page: { ...SAMPLE, tokens: 1_999, inPage: IN_PAGE } },
      peer: { page: { ...SAMPLE, tokens: 2_000 } },
    },
  },
];

test("a subject's figures are one flat object, of shares from 0 to 1 and milliseconds", () => {
  expect(headlinesOf(PAGES, { name: "own", modes: ["page"] })).toEqual({
    pages: 1,
    under2000: 1,
    coverage: 0.5,
    pageCoverage: 0.75,
    reach: null,
    recall: 0.9,
    meanCoverage: 0.5,
    meanPageCoverage: 0.75,
    meanRecall: 0.9,
    tokensMedian: 1_999,
    tokensMost: 1_999,
    tokensPerControl: 1_999 / 3,
    p50Ms: 5,
    p90Ms: 5,
    afterChangeMs: 2,
    afterChangeP90Ms: 2,
    inPageP50Ms: 4,
    inPageP90Ms: 4,
    inPageAfterChangeMs: 1,
    inPageAfterChangeP90Ms: 1,
    viewportOnly: null,
  });
});

test("2,000 tokens are not under 2,000", () => {
  expect(headlinesOf(PAGES, { name: "peer", modes: ["page"] })).toMatchObject({
    under2000: 0,
    inPageP50Ms: null,
  });
});

test("nothing is said of what was not measured", () => {
  expect(headlinesOf([], { name: "own", modes: ["page", "viewport"] })).toEqual({ viewportOnly: null });
});
