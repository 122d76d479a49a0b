import { test as base } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import { Extension } from "./extension.ts";

/** Playwright's test with the extension in the browser; `context` and `page` are those of a profile of its own. */
export const test = base.extend<{ extension: Extension }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  context: async ({}, use) => {
    const context = await launchWithExtension();
    await use(context);
    await context.close();
  },

  /** The tab that a persistent context opens with. */
  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()));
  },

  extension: async ({ context }, use) => {
    await use(await Extension.in(context));
  },
});

export { expect } from "@playwright/test";
