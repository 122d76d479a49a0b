/** Compares names, roles and states with two oracles on saved pages. See docs/benchmarks.md for what its figures mean. */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Browser, Page } from "playwright";
import { root } from "../../root.mjs";
import { launchBrowser, openSavedPage } from "../browse.ts";
import { bundleModule } from "../bundle.ts";
import { findSavedPages, type SavedPage } from "../saved-pages.ts";
import { type PageServer, servePages } from "../serve-pages.ts";
import { within } from "../within.ts";
import { agreementWith, type Disagreement, type Read, STATES, stateAgreement } from "./compare.ts";
import { readPage } from "./read-page.ts";
import { reportLines, reportObject } from "./report.ts";

interface Options {
  pages: string;
  json?: true;
  only?: string[];
  first?: number;
  keep?: string;
}

function existingFolder(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("There is no such folder.");
  return resolve(path);
}

function readOptions(): Options {
  return new Command("bench:names")
    .description("Compares accessible names, roles and states with Chromium's tree and with dom-accessibility-api.")
    .requiredOption("--pages <folder>", "a folder of .html files, or of folders with one each", existingFolder)
    .option("--json", "print one JSON object with the figures as the last line")
    .option("--only <names...>", "of the pages only those with these names")
    .option("--first <count>", "of the pages only so many", Number)
    .option("--keep <folder>", "write every disagreement there, a file for each oracle and question")
    .parse()
    .opts<Options>();
}

/** A page whose scripts never let go would hold up all others. In milliseconds. */
const PAGE_LIMIT = 180_000;

/** The page's elements; none, with a line that says why, when it could not be read. */
async function tryPage(browser: Browser, server: PageServer, saved: SavedPage, script: string): Promise<Read[]> {
  let page: Page | undefined;
  try {
    page = await openSavedPage(browser, `${server.origin}${saved.path}`);
    const elements = await within(PAGE_LIMIT, readPage(page, saved.name, script));
    console.log(`${saved.name}: ${elements.length}`);
    return elements;
  } catch (error) {
    console.log(`${saved.name}: not read: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return [];
  } finally {
    await page?.context().close();
  }
}

async function readAll(pages: readonly SavedPage[], folder: string): Promise<Read[]> {
  const script = await bundleModule(join(root, "scripts", "bench", "names", "page", "index.ts"));
  const server = await servePages(folder);
  const browser = await launchBrowser();
  const elements: Read[] = [];
  try {
    for (const saved of pages) elements.push(...(await tryPage(browser, server, saved, script)));
  } finally {
    await browser.close();
    await server.stop();
  }
  return elements;
}

function keepDisagreements(elements: readonly Read[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  const keep = (name: string, { disagreements }: { disagreements: Disagreement[] }) => {
    const lines = disagreements.map((each) => JSON.stringify(each));
    writeFileSync(join(folder, `${name}.jsonl`), lines.join("\n"));
  };
  for (const oracle of ["chromium", "library"] as const)
    for (const question of ["role", "name"] as const)
      keep(`${oracle} ${question}`, agreementWith(oracle, question, elements));
  for (const group of ["controls", "structure"] as const) {
    const members = elements.filter((element) => element.group === group);
    for (const state of STATES[group]) keep(`state ${state}`, stateAgreement(state, members));
  }
}

const options = readOptions();
const chosen = findSavedPages(options.pages).filter(({ name }) => options.only?.includes(name) ?? true);
const elements = await readAll(chosen.slice(0, options.first), options.pages);
console.log(reportLines(elements).join("\n"));
if (options.keep !== undefined) keepDisagreements(elements, options.keep);
if (options.json) console.log(JSON.stringify(reportObject(elements)));
process.exitCode = elements.length > 0 ? 0 : 1;
