/** The benchmark of the outline on saved pages. See docs/benchmarks.md for what its figures mean. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Browser, Page } from "playwright";
import { root } from "../root.mjs";
import { launchBrowser, openSavedPage } from "./browse.ts";
import { bundleModule } from "./bundle.ts";
import { figuresOf, type Measured } from "./figures.ts";
import { type MeasureOptions, measurePage } from "./measure-page.ts";
import { pageLines, summaryTable } from "./report.ts";
import { findSavedPages, type PageServer, type SavedPage, servePages } from "./saved-pages.ts";
import { deckhand } from "./subjects/deckhand.ts";
import { HOW_TO_GET_PAGE_AGENT, pageAgent } from "./subjects/page-agent.ts";
import { playwright } from "./subjects/playwright.ts";
import type { Subject } from "./subjects/subject.ts";

interface Options {
  pages: string;
  /** A folder whose node_modules has the peers; true for the project's own. */
  peers?: string | true;
  json?: true;
  budget: number;
  repeats: number;
  only?: string[];
  keep?: string;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function existingFolder(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("There is no such folder.");
  return resolve(path);
}

function readOptions(): Options {
  return new Command("bench:outline")
    .description("Measures the outline on saved pages.")
    .requiredOption("--pages <folder>", "a folder of .html files, or of folders with one each", existingFolder)
    .option("--peers [folder]", "measure Playwright and page-agent too; the folder says where packages are installed")
    .option("--json", "print one JSON object with the figures as the last line")
    .option("--budget <tokens>", "tokens that an outline may have", wholeNumber, 2_000)
    .option("--repeats <count>", "timed builds of each text", wholeNumber, 5)
    .option("--only <names...>", "of the pages only those with these names")
    .option("--keep <folder>", "write every text there, and which usable controls it leaves out")
    .parse()
    .opts<Options>();
}

async function chooseSubjects({ peers }: Options): Promise<Subject[]> {
  const own = await deckhand();
  if (peers === undefined) return [own];
  const other = await pageAgent(peers === true ? root : resolve(peers));
  if (!other) console.log(HOW_TO_GET_PAGE_AGENT);
  return [own, playwright(), ...(other ? [other] : [])];
}

/** A page whose scripts never let go would hold up all others. In milliseconds. */
const PAGE_LIMIT = 300_000;

async function within<Result>(limit: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${limit / 1_000} s`)), limit);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** The page's measurements; undefined, with a line that says why, when it could not be measured. */
async function tryPage(
  browser: Browser,
  server: PageServer,
  saved: SavedPage,
  options: MeasureOptions,
): Promise<Measured | undefined> {
  let page: Page | undefined;
  try {
    page = await openSavedPage(browser, `${server.origin}${saved.path}`);
    return await within(PAGE_LIMIT, measurePage(page, saved.name, options));
  } catch (error) {
    console.log(`${saved.name}\n  not measured: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return undefined;
  } finally {
    await page?.context().close();
  }
}

async function measureAll(pages: readonly SavedPage[], folder: string, options: MeasureOptions): Promise<Measured[]> {
  const server = await servePages(folder);
  const browser = await launchBrowser();
  const measured: Measured[] = [];
  try {
    for (const saved of pages) {
      const page = await tryPage(browser, server, saved, options);
      if (!page) continue;
      measured.push(page);
      console.log(pageLines(page).join("\n"));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return measured;
}

function figuresByName(pages: readonly Measured[], subjects: readonly Subject[], budget: number) {
  return Object.fromEntries(
    subjects.map(({ name, modes }) => [
      name,
      Object.fromEntries(modes.map((mode) => [mode, figuresOf(pages, { subject: name, mode, budget }) ?? null])),
    ]),
  );
}

const options = readOptions();
const pages = findSavedPages(options.pages).filter(({ name }) => options.only?.includes(name) ?? true);
const subjects = await chooseSubjects(options);
const finder = await bundleModule(join(root, "scripts", "bench", "page", "index.ts"));
const { budget, repeats, keep } = options;
const measured = await measureAll(pages, options.pages, { subjects, finder, budget, repeats, keep });
console.log(`\n${measured.length} of ${pages.length} pages measured\n`);
console.log(summaryTable(measured, budget).join("\n"));
if (options.json) {
  const figures = figuresByName(measured, subjects, budget);
  console.log(
    JSON.stringify({
      pages: pages.length,
      measured: measured.length,
      budget,
      figures,
      perPage: measured,
    }),
  );
}
process.exitCode = measured.length > 0 ? 0 : 1;
