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
  /** Chromium's environment in place of this process's own: for a window on another display. */
  environment?: NodeJS.ProcessEnv;
  /** Pixels of the screen for each pixel of a page. */
  deviceScaleFactor?: number;
}

/** Once in some hundred starts the browser comes up and its extension does not: then it is started once more. */
const LAUNCHES = 2;
const WORKER_START_MS = 15_000;

/** A browser in which the extension's worker has started. @throws when there is none, with what to do. */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<BrowserContext> {
  for (let launch = 1; ; launch++) {
    const context = await launchBrowser(options);
    try {
      await extensionWorker(context);
      return context;
    } catch (cause) {
      await context.close();
      if (launch >= LAUNCHES)
        throw new Error("Chromium started without the extension: run `npm run build`.", { cause });
    }
  }
}

async function launchBrowser({
  headless = true,
  build = HEADLESS_BUILD,
  closesOnSignals = true,
  profile = "",
  switches = [],
  environment = process.env,
  deviceScaleFactor = 1,
}: LaunchOptions): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium was found: run `npm run setup`.");
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    env: environment,
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
  return (
    context.serviceWorkers().find(isOurs) ??
    context.waitForEvent("serviceworker", { predicate: isOurs, timeout: WORKER_START_MS })
  );
}
