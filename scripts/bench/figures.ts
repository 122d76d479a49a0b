/** From what was measured on each page to figures over all of them. Pure. */
import type { Covered } from "./page/index.ts";

/** The whole page, or what the window shows of it. */
export type Mode = "page" | "viewport";

/** What was measured of one text of one page. */
export interface Sample {
  tokens: number;
  covered: Covered;
  wordsFound: number;
  /** Milliseconds of each build. */
  builds: number[];
}

/** What there is on one page. */
export interface Measured {
  name: string;
  usable: Covered;
  words: number;
  /** By subject and mode. */
  samples: Record<string, Partial<Record<Mode, Sample>>>;
}

export interface Figures {
  pages: number;
  tokens: { sum: number; median: number; max: number };
  /** Share of pages whose text has fewer tokens than the budget, 0 to 1. */
  underBudget: number;
  /** Share of usable controls that a ref addresses, over all pages together; null when there are none. */
  coverage: { viewport: number | null; page: number | null };
  /** Share of the different words seen in the window that the text has, over all pages together. */
  wordRecall: number | null;
  tokensPerCoveredControl: number | null;
  buildMs: { median: number; p90: number };
}

/** Figures of one subject in one mode, over the pages where it was measured; undefined when there is none. */
export function figuresOf(
  pages: readonly Measured[],
  { subject, mode, budget }: { subject: string; mode: Mode; budget: number },
): Figures | undefined {
  const measured = pages.flatMap((page) => {
    const sample = page.samples[subject]?.[mode];
    return sample ? [{ ...page, sample }] : [];
  });
  if (measured.length === 0) return undefined;
  const tokens = measured.map(({ sample }) => sample.tokens);
  const builds = measured.flatMap(({ sample }) => sample.builds);
  const share = (part: (page: (typeof measured)[number]) => number, whole: (page: Measured) => number) =>
    ratio(sumOf(measured.map(part)), sumOf(measured.map(whole)));
  const covered = sumOf(measured.map(({ sample }) => sample.covered[mode]));
  return {
    pages: measured.length,
    tokens: { sum: sumOf(tokens), median: quantile(tokens, 0.5), max: Math.max(...tokens) },
    underBudget: tokens.filter((count) => count < budget).length / tokens.length,
    coverage: {
      viewport: share(
        ({ sample }) => sample.covered.viewport,
        ({ usable }) => usable.viewport,
      ),
      page:
        mode === "viewport"
          ? null
          : share(
              ({ sample }) => sample.covered.page,
              ({ usable }) => usable.page,
            ),
    },
    wordRecall: share(
      ({ sample }) => sample.wordsFound,
      ({ words }) => words,
    ),
    tokensPerCoveredControl: ratio(sumOf(tokens), covered),
    buildMs: { median: quantile(builds, 0.5), p90: quantile(builds, 0.9) },
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The value that a share of the values does not exceed, by the nearest rank; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
