/** The built extension in a Chromium of its own, and the ways in that a user has. */
import { type BrowserContext, expect, type Locator, type Page, type Worker } from "@playwright/test";
import { extensionWorker } from "../cli/launch.ts";
import type { SiteSetting } from "../src/protocol/grant.ts";
import type { Input, ModelSettings } from "../src/protocol/settings.ts";

/** Size of the popup that the toolbar opens, in CSS pixels. */
const PANEL_SIZE = { width: 380, height: 600 };

export class Extension {
  constructor(
    private readonly context: BrowserContext,
    readonly id: string,
  ) {}

  /** Waits for the extension's worker, which says the id. */
  static async in(context: BrowserContext): Promise<Extension> {
    const worker = await extensionWorker(context);
    return new Extension(context, new URL(worker.url()).host);
  }

  /** The worker as it lives now; after a restart it is another one. */
  worker(): Promise<Worker> {
    return extensionWorker(this.context);
  }

  address(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** Chrome's id of the one tab with this address. */
  private async tabAt(address: string): Promise<number> {
    const worker = await this.worker();
    const ids = await worker.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({});
      return tabs.filter((tab) => tab.url === url).map((tab) => tab.id);
    }, address);
    const [id, ...others] = ids;
    if (id === undefined || others.length > 0) throw new Error(`${ids.length} tabs show ${address}, not one.`);
    return id;
  }

  /**
   * Opens the popup for a page's tab, in a tab of its own and in the popup's size.
   * @param address what Chrome calls the tab's address, which no other tab may have; for a page that could not be
   *   loaded it is not the page's own
   */
  async openPanel(page: Page, address = page.url()): Promise<Page> {
    const tabId = await this.tabAt(address);
    const panel = await this.context.newPage();
    await panel.setViewportSize(PANEL_SIZE);
    await panel.goto(this.address(`popup.html?tab=${tabId}`));
    return panel;
  }

  /**
   * Sets the model for all roles or for one, as a user would: the fields save when they lose the focus.
   * @param name the group's name in the options
   */
  async setModel({ baseUrl, apiKey, model }: Omit<ModelSettings, "provider">, name = "All roles"): Promise<void> {
    const options = await this.openOptions();
    const group = modelGroup(options, name);
    for (const [field, value] of [
      ["Base URL", baseUrl],
      ["API key", apiKey],
      ["Model", model],
    ] as const) {
      await group.getByRole("textbox", { name: field }).fill(value);
      await group.getByRole("textbox", { name: field }).blur();
    }
    await expectAfterReload(options, async () => [
      await group.getByRole("textbox", { name: "Base URL" }).inputValue(),
      await group.getByRole("textbox", { name: "Model" }).inputValue(),
    ]).toEqual([baseUrl, model]);
    await options.close();
  }

  /** Sets what may be read and changed on a site, through the table of sites. */
  async grantSite(
    origin: string,
    { read = "allow", write = "allow" }: Partial<Record<"read" | "write", SiteSetting>> = {},
  ) {
    const options = await this.openOptions();
    await options.getByRole("region", { name: "Sites" }).getByRole("textbox", { name: "Site" }).fill(origin);
    await options.getByRole("button", { name: "Add site" }).click();
    const row = options.getByRole("row").filter({ hasText: origin });
    const choice = (name: string) => row.getByRole("combobox", { name });
    // One right after the other, as a quick hand does.
    await choice("Read").selectOption(read);
    await choice("Write").selectOption(write);
    await expectAfterReload(options, async () => [
      await choice("Read").inputValue(),
      await choice("Write").inputValue(),
    ]).toEqual([read, write]);
    await options.close();
  }

  /** Chooses how inputs are made, for the tasks that are started from now on. */
  async setInput(input: Input): Promise<void> {
    const options = await this.openOptions();
    const choice = inputChoice(options, input);
    await choice.check();
    await expectAfterReload(options, () => choice.isChecked()).toBe(true);
    await options.close();
  }

  async openOptions(): Promise<Page> {
    const options = await this.context.newPage();
    await options.goto(this.address("options.html"));
    return options;
  }
}

/** A group of model settings in the options. */
export function modelGroup(options: Page, name: string): Locator {
  return options.getByRole("group", { name, exact: true });
}

/** A radio of the options' section Input. */
export function inputChoice(options: Page, input: Input): Locator {
  const name = input === "trusted" ? "Trusted" : "Synthetic";
  return options.getByRole("radiogroup", { name: "Input" }).getByRole("radio", { name, exact: true });
}

/** What a fresh look at the page shows: proof that a setting was saved and not only typed. */
function expectAfterReload<Value>(page: Page, look: () => Promise<Value>) {
  return expect.poll(async () => {
    await page.reload();
    return look();
  });
}

/** Saves a secret in the options, with the keyboard alone. */
export async function saveSecret(options: Page, name: string, value: string, site: string): Promise<void> {
  const secrets = options.getByRole("region", { name: "Secrets" });
  await secrets.getByRole("textbox", { name: "Name" }).focus();
  for (const text of [name, value, site]) {
    await options.keyboard.insertText(text);
    await options.keyboard.press("Tab");
  }
  await options.keyboard.press("Enter");
  await expect(secrets.getByRole("row").filter({ hasText: name })).toContainText(new URL(site).origin);
}
