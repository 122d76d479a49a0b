/** Takes the pictures in `docs/screenshots/`: each scene of the panel on the demo shop, in light and dark. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Locator, Page } from "playwright";
import sharp from "sharp";
import { launchWithExtension } from "../cli/launch.ts";
import { Extension } from "../e2e/extension.ts";
import { refuse, startEndpoint } from "../e2e/model/endpoint.ts";
import { startScriptedModel } from "../e2e/model/scripted-model.ts";
import { Panel } from "../e2e/panel.ts";
import { startDemoShop } from "./demo-shop.mjs";
import { root } from "./root.mjs";
import { orderMug, TASK } from "./screenshots/mug-order.ts";

const COLOURS = 256;
const FOLDER = join(root, "docs", "screenshots");
/** Sharp on the screens of today. */
const DEVICE_SCALE_FACTOR = 2;
/** Names that stay the same whatever ports are free. */
const SHOP = "http://shop.example/";
const MODEL_HOST = "localhost:11434";
const MODEL = { baseUrl: `http://${MODEL_HOST}/v1`, apiKey: "", model: "qwen3:8b" };
const OPTIONS_SIZE = { width: 800, height: 840 };
const BESIDE_SIZE = { width: 1000, height: 624 };

type ColorScheme = "light" | "dark";

/** A browser with one tab, in which those names lead to servers of this script. */
class Stage {
  private constructor(
    readonly context: BrowserContext,
    readonly extension: Extension,
    readonly page: Page,
    private readonly colorScheme: ColorScheme,
  ) {}

  static async open(colorScheme: ColorScheme, shopUrl: string, modelUrl: string): Promise<Stage> {
    const rules = [
      `MAP ${new URL(SHOP).host}:80 ${new URL(shopUrl).host}`,
      `MAP ${MODEL_HOST} ${new URL(modelUrl).host}`,
    ];
    const context = await launchWithExtension({
      switches: [`--host-resolver-rules=${rules.join(", ")}`],
      deviceScaleFactor: DEVICE_SCALE_FACTOR,
    });
    // A tab that is opened meanwhile is drawn as the others are.
    context.on("page", (page) => void page.emulateMedia({ colorScheme }));
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(BESIDE_SIZE);
    await page.emulateMedia({ colorScheme });
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
    // Fewer colours turn green ticks blue, and dithered grounds are three times the size.
    await sharp(file)
      .png({ palette: true, colours: COLOURS, dither: 0, effort: 10 })
      .toFile(join(FOLDER, `${name}-${this.colorScheme}.png`));
    return file;
  }

  /** The panel alone, without the room below it. */
  panelPicture(name: string, panel: Panel): Promise<Buffer> {
    return this.picture(name, panel.page.locator(".panel"));
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A tab in the background may be drawn only in part. */
async function photograph(shown: Page | Locator): Promise<Buffer> {
  await ("page" in shown ? shown.page() : shown).bringToFront();
  return shown.screenshot({ animations: "disabled" });
}

/** Answers what is asked once the buttons can be pressed. */
async function answer(panel: Panel, button: string): Promise<void> {
  const asked = await panel.question.getAttribute("aria-labelledby");
  await panel.button(button).click();
  await panel.page.waitForFunction(
    (id) => document.querySelector("[role=alertdialog]")?.getAttribute("aria-labelledby") !== id,
    asked,
  );
}

/** Waits until a question can be answered. */
async function waitForQuestion(panel: Panel, text: RegExp): Promise<void> {
  await panel.question.filter({ hasText: text }).waitFor();
  await panel.question.locator("button:not([disabled])").first().waitFor();
}

/** A task in the user's own words, from the question for the site to its result. */
async function takeOrder(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const model = await startScriptedModel(async (turn) => {
    // The model thinks for as long as the picture of a running task takes.
    if (turn.turn === 2) await held;
    return orderMug(turn);
  });
  const stage = await Stage.open(colorScheme, shop.url, model.settings.baseUrl);
  try {
    const start = await stage.openPanel(SHOP);
    await stage.panelPicture("first-start", start);
    await start.page.close();
    await stage.extension.setModel(MODEL);
    const panel = await stage.openPanel(SHOP);
    await panel.task.fill(TASK);
    await stage.panelPicture("ready", panel);
    await panel.button("Run").click();
    await waitForQuestion(panel, /May Deckhand/);
    await stage.panelPicture("asks-for-site", panel);
    await answer(panel, "Allow for this task");
    await waitForQuestion(panel, /Send the form/);
    await answer(panel, "Confirm");
    await panel.log.getByText("Going on to the checkout").waitFor();
    await panel.status.filter({ hasText: /^Planning · step 3/ }).waitFor();
    await stage.panelPicture("running", panel);
    release();
    await waitForQuestion(panel, /Which e-mail/);
    await panel.page.getByRole("textbox", { name: "Answer" }).fill("ada@example.org");
    await stage.panelPicture("asks-user", panel);
    await answer(panel, "Send answer");
    await waitForQuestion(panel, /Ada Lovelace/);
    const question = await stage.panelPicture("asks-to-confirm", panel);
    await takeBeside(stage, question);
    await answer(panel, "Confirm");
    await panel.expectEnd("Done");
    await stage.panelPicture("done", panel);
  } finally {
    release();
    await stage.close();
    await model.stop();
    await shop.stop();
  }
  const [problem] = model.problems();
  if (problem) throw problem;
}

/** The page with the panel over its corner, as the browser shows the two. */
async function takeBeside(stage: Stage, panel: Buffer): Promise<void> {
  const page = await photograph(stage.page);
  const sheet = await stage.context.newPage();
  await sheet.setViewportSize(BESIDE_SIZE);
  await sheet.setContent(`<style>
    body { margin: 0 }
    img { display: block; width: 100% }
    img + img { position: absolute; top: 12px; right: 16px; width: 380px; border-radius: 10px; outline: 1px solid #8886; box-shadow: 0 2px 10px #0004 }
  </style><img src="${inline(page)}"><img src="${inline(panel)}">`);
  await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await stage.picture("beside", sheet);
  await sheet.close();
}

const inline = (file: Buffer) => `data:image/png;base64,${file.toString("base64")}`;

/** What is in the way, each with its remedy; and the options. */
async function takeTheRest(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const endpoint = await startEndpoint();
  const stage = await Stage.open(colorScheme, shop.url, endpoint.settings.baseUrl);
  try {
    const restricted = await stage.openPanel("chrome://version/");
    await stage.panelPicture("no-web-page", restricted);
    await restricted.page.close();
    await stage.extension.setModel(MODEL);
    await stage.extension.grantSite(new URL(SHOP).origin, { write: "ask" });
    await stage.extension.grantSite("https://mail.example", { read: "ask", write: "deny" });
    endpoint.respond = refuse(404, `model "${MODEL.model}" not found, try pulling it first`);
    const failed = await stage.openPanel(SHOP);
    await failed.start("Put the cheapest teapot in the cart");
    await failed.expectEnd("Failed");
    await stage.panelPicture("failed", failed);
    const options = await stage.context.newPage();
    await options.setViewportSize(OPTIONS_SIZE);
    await options.goto(stage.extension.address("options.html"));
    await options.getByRole("row").filter({ hasText: "mail.example" }).waitFor();
    await stage.picture("options", options);
  } finally {
    await stage.close();
    await endpoint.stop();
    await shop.stop();
  }
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  await takeOrder(colorScheme);
  await takeTheRest(colorScheme);
}
