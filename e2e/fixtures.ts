import { test as base, expect } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import type { DemoShop } from "../scripts/demo-shop.d.mts";
import { startDemoShop } from "../scripts/demo-shop.mjs";
import { Extension } from "./extension.ts";
import { type Endpoint, startEndpoint } from "./model/endpoint.ts";
import { type Decide, type ScriptedModel, startScriptedModel } from "./model/scripted-model.ts";

interface Fixtures {
  extension: Extension;
  /** The demo shop, open for the length of the test. */
  shop: DemoShop;
  /** A model endpoint that the test answers by hand. */
  endpoint: Endpoint;
  /** Starts a model and sets it in the options. It ends with the test, which fails when the script itself did. */
  startModel: (decide: Decide, options?: { latencyMs?: number }) => Promise<ScriptedModel>;
}

/** Playwright's test with the extension in the browser; `context` and `page` are those of a profile of its own. */
export const test = base.extend<Fixtures>({
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

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  shop: async ({}, use) => {
    const shop = await startDemoShop();
    await use(shop);
    await shop.stop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  endpoint: async ({}, use) => {
    const endpoint = await startEndpoint();
    await use(endpoint);
    await endpoint.stop();
  },

  startModel: async ({ extension }, use) => {
    const models: ScriptedModel[] = [];
    await use(async (decide, options) => {
      const model = await startScriptedModel(decide, options);
      models.push(model);
      await extension.setModel(model.settings);
      return model;
    });
    for (const model of models) {
      await model.stop();
      expect(model.problems()).toEqual([]);
    }
  },
});

export { expect };
