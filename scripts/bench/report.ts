/** Figures as lines for people. Pure. */
import { type Figures, figuresOf, type Measured, MODES, type Mode, quantile, ratio, type Sample } from "./figures.ts";

const HEAD = [
  "",
  "mode",
  "tokens",
  "controls in the window",
  "controls in the page",
  "with one expand",
  "words in the window",
  "tokens per control",
  "build ms",
  "after a change",
  "in the page",
  "after a change",
];

export function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}

export function decimal(value: number | null): string {
  return value === null ? "–" : value.toFixed(1);
}

export const count = (value: number) => value.toLocaleString("en-US");

/** A line for each subject and mode of one page. */
export function pageLines(page: Measured): string[] {
  const rows = Object.entries(page.samples).flatMap(([subject, samples]) =>
    modesIn(samples).map(([mode, sample]) => [subject, mode, ...sampleCells(page, mode, sample)]),
  );
  return [page.name, ...aligned([HEAD, ...rows]).map((line) => `  ${line}`)];
}

function modesIn(samples: Partial<Record<Mode, Sample>>): [Mode, Sample][] {
  return MODES.flatMap((mode) => {
    const sample = samples[mode];
    return sample ? [[mode, sample] satisfies [Mode, Sample]] : [];
  });
}

function sampleCells({ usable, words }: Measured, mode: Mode, sample: Sample): string[] {
  const { tokens, covered, reached, wordsFound, builds, afterChange, inPage } = sample;
  return [
    count(tokens),
    `${covered.viewport} of ${usable.viewport}`,
    mode === "viewport" ? "–" : `${covered.page} of ${usable.page}`,
    reached === undefined ? "–" : `${reached} of ${usable.page}`,
    `${wordsFound} of ${words}`,
    decimal(ratio(tokens, covered[mode])),
    ...[builds, afterChange, inPage?.builds, inPage?.afterChange].map((times) => decimal(medianOf(times))),
  ];
}

/** The table over all pages, as Markdown. */
export function summaryTable(pages: readonly Measured[], budget: number): string[] {
  const subjects = [...new Set(pages.flatMap(({ samples }) => Object.keys(samples)))];
  const rows = subjects.flatMap((subject) =>
    MODES.flatMap((mode) => {
      const figures = figuresOf(pages, { subject, mode, budget });
      return figures ? [[subject, mode, ...figureCells(figures)]] : [];
    }),
  );
  const head = [
    "",
    "mode",
    "tokens, median",
    "most",
    `under ${count(budget)}`,
    ...HEAD.slice(3, 8),
    "build ms, median",
    "p90",
    "after a change, median",
    "p90",
    "in the page, median",
    "p90",
    "after a change, median",
    "p90",
  ];
  return markdown([head, ...rows]);
}

function figureCells({ tokens, underBudget, coverage, reach, wordRecall, ...figures }: Figures): string[] {
  return [
    count(tokens.median),
    count(tokens.max),
    percent(underBudget),
    percent(coverage.viewport),
    percent(coverage.page),
    percent(reach),
    percent(wordRecall),
    decimal(figures.tokensPerCoveredControl),
    ...[figures.buildMs, figures.afterChangeMs, figures.inPageMs, figures.inPageAfterChangeMs].flatMap((times) => [
      decimal(times?.median ?? null),
      decimal(times?.p90 ?? null),
    ]),
  ];
}

function medianOf(times: readonly number[] | undefined): number | null {
  return times && times.length > 0 ? quantile(times, 0.5) : null;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = widthsOf([head, ...rows]);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  return (rows[0] ?? []).map((_, index) => Math.max(3, ...rows.map((row) => row[index]?.length ?? 0)));
}
