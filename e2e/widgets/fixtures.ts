/** One browser and one site for all the pages that a worker of the test runner drives. */
import { type BrowserContext, test as base, expect } from "@playwright/test";
import { launchWithExtension } from "../../cli/launch.ts";
import type { Action } from "../../src/protocol/action.ts";
import { DEFAULT_INPUT, type Input } from "../../src/protocol/settings.ts";
import { type ActionOutcome, confirmToEnd, outcomesOf } from "../driven.ts";
import { Extension } from "../extension.ts";
import { refOf } from "../model/outline.ts";
import { startScriptedModel } from "../model/scripted-model.ts";
import { Panel } from "../panel.ts";
import type { PageState } from "./pages/state.ts";
import { startWidgetSite, type WidgetSite } from "./site.ts";

/** What is set in the one browser of this process. */
let chosen: Input = DEFAULT_INPUT;

/** One turn of the model: from the outline alone to the actions. */
export type Step = (outline: string) => Action[];

/** A field by its role and name in the outline, and what is to be in it. */
export type FieldFill = [role: string | RegExp, name: string | RegExp, value: string | boolean];

/** One `fill_form` with all of these. */
export function fill(fields: FieldFill[]): Step {
  return (outline) => [
    { action: "fill_form", fields: fields.map(([role, name, value]) => ({ ref: refOf(outline, role, name), value })) },
  ];
}

/** The thing with this text: by that name, or an item that holds it: `• item [a4]: Brest`. */
export function holding(outline: string, text: string): string {
  const line = outline.split("\n").find((each) => each.trim().endsWith(`]: ${text}`));
  return /\[([a-z]+\d+)\]/.exec(line ?? "")?.[1] ?? refOf(outline, /.*/, text);
}

/** What is said of each field of a `fill_form`, in their order; what the page made of it all stands behind the last. */
export function effectsOf(outcome: ActionOutcome | undefined): string[] {
  return (outcome?.effect ?? "")
    .split(/\n(?=[a-z]{1,3}\d+: )/)
    .map((effect) => effect.replace(/^[a-z]{1,3}\d+: /, "").replace(/\n[\s\S]*$/, ""));
}

export interface Drive {
  /**
   * Opens a page of `pages/` and has a run take the steps there, one turn each, and end.
   * @param options.files paths of files that are attached to the task
   */
  (name: string, input: Input, steps: Step[], options?: { files?: string[] }): Promise<Driven>;
}

export interface Driven {
  outcomes: ActionOutcome[];
  state: PageState;
}

interface WorkerFixtures {
  browserWithExtension: BrowserContext;
  site: WidgetSite;
}

export const test = base.extend<{ drive: Drive }, WorkerFixtures>({
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
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const site = await startWidgetSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  drive: async ({ browserWithExtension, site }, use) => {
    await use(async (name, input, steps, { files = [] } = {}) => {
      const extension = await Extension.in(browserWithExtension);
      if (input !== chosen) await extension.setInput(input);
      chosen = input;
      const address = await site.page(name);
      const page = await browserWithExtension.newPage();
      await page.goto(address);
      await page.locator("[data-ready]").waitFor();
      await extension.grantSite(new URL(address).origin);
      const model = await startScriptedModel(({ outline, turn }) => ({
        actions: steps[turn]?.(outline) ?? [{ action: "done", status: "complete", text: "Driven." }],
      }));
      await extension.setModel(model.settings);
      const panel = new Panel(await extension.openPanel(page));
      try {
        if (files.length > 0) await panel.attach(files);
        await panel.start(`Drive ${name}`);
        // Whoever watches has the page before them; one that lies behind draws nothing.
        await page.bringToFront();
        expect(await confirmToEnd(panel)).toMatch(/^Done/);
        expect(model.problems()).toEqual([]);
        return { outcomes: outcomesOf(await panel.journal()), state: await page.evaluate(() => window.state) };
      } finally {
        await model.stop();
        await panel.page.close();
        await page.close();
      }
    });
  },
});

export { expect };
