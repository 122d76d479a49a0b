import { test as base, expect } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import type { DemoShop } from "../scripts/demo-shop.d.mts";
import { startDemoShop } from "../scripts/demo-shop.mjs";
import { Door } from "./door.ts";
import { Extension } from "./extension.ts";
import { type Endpoint, startEndpoint } from "./model/endpoint.ts";
import { type Decide, type ScriptedModel, startScriptedModel } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

interface Fixtures {
  extension: Extension;
  /** The demo shop, open for the length of the test. */
  shop: DemoShop;
  /** A model endpoint that the test answers by hand. */
  endpoint: Endpoint;
  /** Opens an address in the tab, and the panel over it. */
  openPanel: (address: string) => Promise<Panel>;
  /** The same on a site that may be read and changed. */
  openAllowed: (address: string) => Promise<Panel>;
  /** Starts a model and sets it in the options. It ends with the test, which fails when the script itself did. */
  startModel: (decide: Decide, options?: { latencyMs?: number }) => Promise<ScriptedModel>;
  /** Starts a task on a site that may be read and changed; the model has been asked, and first answers through the door. */
  startHeld: (decide: Decide, address: string, task: string) => Promise<HeldRun>;
}

export interface HeldRun {
  panel: Panel;
  model: ScriptedModel;
  door: Door;
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

  openPanel: async ({ extension, page }, use) => {
    await use(async (address) => {
      await page.goto(address);
      return new Panel(await extension.openPanel(page));
    });
  },

  openAllowed: async ({ extension, openPanel }, use) => {
    await use(async (address) => {
      await extension.grantSite(new URL(address).origin);
      return openPanel(address);
    });
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

  startHeld: async ({ startModel, openAllowed }, use) => {
    await use(async (decide, address, task) => {
      const door = new Door();
      const model = await startModel(async (turn) => {
        if (turn.turn === 0) await door.opened;
        return decide(turn);
      });
      const panel = await openAllowed(address);
      await panel.start(task);
      await expect.poll(() => model.requests().length).toBe(1);
      return { panel, model, door };
    });
  },
});

export { expect };
