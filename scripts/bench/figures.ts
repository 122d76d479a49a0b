/** From what was measured on each page to figures over all of them. Pure. */
import type { Covered } from "./page/index.ts";

/** The whole page, or what the window shows of it. */
export type Mode = "page" | "viewport";

export const MODES = ["page", "viewport"] as const satisfies readonly Mode[];

/** What was measured of one text of one page. */
export interface Sample {
  tokens: number;
  covered: Covered;
  /** Controls of the page that the text or one `expand` addresses, where there is such a thing. */
  reached?: number;
  wordsFound: number;
  /** Milliseconds of each build that knew of none before it. */
  builds: number[];
  /** Milliseconds of each build that followed a small change. */
  afterChange: number[];
  /** Of both the milliseconds in the page, where they are told apart. */
  inPage?: { builds: number[]; afterChange: number[] };
}

/** What there is on one page. */
export interface Measured {
  name: string;
  usable: Covered;
  words: number;
  /** By subject and mode. */
  samples: Record<string, Partial<Record<Mode, Sample>>>;
}

/** One text beside what there is on its page. */
export interface Judged {
  name: string;
  usable: Covered;
  words: number;
  sample: Sample;
}

/** Shares from 0 to 1; null where there is nothing to take a share of. */
export interface Shares {
  /** Usable controls that a ref addresses: of those in the window, and of those in the page. */
  coverage: { viewport: number | null; page: number | null };
  /** Usable controls in the page that a ref in the text or in one `expand` addresses; null where nothing expands. */
  reach: number | null;
  /** Different words seen in the window that the text has. */
  wordRecall: number | null;
}

export interface Times {
  median: number;
  p90: number;
}

export interface Figures extends Shares {
  pages: number;
  tokens: { sum: number; median: number; max: number };
  /** Share of pages whose text has fewer tokens than the budget, 0 to 1. */
  underBudget: number;
  /** The mean of each page's own shares; the shares beside it are taken over all pages together. */
  mean: Shares;
  tokensPerCoveredControl: number | null;
  /** Over pages, of each the median of its builds. */
  buildMs: Times;
  /** The same after a small change; null where no page showed text to change. */
  afterChangeMs: Times | null;
  /** Of both what went by in the page; null where it is not told apart. */
  inPageMs: Times | null;
  inPageAfterChangeMs: Times | null;
}

/** A subject's text in one mode, of the pages where it was measured. */
export interface Choice {
  subject: string;
  mode: Mode;
}

/** The texts of one subject in one mode, each beside what there is on its page. */
export function judgedIn(pages: readonly Measured[], { subject, mode }: Choice): Judged[] {
  return pages.flatMap(({ name, usable, words, samples }) => {
    const sample = samples[subject]?.[mode];
    return sample ? [{ name, usable, words, sample }] : [];
  });
}

/** Figures of one subject in one mode, over the pages where it was measured; undefined when there is none. */
export function figuresOf(
  pages: readonly Measured[],
  { budget, ...choice }: Choice & { budget: number },
): Figures | undefined {
  const judged = judgedIn(pages, choice);
  if (judged.length === 0) return undefined;
  const samples = judged.map(({ sample }) => sample);
  const tokens = samples.map((sample) => sample.tokens);
  return {
    pages: judged.length,
    tokens: { sum: sumOf(tokens), median: quantile(tokens, 0.5), max: Math.max(...tokens) },
    underBudget: shareUnder(tokens, budget),
    ...sharesOf(judged, choice.mode),
    mean: meanShares(judged.map((each) => sharesOf([each], choice.mode))),
    tokensPerCoveredControl: ratio(sumOf(tokens), sumOf(samples.map(({ covered }) => covered[choice.mode]))),
    buildMs: timesOf(samples.map(({ builds }) => builds)) ?? { median: 0, p90: 0 },
    afterChangeMs: timesOf(samples.map(({ afterChange }) => afterChange)),
    inPageMs: timesOf(samples.map(({ inPage }) => inPage?.builds ?? [])),
    inPageAfterChangeMs: timesOf(samples.map(({ inPage }) => inPage?.afterChange ?? [])),
  };
}

/** Shares over all of the pages together. Of a text of the window alone none is taken of the page. */
export function sharesOf(judged: readonly Judged[], mode: Mode): Shares {
  const pooled = (part: (each: Judged) => number, whole: (each: Judged) => number) =>
    ratio(sumOf(judged.map(part)), sumOf(judged.map(whole)));
  const covering = (scope: Mode) =>
    pooled(
      ({ sample }) => sample.covered[scope],
      ({ usable }) => usable[scope],
    );
  return {
    coverage: { viewport: covering("viewport"), page: mode === "page" ? covering("page") : null },
    reach: judged.every(({ sample }) => sample.reached !== undefined)
      ? pooled(
          ({ sample }) => sample.reached ?? 0,
          ({ usable }) => usable.page,
        )
      : null,
    wordRecall: pooled(
      ({ sample }) => sample.wordsFound,
      ({ words }) => words,
    ),
  };
}

function meanShares(shares: readonly Shares[]): Shares {
  return {
    coverage: {
      viewport: meanOf(shares.map(({ coverage }) => coverage.viewport)),
      page: meanOf(shares.map(({ coverage }) => coverage.page)),
    },
    reach: meanOf(shares.map(({ reach }) => reach)),
    wordRecall: meanOf(shares.map(({ wordRecall }) => wordRecall)),
  };
}

/** The mean of what is known; null when nothing is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return ratio(sumOf(known), known.length);
}

/** Each page counts once, however often it was built. */
function timesOf(buildsOfPages: readonly (readonly number[])[]): Times | null {
  const typical = buildsOfPages.filter((builds) => builds.length > 0).map((builds) => quantile(builds, 0.5));
  if (typical.length === 0) return null;
  return { median: quantile(typical, 0.5), p90: quantile(typical, 0.9) };
}

/** Share of the values that are smaller than the limit; 0 of none. */
export function shareUnder(values: readonly number[], limit: number): number {
  return ratio(values.filter((value) => value < limit).length, values.length) ?? 0;
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
