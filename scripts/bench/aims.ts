/** Aims for single pages, and the pages that come out worst. Pure. */
import { type Choice, type Judged, judgedIn, type Measured, quantile, ratio } from "./figures.ts";

interface Quality {
  /** What people call it. */
  title: string;
  /** Whether more is better. */
  more: boolean;
  /** Of one text of one page; null where the page has nothing to measure it by. */
  of(judged: Judged, mode: Choice["mode"]): number | null;
}

/** What an aim can be set for, by the name that the command line knows it by. */
export const QUALITIES = {
  coverage: {
    title: "controls in the window",
    more: true,
    of: ({ sample, usable }) => ratio(sample.covered.viewport, usable.viewport),
  },
  "page-coverage": {
    title: "controls in the page",
    more: true,
    of: ({ sample, usable }, mode) => (mode === "page" ? ratio(sample.covered.page, usable.page) : null),
  },
  recall: { title: "words in the window", more: true, of: ({ sample, words }) => ratio(sample.wordsFound, words) },
  tokens: { title: "tokens", more: false, of: ({ sample }) => sample.tokens },
  "tokens-per-control": {
    title: "tokens per control",
    more: false,
    of: ({ sample }, mode) => ratio(sample.tokens, sample.covered[mode]),
  },
  ms: { title: "build ms", more: false, of: ({ sample }) => medianOf(sample.builds) },
  "after-change-ms": { title: "ms after a change", more: false, of: ({ sample }) => medianOf(sample.afterChange) },
} as const satisfies Record<string, Quality>;

export type QualityName = keyof typeof QUALITIES;

export const QUALITY_NAMES = Object.keys(QUALITIES) as QualityName[]; // The keys of a constant.

/** A page keeps to it with this or more where more is better, and with this or less where less is. */
export interface Aim {
  quality: QualityName;
  value: number;
}

export interface PageQuality {
  name: string;
  value: number;
}

function medianOf(builds: readonly number[]): number | null {
  return builds.length === 0 ? null : quantile(builds, 0.5);
}

function qualitiesOf(pages: readonly Measured[], choice: Choice, name: QualityName): PageQuality[] {
  return judgedIn(pages, choice).flatMap((judged) => {
    const value = QUALITIES[name].of(judged, choice.mode);
    return value === null ? [] : [{ name: judged.name, value }];
  });
}

/** The pages that come out worst, the worst first. */
export function worstPages(
  pages: readonly Measured[],
  choice: Choice,
  name: QualityName,
  count: number,
): PageQuality[] {
  const sign = QUALITIES[name].more ? 1 : -1;
  return qualitiesOf(pages, choice, name)
    .sort((a, b) => sign * (a.value - b.value) || a.name.localeCompare(b.name))
    .slice(0, count);
}

/** How many pages miss an aim, of those that it can be asked of. */
export function missesOf(
  pages: readonly Measured[],
  choice: Choice,
  { quality, value: aim }: Aim,
): { missed: number; of: number } {
  const values = qualitiesOf(pages, choice, quality).map(({ value }) => value);
  const isMissed = (value: number) => (QUALITIES[quality].more ? value < aim : value > aim);
  return { missed: values.filter(isMissed).length, of: values.length };
}
