/** How long a subject takes for its text: all anew, and after a small change. */
import type { Page } from "playwright";
import type { Mode } from "./figures.ts";
import { CHANGES, type Change } from "./page/small-change.ts";
import type { Subject, Timed } from "./subjects/subject.ts";
import { within } from "./within.ts";

export interface TimingOptions {
  budget: number;
  /** Builds that are timed. */
  repeats: number;
}

/** A single build may take so long, in milliseconds. */
export const BUILD_LIMIT = 30_000;
/** After so long in milliseconds what has been timed of one text is enough. */
const ENOUGH = 10_000;

/** Builds that know of none before them. Installing is not timed. */
export async function timeFreshBuilds(
  page: Page,
  subject: Subject,
  mode: Mode,
  { budget, repeats }: TimingOptions,
): Promise<Timed[]> {
  const builds: Timed[] = [];
  while (builds.length < repeats && !isEnough(builds)) {
    await subject.install(page);
    builds.push(await within(BUILD_LIMIT, subject.time(page, mode, budget)));
  }
  return builds;
}

/**
 * Builds that each follow one small change, painted, after a build that knew the page before it. At
 * least as many as `repeats`, as many of each kind of change, unless that takes too long; none where the window shows no
 * text.
 */
export async function timeAfterChanges(
  page: Page,
  subject: Subject,
  mode: Mode,
  { budget, repeats }: TimingOptions,
): Promise<Timed[]> {
  await subject.install(page);
  await within(BUILD_LIMIT, subject.time(page, mode, budget));
  const builds: Timed[] = [];
  const rounds = Math.ceil(repeats / CHANGES.length);
  for (const change of Array.from({ length: rounds }, () => CHANGES).flat()) {
    if (isEnough(builds) || !(await makeChange(page, change))) break;
    builds.push(await within(BUILD_LIMIT, subject.time(page, mode, budget)));
  }
  await page.evaluate(() => globalThis.__deckhandBench.undoChanges());
  return builds;
}

function isEnough(builds: readonly Timed[]): boolean {
  return builds.reduce((sum, { ms }) => sum + ms, 0) >= ENOUGH;
}

/** Whether there was anything to change. Returns when the change has been painted. */
async function makeChange(page: Page, change: Change): Promise<boolean> {
  const made = await page.evaluate((kind) => globalThis.__deckhandBench.change(kind), change);
  if (made) await page.evaluate(waitUntilPainted);
  return made;
}

/** Runs in the page: two frames, or a second where a page keeps frames from coming. */
function waitUntilPainted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1_000);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Milliseconds of whole builds, and of their share in the page where it is told apart. */
export function timesOf(builds: readonly Timed[]): { all: number[]; inPage: number[] } {
  return {
    all: builds.map(({ ms }) => ms),
    inPage: builds.flatMap(({ inPageMs }) => inPageMs ?? []),
  };
}
