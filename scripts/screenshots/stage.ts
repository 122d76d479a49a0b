/** A browser to take pictures in, and how a scene gets to what it shows. */
import { join } from "node:path";
import type { BrowserContext, Locator, Page } from "playwright";
import sharp from "sharp";
import { launchWithExtension } from "../../cli/launch.ts";
import { Extension } from "../../e2e/extension.ts";
import { Panel } from "../../e2e/panel.ts";
import { root } from "../root.mjs";

export const FOLDER = join(root, "docs", "screenshots");
export const PAGE_SIZE = { width: 1000, height: 624 };

/** Names that stay the same whatever ports are free. */
export const SHOP = "http://shop.example/";
export const BOARD = "http://board.example/";
export const MODEL = { baseUrl: "http://127.0.0.1:11434/v1", apiKey: "", model: "qwen3:8b" };
/** Where models are looked for on a machine. What is really there must not get into a picture. */
const PLACES_OF_MODELS = ["127.0.0.1:11434", "127.0.0.1:1234"];
const NOWHERE = "127.0.0.1:9";

const COLOURS = 256;
/** CSS pixels around a part of a page: less than there are to what stands above and below it. */
const ROOM = 6;
/** Sharp on the screens of today. */
const DEVICE_SCALE_FACTOR = 2;

export type ColorScheme = "light" | "dark";
/** Takes its pictures in one browser, or in several one after the other. */
export type Scene = (colorScheme: ColorScheme) => Promise<void>;

interface StageOptions {
  /** The address that a server of the scene has in the pictures, and the one that it has. */
  servers: Record<string, string>;
  build?: string;
}

/** A browser with one tab, in which those addresses lead to servers of the scene. */
export class Stage {
  private constructor(
    readonly context: BrowserContext,
    readonly extension: Extension,
    readonly page: Page,
    private readonly colorScheme: ColorScheme,
  ) {}

  static async open(colorScheme: ColorScheme, { servers, build }: StageOptions): Promise<Stage> {
    const context = await launchWithExtension({
      switches: [`--host-resolver-rules=${mappings(servers).join(", ")}`],
      deviceScaleFactor: DEVICE_SCALE_FACTOR,
      ...(build === undefined ? {} : { build }),
    });
    // A tab that is opened meanwhile is drawn as the others are.
    // One that a run closes again at once needs it no longer.
    context.on("page", (page) => void page.emulateMedia({ colorScheme }).catch(() => undefined));
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(PAGE_SIZE);
    await page.emulateMedia({ colorScheme });
    // Whoever listens to dialogs leaves them to the extension.
    page.on("dialog", () => undefined);
    return new Stage(context, await Extension.in(context), page, colorScheme);
  }

  /** The panel beside a page; `address` is what Chrome calls the tab's. */
  async openPanel(address: string): Promise<Panel> {
    await this.page.goto(address);
    const panel = new Panel(await this.extension.openPanel(this.page));
    await panel.task.waitFor();
    return panel;
  }

  /** Leaves a picture of a page or of a part of it as it is now. */
  async picture(name: string, shown: Page | Locator): Promise<Buffer> {
    const file = await photograph(shown);
    await this.keep(name, file);
    return file;
  }

  /** Leaves a picture of the part of a page from one thing to another, with some room around. */
  async pictureFromTo(name: string, first: Locator, last: Locator): Promise<void> {
    const [from, to] = [await first.boundingBox(), await last.boundingBox()];
    if (!from || !to) throw new Error(`There is nothing to show in ${name}.`);
    const clip = {
      x: Math.min(from.x, to.x) - ROOM,
      y: from.y - ROOM,
      width: Math.max(from.width, to.width) + 2 * ROOM,
      height: to.y + to.height - from.y + 2 * ROOM,
    };
    await this.keep(name, await photograph(first.page(), clip));
  }

  private async keep(name: string, file: Buffer): Promise<void> {
    // Fewer colours turn green ticks blue, and dithered grounds are three times the size.
    await sharp(file)
      .png({ palette: true, colours: COLOURS, dither: 0, effort: 10 })
      .toFile(join(FOLDER, `${name}-${this.colorScheme}.png`));
  }

  /** The panel alone, without the room below it. */
  panelPicture(name: string, panel: Panel): Promise<Buffer> {
    return this.picture(name, panel.page.locator(".panel"));
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

function mappings(servers: Record<string, string>): string[] {
  const rules = Object.entries(servers).map(([shown, real]) => [hostAndPort(shown), new URL(real).host] as const);
  const shown = rules.map(([host]) => host);
  const closed = PLACES_OF_MODELS.filter((place) => !shown.includes(place)).map((place) => [place, NOWHERE] as const);
  return [...rules, ...closed].map(([from, to]) => `MAP ${from} ${to}`);
}

function hostAndPort(address: string): string {
  const { hostname, port } = new URL(address);
  return `${hostname}:${port || 80}`;
}

type Clip = { x: number; y: number; width: number; height: number };

export async function photograph(shown: Page | Locator, clip?: Clip): Promise<Buffer> {
  const page = "page" in shown ? shown.page() : shown;
  // A tab in the background may be drawn only in part.
  await page.bringToFront();
  // What the mouse rests on looks different.
  await page.mouse.move(0, 0);
  return shown.screenshot({ animations: "disabled", ...(clip ? { clip } : {}) });
}

/** Answers what is asked once the buttons can be pressed. */
export async function answer(panel: Panel, button: string): Promise<void> {
  const asked = await panel.question.getAttribute("aria-labelledby");
  await panel.button(button).click();
  await panel.page.waitForFunction(
    (id) => document.querySelector("[role=alertdialog]")?.getAttribute("aria-labelledby") !== id,
    asked,
  );
}

/** Waits until a question can be answered. */
export async function waitForQuestion(panel: Panel, text: RegExp): Promise<void> {
  await panel.question.filter({ hasText: text }).waitFor();
  await panel.question.locator("button:not([disabled])").first().waitFor();
}
