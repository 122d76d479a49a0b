/** All pages, one after the other; one that fails does not keep the others from being measured. */
import type { Browser, Page } from "playwright";
import { launchBrowser, openRunningPage, openSavedPage } from "./browse.ts";
import type { Measured } from "./figures.ts";
import { type MeasureOptions, measurePage } from "./measure-page.ts";
import { pageLines } from "./report.ts";
import { within } from "./within.ts";

/** A page whose scripts never let go would hold up all others. In milliseconds. */
const PAGE_LIMIT = 300_000;

export interface NotMeasured {
  name: string;
  reason: string;
}

export interface AllMeasured {
  measured: Measured[];
  notMeasured: NotMeasured[];
}

/** A page by its address. */
export interface PageToMeasure {
  name: string;
  address: string;
  /** It runs elsewhere: its own server is asked, and whatever it leads to. */
  live: boolean;
}

/** Measures the pages and says so of each as it goes. */
export async function measureAll(pages: readonly PageToMeasure[], options: MeasureOptions): Promise<AllMeasured> {
  const browser = await launchBrowser();
  const all: AllMeasured = { measured: [], notMeasured: [] };
  try {
    for (const page of pages) {
      const outcome = await tryPage(browser, page, options);
      if ("reason" in outcome) all.notMeasured.push(outcome);
      else all.measured.push(outcome);
      console.log(linesOf(outcome).join("\n"));
    }
  } finally {
    await browser.close();
  }
  return all;
}

function linesOf(outcome: Measured | NotMeasured): string[] {
  return "reason" in outcome ? [outcome.name, `  not measured: ${outcome.reason}`] : pageLines(outcome);
}

async function tryPage(
  browser: Browser,
  { name, address, live }: PageToMeasure,
  options: MeasureOptions,
): Promise<Measured | NotMeasured> {
  let page: Page | undefined;
  try {
    page = await (live ? openRunningPage(browser, address) : openSavedPage(browser, address));
    return await within(PAGE_LIMIT, measurePage(page, name, options));
  } catch (error) {
    return { name, reason: reasonOf(error) };
  } finally {
    await page?.context().close();
  }
}

/** The first line of what went wrong. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message.split("\n")[0] : undefined) ?? String(error);
}
