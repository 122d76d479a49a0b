/** A browser that shows saved pages and lets nothing else in. */
import { type Browser, chromium, type Page } from "playwright";
import { CHROMIUM_SWITCHES, findChromium } from "../chromium.mjs";

export const VIEWPORT = { width: 1280, height: 800 };

const LOAD_LIMIT = 20_000;
/** A page counts as still when nothing was changed in it for so long, in milliseconds… */
const STILL_FOR = 250;
/** …and is taken as it is after so long: some never rest. */
const STILL_LIMIT = 3_000;
/** How often a page that runs may lead on by itself. */
const MOST_LEADS = 3;

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) });
}

/**
 * Shows a saved page in a context of its own, once it has come to rest. Nothing but its own server is asked for
 * anything, and it stays where it is: many a saved page would lead to its live self at once.
 */
export async function openSavedPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addInitScript(stayHere);
    const { origin } = new URL(address);
    await context.route(
      (url) => url.origin !== origin,
      (route) => route.abort(),
    );
    const page = await context.newPage();
    // What waits for files that will not come is measured as far as it is there.
    await page.goto(address, { waitUntil: "load", timeout: LOAD_LIMIT }).catch(() => undefined);
    await page.evaluate(waitUntilStill, { quiet: STILL_FOR, limit: STILL_LIMIT });
    return page;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Shows a page that runs somewhere, once it has come to rest. It may load what it likes. */
export async function openRunningPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "load", timeout: LOAD_LIMIT });
    await comeToRest(page, MOST_LEADS);
    return page;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** A page that leads on by itself, to where one signs in say, is measured where that ends. */
async function comeToRest(page: Page, leads: number): Promise<void> {
  try {
    await page.evaluate(waitUntilStill, { quiet: STILL_FOR, limit: STILL_LIMIT });
  } catch (error) {
    if (leads === 0) throw error;
    // Of a page that is on its way nobody says so: the one before counts as loaded until the next is there.
    await page.waitForTimeout(STILL_FOR);
    await page.waitForLoadState("load", { timeout: LOAD_LIMIT });
    await comeToRest(page, leads - 1);
  }
}

/** https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface, which TypeScript's types leave out. */
declare const navigation: EventTarget;

/**
 * Runs in the page, before its own scripts. Requests that fail would not do: the browser's own page on the failure would
 * stand there instead, and an answer without content leaves the document half read.
 */
function stayHere(): void {
  if (window !== window.top) return;
  navigation.addEventListener("navigate", (event: Event & { hashChange?: boolean }) => {
    if (!event.hashChange) event.preventDefault();
  });
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
