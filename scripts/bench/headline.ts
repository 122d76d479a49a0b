/** The figures as one flat object for programs: what `--json` prints. Pure. */
import { type Choice, figuresOf, type Measured } from "./figures.ts";
import type { Subject } from "./subjects/subject.ts";

/** The same for every subject. Shares are from 0 to 1, times in milliseconds; null where there is nothing to measure. */
export interface Headline {
  /** Pages that the figures are of. */
  pages: number;
  /** Share of pages whose text has fewer than 2,000 tokens, whatever the budget was. */
  under2000: number;
  /** Share of the usable controls in the window that a ref addresses. */
  coverage: number | null;
  /** The same of the whole page; null of texts of the window alone. */
  pageCoverage: number | null;
  /** Share of the usable controls in the page that a ref in the text or in one `expand` addresses; null without one. */
  reach: number | null;
  /** Share of the words in the window that the text has. */
  recall: number | null;
  /** Means over pages; those above are taken over all pages together. */
  meanCoverage: number | null;
  meanPageCoverage: number | null;
  meanRecall: number | null;
  tokensMedian: number;
  tokensMost: number;
  tokensPerControl: number | null;
  p50Ms: number;
  p90Ms: number;
  /** Median and ninth in ten of builds after a small change. */
  afterChangeMs: number | null;
  afterChangeP90Ms: number | null;
  /** Of all of these what went by in the page; null where that is not told apart. */
  inPageP50Ms: number | null;
  inPageP90Ms: number | null;
  inPageAfterChangeMs: number | null;
  inPageAfterChangeP90Ms: number | null;
}

const SMALL = 2_000;

function headlineOf(pages: readonly Measured[], choice: Choice): Headline | null {
  const figures = figuresOf(pages, { ...choice, budget: SMALL });
  if (!figures) return null;
  const { tokens, coverage, reach, wordRecall, mean, buildMs, afterChangeMs, inPageMs, inPageAfterChangeMs } = figures;
  return {
    pages: figures.pages,
    under2000: figures.underBudget,
    coverage: coverage.viewport,
    pageCoverage: coverage.page,
    reach,
    recall: wordRecall,
    meanCoverage: mean.coverage.viewport,
    meanPageCoverage: mean.coverage.page,
    meanRecall: mean.wordRecall,
    tokensMedian: tokens.median,
    tokensMost: tokens.max,
    tokensPerControl: figures.tokensPerCoveredControl,
    p50Ms: buildMs.median,
    p90Ms: buildMs.p90,
    afterChangeMs: afterChangeMs?.median ?? null,
    afterChangeP90Ms: afterChangeMs?.p90 ?? null,
    inPageP50Ms: inPageMs?.median ?? null,
    inPageP90Ms: inPageMs?.p90 ?? null,
    inPageAfterChangeMs: inPageAfterChangeMs?.median ?? null,
    inPageAfterChangeP90Ms: inPageAfterChangeMs?.p90 ?? null,
  };
}

/** The headline of a subject's text of the whole page, with that of its text of the window. */
export function headlinesOf(pages: readonly Measured[], { name, modes }: Pick<Subject, "name" | "modes">) {
  return {
    ...headlineOf(pages, { subject: name, mode: "page" }),
    viewportOnly: modes.includes("viewport") ? headlineOf(pages, { subject: name, mode: "viewport" }) : null,
  };
}
