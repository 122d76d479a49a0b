/**
 * A page as a fixture: the document as it stands in Chromium after it has loaded, without scripts and foreign addresses,
 * and the outline and the text that are read of it today.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { bundleModule } from "../bench/bundle.ts";
import { CHROMIUM_SWITCHES, findChromium } from "../chromium.mjs";
import { root } from "../root.mjs";
import { runQuietly } from "../run-quietly.mjs";
import { leftIn } from "./clean-source.ts";
import { type FixtureOptions, parseOptions } from "./options.ts";

const FIXTURES = join(root, "src", "dom-compressor", "__fixtures__");
const FIXTURE_TEST = "src/dom-compressor/fixtures.test.ts";
const IN_PAGE = join(root, "scripts", "add-fixture", "in-page.ts");
/** The window in which fixtures are read. */
const WINDOW = { width: 1280, height: 800 };
/** Some pages never come to rest. */
const QUIET_LIMIT_MS = 10_000;

const options = parseOptions(process.argv.slice(2));
const folder = join(FIXTURES, options.name);
const source = join(folder, "source.html");
if (options.url ?? options.file) await writeSource(options);
if (!existsSync(source)) throw new Error(`There is no ${relative(root, source)}: say --url or --file.`);
await runQuietly("npx", ["vitest", "run", FIXTURE_TEST, "-u", "-t", `of ${options.name} is the recorded one`]);
console.log(readFileSync(join(folder, "expected.txt"), "utf8"));
console.log(`Recorded in ${relative(root, folder)}. Read it as somebody who sees the page, before you commit it.`);

async function writeSource({ url, file }: FixtureOptions): Promise<void> {
  if (existsSync(source)) throw new Error(`There is a fixture of this name: ${relative(root, folder)}.`);
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) });
  try {
    const html = await captured(browser, url ?? pathToFileURL(resolve(file ?? "")).href);
    mkdirSync(folder, { recursive: true });
    writeFileSync(source, html);
  } finally {
    await browser.close();
  }
  for (const problem of leftIn(readFileSync(source, "utf8"))) console.warn(`Look at this in source.html: ${problem}`);
}

async function captured(browser: Browser, address: string): Promise<string> {
  const page = await browser.newPage({ viewport: WINDOW, bypassCSP: true });
  await page.goto(address, { waitUntil: "load" });
  await settled(page);
  await page.evaluate(await bundleModule(IN_PAGE));
  return page.evaluate<string>("globalThis.__capturedPage");
}

/** Waits until nothing is loaded any more; a page that always loads something is taken as it is. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: QUIET_LIMIT_MS }).catch(() => undefined);
}
