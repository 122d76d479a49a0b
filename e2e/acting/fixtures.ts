/** One browser and one site for all tests of a worker of the test runner; each test has a tab and pages of its own. */
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { launchWithExtension } from "../../cli/launch.ts";
import { type ActionOutcome, confirmToEnd, outcomesOf } from "../driven.ts";
import { Extension } from "../extension.ts";
import { Panel } from "../panel.ts";
import { type Site, startSite } from "./site.ts";

interface WorkerFixtures {
  browserWithExtension: BrowserContext;
  /** May be read and changed, at both its origins. */
  site: Site;
}

interface Fixtures {
  extension: Extension;
  /** A tab of the test's own. */
  tab: Page;
  /** Opens a path of the site in the tab, and the panel over it. */
  openPanel: (path?: string) => Promise<Panel>;
  /** Has a run carry out direct commands on the page at `/`, confirming what it asks; no two in one tab the same. */
  act: (task: string, options?: { files?: string[] }) => Promise<Acted>;
}

interface Acted {
  outcomes: ActionOutcome[];
  /** The end in the panel's words, status first. */
  end: string;
  panel: Panel;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  browserWithExtension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const context = await launchWithExtension();
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  site: [
    async ({ browserWithExtension }, use) => {
      const site = await startSite();
      const extension = await Extension.in(browserWithExtension);
      for (const origin of [site.origin, site.otherOrigin]) await extension.grantSite(origin);
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  extension: async ({ browserWithExtension }, use) => {
    await use(await Extension.in(browserWithExtension));
  },
  tab: async ({ browserWithExtension }, use) => {
    const tab = await browserWithExtension.newPage();
    await use(tab);
    // Whatever the test has opened goes with it; the browser stays open for the next one.
    const [first, ...others] = browserWithExtension.pages();
    for (const page of others) await page.close();
    if (first === tab) throw new Error("The browser has no tab beside the test's.");
  },
  openPanel: async ({ tab, site, extension }, use) => {
    await use(async (path = "/") => {
      await tab.goto(`${site.origin}${path}`);
      const panel = new Panel(await extension.openPanel(tab));
      // Whoever watches has the page before them; one that lies behind draws nothing.
      await tab.bringToFront();
      return panel;
    });
  },
  act: async ({ openPanel }, use) => {
    await use(async (task, { files = [] } = {}) => {
      const panel = await openPanel();
      if (files.length > 0) await panel.attach(files);
      // The panel of a tab in which a task was done before still shows the end of that.
      await panel.startNext(task);
      const end = await confirmToEnd(panel);
      return { end, panel, outcomes: outcomesOf(await panel.journal()) };
    });
  },
});

export { expect };
