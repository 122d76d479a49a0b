/** The build that is shipped, in a Chromium with a window: Chrome's own prompt, the toolbar and its popup. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import { STORE_BUILD } from "../scripts/build.mjs";
import { Extension } from "./extension.ts";
import { Panel } from "./panel.ts";
import type { Colour, Screen } from "./screen.ts";
import { VirtualDisplay } from "./virtual-display.ts";

/** Chrome shades the whole window behind its prompt. */
const SHADED = 0.75;

/** Height of Chrome's tabs and toolbar, and of the tabs alone, in pixels. */
const TABS_HEIGHT = 50;
const TOOLBAR_BOTTOM = 100;

/** How long Chrome may take over an answer before it is given again. */
const RETRY_MS = 2000;

/** How long Chrome may take to draw its toolbar. */
const ICON_SHOWN_WITHIN_MS = 10_000;

export class StoreBrowser {
  private constructor(
    readonly display: VirtualDisplay,
    readonly context: BrowserContext,
    readonly extension: Extension,
    private readonly profile: string,
  ) {}

  /** A fresh profile, in which the extension's icon is pinned to the toolbar. */
  static async start(): Promise<StoreBrowser> {
    const display = await VirtualDisplay.start();
    const profile = await mkdtemp(join(tmpdir(), "deckhand-store-"));
    try {
      await pinToToolbar(profile);
      const context = await launchWithExtension({
        build: STORE_BUILD,
        headless: false,
        profile,
        environment: display.environment,
        switches: ["--window-position=0,0"],
      });
      return new StoreBrowser(display, context, await Extension.in(context), profile);
    } catch (error) {
      await display.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.context.close();
    await this.display.stop();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Whether Chrome lets the extension into a site, whatever tab shows it. */
  async holds(origin: string): Promise<boolean> {
    const worker = await this.extension.worker();
    return worker.evaluate((site) => chrome.permissions.contains({ origins: [`${site}/*`] }), origin);
  }

  /** Opens a panel for a page's tab, as a page that stays when Chrome asks. */
  async openPanel(page: Page): Promise<Panel> {
    const panel = await this.context.newPage();
    await panel.goto(this.extension.address(await this.panelFor(page)));
    return new Panel(panel);
  }

  /** The same in a tab behind: the tab that is shown stays, and so does a popup. */
  private async openPanelBehind(page: Page): Promise<Page> {
    const url = this.extension.address(await this.panelFor(page));
    const worker = await this.extension.worker();
    const opened = this.context.waitForEvent("page");
    await worker.evaluate((address) => chrome.tabs.create({ url: address, active: false }), url);
    const panel = await opened;
    await panel.waitForURL(url);
    return panel;
  }

  private async panelFor(page: Page): Promise<string> {
    const worker = await this.extension.worker();
    const id = await worker.evaluate(
      async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id,
      page.url(),
    );
    if (id === undefined) throw new Error(`No tab shows ${page.url()}.`);
    return `sidepanel.html?tab=${id}`;
  }

  /** Does what makes Chrome ask, and waits until its prompt is up. */
  async promptAfter(act: () => Promise<void>): Promise<ChromePrompt> {
    const { brightness } = await this.display.look();
    const prompt = new ChromePrompt(this.display, brightness * SHADED);
    await act();
    await prompt.expectShown();
    return prompt;
  }

  /** Clicks the extension's icon in the toolbar, over the tab that is shown. */
  async clickIcon(page: Page): Promise<ToolbarPopup> {
    const popup = new ToolbarPopup(this.display, await this.openPanelBehind(page));
    await this.display.click(await this.iconInToolbar());
    await popup.expectOpen();
    return popup;
  }

  /** Where the icon is, once Chrome has drawn its toolbar. */
  private async iconInToolbar(): Promise<{ x: number; y: number }> {
    let icon: { x: number; y: number } | null = null;
    await expect(async () => {
      const screen = await this.display.look();
      const left = Math.round(screen.width / 2);
      icon = screen.middleOf({ left, right: screen.width, top: TABS_HEIGHT, bottom: TOOLBAR_BOTTOM }, isOfTheIcon);
      expect(icon, "the toolbar shows the extension's icon").not.toBeNull();
    }).toPass({ timeout: ICON_SHOWN_WITHIN_MS });
    if (!icon) throw new Error("The toolbar does not show the extension's icon.");
    return icon;
  }

  /** Opens the popup without a click in the toolbar: then Chrome does not let it into the tab. */
  async openPopup(page: Page): Promise<ToolbarPopup> {
    const popup = new ToolbarPopup(this.display, await this.openPanelBehind(page));
    const worker = await this.extension.worker();
    await worker.evaluate(() => chrome.action.openPopup());
    await popup.expectOpen();
    return popup;
  }
}

/** Chrome's question whether the extension may have a site. */
class ChromePrompt {
  constructor(
    private readonly display: VirtualDisplay,
    /** Brightness of the screen below which Chrome shades its window. */
    private readonly shaded: number,
  ) {}

  /** Shown whole: what comes while it fades in is lost. */
  async expectShown(): Promise<void> {
    let before = await this.display.look();
    const isStill = async () => {
      const now = await this.display.look();
      const isSame = now.isSameAs(before);
      before = now;
      return isSame && this.isOn(now);
    };
    await expect.poll(isStill, { message: "Chrome's prompt is shown" }).toBe(true);
  }

  /** By the mouse: keys would depend on where the focus is, and *Deny* is the button that has it. */
  async allow(): Promise<void> {
    await this.untilGone(async (screen) => {
      const button = screen.middleOf(screen.area, isOfAllow);
      if (!button) throw new Error("Chrome's prompt shows no button to allow.");
      await this.display.click(button);
    });
  }

  async deny(): Promise<void> {
    await this.untilGone(() => this.display.press("Escape"));
  }

  /** Chrome ignores what comes too soon. Each time it looks first: one time too many would reach the page behind. */
  private async untilGone(act: (screen: Screen) => Promise<void>): Promise<void> {
    await expect(async () => {
      const screen = await this.display.look();
      if (this.isOn(screen)) await act(screen);
      await expect.poll(async () => this.isOn(await this.display.look()), { timeout: RETRY_MS }).toBe(false);
    }).toPass();
  }

  private isOn(screen: Screen): boolean {
    return screen.brightness < this.shaded;
  }
}

/**
 * The popup that the toolbar opens. Playwright does not see it, but another page of the extension's does: the witness
 * finds the buttons, and the keys come from the keyboard.
 */
class ToolbarPopup {
  constructor(
    private readonly display: VirtualDisplay,
    /** A panel for the same tab, in a tab behind. */
    readonly witness: Page,
  ) {}

  isOpen(): Promise<boolean> {
    return this.witness.evaluate(() => chrome.extension.getViews({ type: "popup" }).length > 0);
  }

  /** Open, and with the cursor in its one field. */
  async expectOpen(): Promise<void> {
    const focus = () =>
      this.witness.evaluate(() => {
        const [popup] = chrome.extension.getViews({ type: "popup" });
        return popup?.document.hasFocus() ? popup.document.activeElement?.tagName : undefined;
      });
    await expect.poll(focus).toBe("TEXTAREA");
  }

  /** Writes a task and has it run. */
  async start(task: string): Promise<void> {
    await this.display.type(task);
    await this.display.press("Return");
  }

  /** Presses a button when it can be pressed. */
  async press(name: string): Promise<void> {
    const focus = () =>
      this.witness.evaluate((words) => {
        const [popup] = chrome.extension.getViews({ type: "popup" });
        const buttons = [...(popup?.document.querySelectorAll("button") ?? [])];
        const button = buttons.find(({ textContent, disabled }) => textContent?.trim() === words && !disabled);
        button?.focus();
        return button !== undefined && popup?.document.activeElement === button;
      }, name);
    await expect.poll(focus, { message: `the popup offers ${name}` }).toBe(true);
    await this.display.press("Return");
  }
}

/** The teal of the icon's ground. */
const isOfTheIcon = ({ red, green, blue }: Colour) => red < 50 && green > 60 && green < 120 && blue > 70 && blue < 130;

/** The light blue of a button that has not the focus. Behind the prompt everything is darker. */
const isOfAllow = ({ red, green, blue }: Colour) => red === 211 && green === 227 && blue === 253;

/** New extensions hide behind the toolbar's puzzle piece. */
async function pinToToolbar(profile: string): Promise<void> {
  await mkdir(join(profile, "Default"));
  const preferences = { extensions: { pinned_extensions: [idOfUnpacked(await realpath(STORE_BUILD))] } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
}

/**
 * The id that Chrome gives to an extension without a key: a hash over its path, in the letters a to p.
 * @see https://source.chromium.org/chromium/chromium/src/+/main:components/crx_file/id_util.cc
 */
function idOfUnpacked(path: string): string {
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode("a".charCodeAt(0) + Number.parseInt(digit, 16))).join("");
}
