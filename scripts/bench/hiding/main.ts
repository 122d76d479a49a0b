/**
 * `npm run bench:hiding -- --pages <folder>`: what it adds to the building of an outline that nothing is read which a
 * person cannot see (threat model D1), and that text is cleaned (D2). With and without are timed in turn in one page. Ends with 1 when
 * they add more than they may.
 */
import { join, resolve } from "node:path";
import { Command } from "commander";
import type { Browser, Page } from "playwright";
import { root } from "../../root.mjs";
import { launchBrowser, openSavedPage } from "../browse.ts";
import { bundleModule } from "../bundle.ts";
import { findSavedPages } from "../saved-pages.ts";
import { servePages } from "../serve-pages.ts";
import { withoutChecks } from "./without-checks.ts";

/** Of the time of all builds without them. */
const MOST_ADDED = 0.15;
const ROUNDS = 21;

const { pages, json } = new Command("bench:hiding")
  .requiredOption("--pages <folder>", "saved pages, as for bench:outline")
  .option("--json", "print one JSON object with the figures as the last line")
  .parse()
  .opts<{ pages: string; json?: true }>();

const module = join(root, "scripts", "bench", "hiding", "page.ts");
const scripts = { with: await bundleModule(module), without: await bundleModule(module, [withoutChecks]) };
type Variant = keyof typeof scripts;

/** Milliseconds of one build at the median. Compiled anew for each page, so the first builds do not count. */
async function timesOf(page: Page): Promise<Record<Variant, number>> {
  const builds = {
    with: await buildOf(page, scripts.with),
    without: await buildOf(page, scripts.without),
  };
  const times: Record<Variant, number[]> = { with: [], without: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const variant of ["with", "without"] as const) times[variant].push((await builds[variant]()).ms);
  }
  return { with: medianOf(times.with.slice(3)), without: medianOf(times.without.slice(3)) };
}

/** Each variant is put in its own function, so that the other does not take its place. */
async function buildOf(page: Page, script: string): Promise<() => Promise<{ ms: number; text: string }>> {
  await page.evaluate(script);
  const build = await page.evaluateHandle(() => globalThis.__deckhandTimeBuild);
  return () => build.evaluate((time) => time());
}

/** What nobody sees is in the text of one and not of the other; else the times would say nothing. */
async function makeSure(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.setContent("<p>Seen</p><p style='opacity: 0'>Unseen</p>");
  for (const variant of ["with", "without"] as const) {
    const { text } = await (await buildOf(page, scripts[variant]))();
    if (!text.includes("Seen") || text.includes("Unseen") !== (variant === "without"))
      throw new Error(`The build ${variant} the checks does not read what it should: ${text}`);
  }
  await page.close();
}

const medianOf = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const server = await servePages(resolve(pages));
const browser = await launchBrowser();
const total: Record<Variant, number> = { with: 0, without: 0 };
const added: number[] = [];
try {
  await makeSure(browser);
  for (const { name, path } of findSavedPages(resolve(pages))) {
    const page = await openSavedPage(browser, `${server.origin}${path}`);
    const times = await timesOf(page);
    await page.close();
    console.log(`${name}: ${times.with.toFixed(1)} ms, ${times.without.toFixed(1)} ms without`);
    total.with += times.with;
    total.without += times.without;
    added.push(times.with / Math.max(times.without, 0.001) - 1);
  }
} finally {
  await browser.close();
  await server.stop();
}
const inSum = total.with / Math.max(total.without, 0.001) - 1;
const median = medianOf(added);
console.log(
  `${added.length} pages: the checks add ${percent(inSum)} to all builds together, ${percent(median)} to that of the median page`,
);
if (json) console.log(JSON.stringify({ pages: added.length, inSum, median, most: MOST_ADDED }));
process.exitCode = added.length > 0 && inSum <= MOST_ADDED ? 0 : 1;
