/** All pages, one after the other; one that fails does not keep the others from being measured. */
import type { Browser, Page } from "playwright";
import { launchBrowser, openSavedPage } from "./browse.ts";
import type { Measured } from "./figures.ts";
import { type MeasureOptions, measurePage } from "./measure-page.ts";
import { pageLines } from "./report.ts";
import type { SavedPage } from "./saved-pages.ts";
import { servePages } from "./serve-pages.ts";
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

/** Measures the pages of a folder and says so of each as it goes. */
export async function measureAll(
  pages: readonly SavedPage[],
  folder: string,
  options: MeasureOptions,
): Promise<AllMeasured> {
  const server = await servePages(folder);
  const browser = await launchBrowser();
  const all: AllMeasured = { measured: [], notMeasured: [] };
  try {
    for (const { name, path } of pages) {
      const outcome = await tryPage(browser, name, `${server.origin}${path}`, options);
      if ("reason" in outcome) all.notMeasured.push(outcome);
      else all.measured.push(outcome);
      console.log(linesOf(outcome).join("\n"));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return all;
}

function linesOf(outcome: Measured | NotMeasured): string[] {
  return "reason" in outcome ? [outcome.name, `  not measured: ${outcome.reason}`] : pageLines(outcome);
}

async function tryPage(
  browser: Browser,
  name: string,
  address: string,
  options: MeasureOptions,
): Promise<Measured | NotMeasured> {
  let page: Page | undefined;
  try {
    page = await openSavedPage(browser, address);
    return await within(PAGE_LIMIT, measurePage(page, name, options));
  } catch (error) {
    return { name, reason: (error instanceof Error ? error.message.split("\n")[0] : undefined) ?? String(error) };
  } finally {
    await page?.context().close();
  }
}
