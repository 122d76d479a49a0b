/** Who makes a run's inputs: what was chosen in the options, and what comes of it. */
import { AxeBuilder } from "@axe-core/playwright";
import { type Extension, inputChoice } from "../extension.ts";
import { expect, test } from "./fixtures.ts";

const FORM = `<!doctype html><title>Form</title>
<label>Name <input id="name"></label><button type="button" id="greet">Greet</button><output></output>
<script>
  const output = document.querySelector("output");
  for (const type of ["pointerdown", "click", "keydown"])
    document.addEventListener(type, (event) => { output.value += type + (event.isTrusted ? " trusted, " : " synthetic, ") });
</script>`;

test.afterEach(async ({ extension }) => extension.setInput("trusted"));

test("the choice is shown with what it means, by keyboard too, and is there after a reload", async ({ extension }) => {
  const options = await extension.openOptions();
  await expect(inputChoice(options, "trusted")).toBeChecked();
  await expect(inputChoice(options, "trusted")).toHaveAccessibleDescription(/Chrome shows a bar/);
  await expect(inputChoice(options, "synthetic")).toHaveAccessibleDescription(/without the debugger/);
  await inputChoice(options, "trusted").focus();
  await options.keyboard.press("ArrowDown");
  await expect(inputChoice(options, "synthetic")).toBeChecked();
  await options.reload();
  await expect(inputChoice(options, "synthetic")).toBeChecked();
  const { violations } = await new AxeBuilder({ page: options }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("with Synthetic a task is done by DOM events and no debugger is attached; with Trusted it is", async ({
  extension,
  site,
  tab,
  act,
}) => {
  site.show({ "/": FORM });
  await watchDebugger(extension, "counted");
  await extension.setInput("synthetic");
  const synthetic = await act("type Ada in Name, press Escape, click Greet");
  expect(synthetic.end).toMatch(/^Done/);
  expect(await tab.locator("output").innerText()).toMatch(/^(\w+ synthetic, ?)+$/);
  expect(await tab.locator("output").innerText()).toContain("click synthetic");
  await expect(tab.getByRole("textbox")).toHaveValue("Ada");
  expect(await attachments(extension)).toBe(0);
  await synthetic.panel.page.close();

  await extension.setInput("trusted");
  expect((await act("type Bob in Name, press Escape, click Greet")).end).toMatch(/^Done/);
  expect(await tab.locator("output").innerText()).toMatch(/^(\w+ trusted, ?)+$/);
  expect(await attachments(extension)).toBe(1);
});

test("where the browser refuses the debugger a task is done by DOM events", async ({ extension, site, tab, act }) => {
  site.show({ "/": FORM });
  await watchDebugger(extension, "refused");
  expect((await act("click Greet")).end).toMatch(/^Done/);
  expect(await tab.locator("output").innerText()).toBe("pointerdown synthetic, click synthetic,");
  await watchDebugger(extension, "counted");
});

/** Counts how often a debugger is attached from now on, or has the browser refuse it as a policy does. */
async function watchDebugger(extension: Extension, manner: "counted" | "refused"): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate((isRefused) => {
    const kept: { own?: typeof chrome.debugger.attach; attached?: number } = globalThis as object; // A place of the test's own, on what lives as long as the worker.
    kept.own ??= chrome.debugger.attach;
    const { own } = kept;
    kept.attached = 0;
    const attach = async (target: chrome.debugger.Debuggee, version: string) => {
      if (isRefused) throw new Error("Refused by policy.");
      kept.attached = (kept.attached ?? 0) + 1;
      await Reflect.apply(own, chrome.debugger, [target, version]);
    };
    Object.defineProperty(chrome.debugger, "attach", { configurable: true, value: attach });
  }, manner === "refused");
}

/** How often one was attached since it is counted. */
async function attachments(extension: Extension): Promise<number> {
  const worker = await extension.worker();
  return worker.evaluate(() => Reflect.get(globalThis, "attached"));
}
