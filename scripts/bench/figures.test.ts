import { expect, test } from "vitest";
import { figuresOf, type Measured, quantile, type Sample } from "./figures.ts";
import { summaryTable } from "./report.ts";

function sample(tokens: number, viewport: number, page: number, wordsFound: number, builds: number[]): Sample {
  return { tokens, covered: { viewport, page }, wordsFound, builds, afterChange: builds.map((taken) => taken / 2) };
}

const PAGES: Measured[] = [
  {
    name: "one",
    usable: { viewport: 4, page: 10 },
    words: 20,
    samples: { own: { page: sample(1_000, 4, 8, 20, [10, 20]), viewport: sample(300, 4, 4, 19, [5]) } },
  },
  {
    name: "two",
    usable: { viewport: 6, page: 30 },
    words: 80,
    samples: { own: { page: sample(2_000, 3, 12, 60, [30, 100, 20]) } },
  },
];

test("shares are taken over all pages together and as means beside it; a budget that is used up is not kept to", () => {
  expect(figuresOf(PAGES, { subject: "own", mode: "page", budget: 2_000 })).toEqual({
    pages: 2,
    tokens: { sum: 3_000, median: 1_000, max: 2_000 },
    underBudget: 0.5,
    coverage: { viewport: 0.7, page: 0.5 },
    reach: null,
    wordRecall: 0.8,
    mean: { coverage: { viewport: 0.75, page: (0.8 + 0.4) / 2 }, reach: null, wordRecall: 0.875 },
    tokensPerCoveredControl: 150,
    buildMs: { median: 10, p90: 30 },
    afterChangeMs: { median: 5, p90: 15 },
    inPageMs: null,
    inPageAfterChangeMs: null,
  });
});

test("a text of the window alone is not judged by the rest of the page", () => {
  const figures = figuresOf(PAGES, { subject: "own", mode: "viewport", budget: 2_000 });
  expect(figures).toMatchObject({
    pages: 1,
    coverage: { viewport: 1, page: null },
    wordRecall: 0.95,
    tokensPerCoveredControl: 75,
  });
});

test("what one expand reaches is of the page's controls, and said only where every page was expanded", () => {
  const [one, two] = PAGES;
  if (!one || !two) throw new Error("two pages are needed");
  const expanded = (page: Measured, reached: number): Measured => ({
    ...page,
    samples: { own: { page: { ...sample(1_000, 4, 8, 20, [10]), reached } } },
  });
  const choice = { subject: "own", mode: "page", budget: 2_000 } as const;
  expect(figuresOf([expanded(one, 10), expanded(two, 27)], choice)).toMatchObject({
    reach: 37 / 40,
    mean: { reach: (1 + 0.9) / 2 },
  });
  expect(figuresOf([expanded(one, 10), two], choice)?.reach).toBeNull();
});

test("nothing is said of what was not measured", () => {
  expect(figuresOf(PAGES, { subject: "other", mode: "page", budget: 2_000 })).toBeUndefined();
  expect(summaryTable(PAGES, 2_000)).toHaveLength(4);
});

test("a page without controls makes no share, rather than a perfect one", () => {
  const empty = {
    name: "e",
    usable: { viewport: 0, page: 0 },
    words: 0,
    samples: { own: { page: sample(9, 0, 0, 0, [1]) } },
  };
  expect(figuresOf([empty], { subject: "own", mode: "page", budget: 10 })).toMatchObject({
    coverage: { viewport: null, page: null },
    wordRecall: null,
    tokensPerCoveredControl: null,
  });
});

test("a quantile is one of the values, by the nearest rank", () => {
  const values = [9, 1, 3, 7, 5, 2, 8, 4, 6, 10];
  expect([quantile(values, 0.5), quantile(values, 0.9), quantile([4], 0.9)]).toEqual([5, 9, 4]);
});

test("a page where nothing could be changed says nothing of how fast changes are taken in", () => {
  const still = { ...sample(1, 1, 1, 1, [8]), afterChange: [] };
  const [one] = PAGES;
  const pages = [{ name: "still", usable: { viewport: 1, page: 1 }, words: 1, samples: { own: { page: still } } }];
  expect(figuresOf(pages, { subject: "own", mode: "page", budget: 10 })?.afterChangeMs).toBeNull();
  const both = one ? [...pages, one] : [];
  expect(figuresOf(both, { subject: "own", mode: "page", budget: 10 })?.afterChangeMs).toEqual({ median: 5, p90: 5 });
});
