/** Aims, worst pages and pages of a size as lines for people. Pure. */
import { type Aim, missesOf, QUALITIES, type QualityName, worstPages } from "./aims.ts";
import { type Choice, type Measured, MODES } from "./figures.ts";
import { count, decimal, markdown, percent } from "./report.ts";
import type { AtScale } from "./scale.ts";

const LISTED: readonly QualityName[] = ["coverage", "recall", "tokens-per-control", "ms"];
const SHARES: readonly QualityName[] = ["coverage", "page-coverage", "recall"];

function valueText(quality: QualityName, value: number): string {
  return SHARES.includes(quality) ? percent(value) : decimal(value);
}

/** The texts that there are of these pages. */
function choicesIn(pages: readonly Measured[]): Choice[] {
  const subjects = [...new Set(pages.flatMap(({ samples }) => Object.keys(samples)))];
  return subjects.flatMap((subject) =>
    MODES.filter((mode) => pages.some(({ samples }) => samples[subject]?.[mode])).map((mode) => ({ subject, mode })),
  );
}

/** How many pages miss each aim, by subject and mode. */
export function aimTable(pages: readonly Measured[], aims: readonly Aim[]): string[] {
  const title = ({ quality, value }: Aim) =>
    `${QUALITIES[quality].title} ${QUALITIES[quality].more ? "≥" : "≤"} ${SHARES.includes(quality) ? percent(value) : count(value)}`;
  const rows = choicesIn(pages).map((choice) => [
    choice.subject,
    choice.mode,
    ...aims.map((aim) => {
      const { missed, of } = missesOf(pages, choice, aim);
      return of === 0 ? "–" : `${missed} of ${of} miss`;
    }),
  ]);
  return markdown([["", "mode", ...aims.map(title)], ...rows]);
}

/** The worst pages of one subject, in each mode and by each of what matters most. */
export function worstLines(pages: readonly Measured[], subject: string, listed: number): string[] {
  return choicesIn(pages)
    .filter((choice) => choice.subject === subject)
    .flatMap((choice) => LISTED.flatMap((quality) => worstBy(pages, choice, quality, listed)));
}

function worstBy(pages: readonly Measured[], choice: Choice, quality: QualityName, listed: number): string[] {
  const worst = worstPages(pages, choice, quality, listed);
  const lines = worst.map(({ name, value }) => `  ${valueText(quality, value).padStart(9)}  ${name}`);
  return ["", `worst by ${QUALITIES[quality].title}, ${choice.subject} ${choice.mode}`, ...lines];
}

/** What each subject takes for pages of each size. */
export function scaleTable(results: readonly AtScale[]): string[] {
  const rows = results.map(({ elements, subject, mode, tokens, reason, ...times }) => [
    subject,
    mode,
    count(elements),
    tokens === undefined ? "–" : count(tokens),
    decimal(times.ms ?? null),
    reason ?? decimal(times.afterChangeMs ?? null),
    decimal(times.inPageMs ?? null),
    decimal(times.inPageAfterChangeMs ?? null),
  ]);
  const head = ["", "mode", "elements", "tokens", "build ms", "after a change", "in the page", "after a change"];
  return markdown([head, ...rows]);
}
