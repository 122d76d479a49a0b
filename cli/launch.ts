/** A Chromium with a profile of its own that holds nothing but the headless build. */
import { type BrowserContext, chromium, type Worker } from "playwright";
import { HEADLESS_BUILD } from "../scripts/build.mjs";
import { CHROMIUM_SWITCHES, findChromium } from "../scripts/chromium.mjs";

export interface LaunchOptions {
  headless?: boolean;
  build?: string;
  /** Whether the browser closes by itself on Ctrl-C and the like; whoever says no closes it. */
  closesOnSignals?: boolean;
  /** Folder of a profile to go on with; without one it is an empty profile, and closing removes it. */
  profile?: string;
  /** More switches for Chromium. */
  switches?: string[];
  /** Pixels of the screen for each pixel of a page. */
  deviceScaleFactor?: number;
}

/** @throws when no Chromium is found, with what to do. */
export async function launchWithExtension({
  headless = true,
  build = HEADLESS_BUILD,
  closesOnSignals = true,
  profile = "",
  switches = [],
  deviceScaleFactor = 1,
}: LaunchOptions = {}): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium was found: run `npm run setup`.");
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    handleSIGINT: closesOnSignals,
    handleSIGTERM: closesOnSignals,
    ...(headless ? { viewport: { width: 1280, height: 800 }, deviceScaleFactor } : { viewport: null }),
    args: [
      ...CHROMIUM_SWITCHES,
      ...switches,
      ...(headless ? ["--headless=new"] : ["--window-size=1280,900"]),
      `--disable-extensions-except=${build}`,
      `--load-extension=${build}`,
    ],
  });
}

/** The extension's worker as it lives now; after a restart it is another one. */
export async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const isOurs = (worker: Worker) => worker.url().startsWith("chrome-extension://");
  return context.serviceWorkers().find(isOurs) ?? context.waitForEvent("serviceworker", { predicate: isOurs });
}
