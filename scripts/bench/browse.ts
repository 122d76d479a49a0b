/** A browser that shows saved pages and lets nothing else in. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { CHROMIUM_SWITCHES, findChromium } from "../chromium.mjs";

export const VIEWPORT = { width: 1280, height: 800 };

const LOAD_LIMIT = 20_000;
/** A page counts as still when nothing was changed in it for so long, in milliseconds… */
const STILL_FOR = 250;
/** …and is taken as it is after so long: some never rest. */
const STILL_LIMIT = 3_000;

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) });
}

/** Opens a saved page in a context of its own, once it has come to rest. Requests to anywhere else fail. */
export async function openSavedPage(browser: Browser, origin: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await shutOut(context, origin);
  const page = await context.newPage();
  // A page that leads elsewhere at once, or waits for what will not come, is measured as far as it is there.
  await page.goto(`${origin}${path}`, { waitUntil: "load", timeout: LOAD_LIMIT }).catch(() => undefined);
  await page.evaluate(waitUntilStill, { quiet: STILL_FOR, limit: STILL_LIMIT });
  return page;
}

async function shutOut(context: BrowserContext, origin: string): Promise<void> {
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith("http"),
    (route) => route.abort(),
  );
}

/** Runs in the page. */
function waitUntilStill({ quiet, limit }: { quiet: number; limit: number }): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, quiet);
    setTimeout(resolve, limit);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, quiet);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    scrollTo(0, 0);
  });
}
