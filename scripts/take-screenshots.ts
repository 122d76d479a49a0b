/** Takes each picture of a real run on the demo shop, in light and dark. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { extensionWorker, launchWithExtension } from "../cli/launch.ts";
import { startDemoShop } from "./demo-shop.mjs";
import { root } from "./root.mjs";

const FOLDER = join(root, "docs", "screenshots");
const PANEL_SIZE = { width: 380, height: 600 };
const OPTIONS_SIZE = { width: 900, height: 900 };
const TASK = "type mug in the search box, press Enter, click the Add to cart next to Blue mug, open the Cart link";

type ColorScheme = "light" | "dark";

async function openOwnPage(context: BrowserContext, path: string, colorScheme: ColorScheme): Promise<Page> {
  const worker = await extensionWorker(context);
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme });
  await page.goto(new URL(path, worker.url()).href);
  return page;
}

async function openPanel(context: BrowserContext, shopUrl: string, colorScheme: ColorScheme): Promise<Page> {
  const worker = await extensionWorker(context);
  const tabId = await worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id;
  }, shopUrl);
  const panel = await openOwnPage(context, `/popup.html?tab=${tabId}`, colorScheme);
  await panel.setViewportSize(PANEL_SIZE);
  return panel;
}

/** Says yes to whatever is asked until the run has ended, with a picture of the first question of each kind. */
async function answerAll(panel: Page, picture: (name: string) => Promise<void>): Promise<void> {
  const yes = panel.getByRole("alertdialog").getByRole("button", { name: /^(Allow for this task|Confirm)$/ });
  const ended = panel.getByRole("status").filter({ hasText: /^(Done|Failed|Declined|Stopped)/ });
  for (let count = 1; ; count++) {
    await yes.or(ended).first().waitFor();
    if (await ended.isVisible()) return;
    const question = await yes.elementHandle();
    await question?.waitForElementState("enabled");
    await picture(`question-${count}`);
    await yes.click();
    await question?.waitForElementState("hidden");
  }
}

async function takeAll(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const context = await launchWithExtension();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ colorScheme });
    await page.goto(shop.url);
    const panel = await openPanel(context, shop.url, colorScheme);
    const picture = async (name: string) => {
      await panel.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
    };
    await panel.getByRole("textbox", { name: "Task" }).fill(TASK);
    await picture("task");
    await panel.getByRole("button", { name: "Run" }).click();
    await answerAll(panel, picture);
    await picture("log");
    await page.screenshot({ path: join(FOLDER, `shop-${colorScheme}.png`) });
    const options = await openOwnPage(context, "/options.html", colorScheme);
    await options.setViewportSize(OPTIONS_SIZE);
    await options.getByRole("textbox", { name: "Site" }).waitFor();
    await options.screenshot({ path: join(FOLDER, `options-${colorScheme}.png`) });
  } finally {
    await context.close();
    await shop.stop();
  }
}

mkdirSync(FOLDER, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) await takeAll(colorScheme);
