/** What the subjects take for pages of a size: each for itself, so that one that gives up does not hold up the others. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Browser, Page } from "playwright";
import { launchBrowser, openSavedPage } from "./browse.ts";
import { type Mode, quantile } from "./figures.ts";
import { reasonOf } from "./measure-all.ts";
import { scalePage } from "./scale-pages.ts";
import { servePages } from "./serve-pages.ts";
import type { Subject } from "./subjects/subject.ts";
import { BUILD_LIMIT, timeAfterChanges, timeFreshBuilds, timesOf } from "./timing.ts";
import { within } from "./within.ts";

export const SIZES = [1_000, 10_000, 100_000];

/** All builds of one text together may take so long, in milliseconds; BUILD_LIMIT holds for each. */
const SUBJECT_LIMIT = 180_000;

export interface ScaleOptions {
  subjects: readonly Subject[];
  finder: string;
  budget: number;
  repeats: number;
}

/** Milliseconds and tokens; a reason instead where the subject took too long or failed. */
export interface AtScale {
  elements: number;
  subject: string;
  mode: Mode;
  tokens?: number;
  ms?: number;
  afterChangeMs?: number | null;
  /** Of both what went by in the page, where that is told apart. */
  inPageMs?: number | null;
  inPageAfterChangeMs?: number | null;
  reason?: string;
}

/** Every subject, in every mode, at every size. */
export async function measureScale(options: ScaleOptions): Promise<AtScale[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-scale-"));
  const server = await servePages(folder);
  const results: AtScale[] = [];
  try {
    for (const elements of SIZES) {
      writeFileSync(join(folder, `${elements}.html`), scalePage(elements));
      results.push(...(await measureAt(elements, `${server.origin}/${elements}.html`, options)));
    }
    return results;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measureAt(elements: number, address: string, options: ScaleOptions): Promise<AtScale[]> {
  const results: AtScale[] = [];
  for (const subject of options.subjects) {
    for (const mode of subject.modes) {
      const result = await tryAt(address, subject, mode, options);
      results.push({ elements, subject: subject.name, mode, ...result });
    }
  }
  return results;
}

type Outcome = Omit<AtScale, "elements" | "subject" | "mode">;

/** In a browser of its own: what does not end cannot be stopped otherwise. */
async function tryAt(address: string, subject: Subject, mode: Mode, options: ScaleOptions): Promise<Outcome> {
  const browser = await launchBrowser();
  try {
    return await within(SUBJECT_LIMIT, measureIn(browser, address, subject, mode, options));
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    await browser.close();
  }
}

async function measureIn(
  browser: Browser,
  address: string,
  subject: Subject,
  mode: Mode,
  { finder, budget, repeats }: ScaleOptions,
): Promise<Outcome> {
  const page = await openSavedPage(browser, address);
  await page.evaluate(finder);
  const text = await firstText(page, subject, mode, budget);
  const builds = timesOf(await timeFreshBuilds(page, subject, mode, { budget, repeats }));
  const afterChange = timesOf(await timeAfterChanges(page, subject, mode, { budget, repeats }));
  return {
    tokens: countTokens(text),
    ms: quantile(builds.all, 0.5),
    inPageMs: medianOf(builds.inPage),
    afterChangeMs: medianOf(afterChange.all),
    inPageAfterChangeMs: medianOf(afterChange.inPage),
  };
}

async function firstText(page: Page, subject: Subject, mode: Mode, budget: number): Promise<string> {
  await subject.install(page);
  return within(BUILD_LIMIT, subject.read(page, mode, { budget }));
}

function medianOf(times: readonly number[]): number | null {
  return times.length === 0 ? null : quantile(times, 0.5);
}
