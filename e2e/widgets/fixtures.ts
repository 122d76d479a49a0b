/** One browser and one site for all the pages that a worker of the test runner drives. */
import { type BrowserContext, test as base, expect } from "@playwright/test";
import { launchWithExtension } from "../../cli/launch.ts";
import type { Action } from "../../src/protocol/action.ts";
import type { RunEvent } from "../../src/protocol/event.ts";
import { Extension } from "../extension.ts";
import { refOf } from "../model/outline.ts";
import { startScriptedModel } from "../model/scripted-model.ts";
import { Panel } from "../panel.ts";
import type { PageState } from "./pages/state.ts";
import { startWidgetSite, type WidgetSite } from "./site.ts";

/** How inputs are made: by the browser, or by DOM events, where it refuses the debugger. */
export const INPUTS = ["trusted", "synthetic"] as const;
export type Input = (typeof INPUTS)[number];

/** One turn of the model: from the outline alone to the actions. */
export type Step = (outline: string) => Action[];

/** What an action came to, with the effect that the model is told. */
export interface ActionOutcome {
  action: string;
  outcome: string;
  effect: string;
}

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
      await setDebugger(extension, input === "trusted");
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
        await endOf(panel);
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

const END_MS = 60_000;

/** Waits for the end of a run, confirming whatever it asks, as its user would. */
async function endOf(panel: Panel): Promise<void> {
  const confirm = panel.button("Confirm");
  const ended = panel.status.filter({ hasText: /^(Done|Declined|Failed|Stopped)/ });
  for (;;) {
    await expect(ended.or(confirm).first()).toBeVisible({ timeout: END_MS });
    if (await ended.isVisible()) break;
    await confirm.click();
    await expect(confirm).toHaveCount(0);
  }
  expect(`${await panel.status.innerText()}: ${await panel.result.innerText()}`).toMatch(/^Done/);
}

/** Has the browser let the debugger in, or refuse it as a policy does: then inputs are DOM events. */
async function setDebugger(extension: Extension, isAllowed: boolean): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate((allowed) => {
    const own = Object.getOwnPropertyDescriptor(chrome.debugger, "attach");
    const kept: { attach?: typeof own } = globalThis as object; // A place of the test's own, on what lives as long as the worker.
    kept.attach ??= own;
    const refusal = { configurable: true, value: () => Promise.reject(new Error("Refused by policy.")) };
    if (kept.attach) Object.defineProperty(chrome.debugger, "attach", allowed ? kept.attach : refusal);
  }, isAllowed);
}

/** What the actions of the last run came to, in their order. */
function outcomesOf(events: RunEvent[]): ActionOutcome[] {
  const latest = events.reduce<RunEvent | undefined>(
    (last, event) => (last && last.at > event.at ? last : event),
    undefined,
  );
  const own = events.filter(({ runId }) => runId === latest?.runId);
  return own.flatMap((event) => {
    if (event.type !== "action.acked" && event.type !== "action.dropped" && event.type !== "action.unknown") return [];
    const planned = own.find((other) => other.type === "action.planned" && other.actionId === event.actionId);
    const action = planned?.type === "action.planned" ? planned.action.action : "";
    return [{ action, outcome: "outcome" in event ? event.outcome : "unknown", effect: event.effect }];
  });
}
