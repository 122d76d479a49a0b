/** A task in the user's own words, from the first start over every kind of question to its result. */
import { Door } from "../../e2e/door.ts";
import { startScriptedModel } from "../../e2e/model/scripted-model.ts";
import type { Panel } from "../../e2e/panel.ts";
import { startDemoShop } from "../demo-shop.mjs";
import { orderMug, TASK } from "./mug-order.ts";
import { answer, type ColorScheme, MODEL, PAGE_SIZE, photograph, SHOP, Stage, waitForQuestion } from "./stage.ts";

export async function takeOrder(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const door = new Door();
  const model = await startScriptedModel(async (turn) => {
    // The model thinks for as long as the picture of a running task takes.
    if (turn.turn === 2) await door.opened;
    return orderMug(turn);
  });
  const stage = await Stage.open(colorScheme, {
    servers: { [SHOP]: shop.url, [MODEL.baseUrl]: model.settings.baseUrl },
  });
  try {
    await takeFirstStart(stage);
    const panel = await takeTask(stage);
    await takeRunning(stage, panel);
    door.open();
    await takeQuestions(stage, panel);
    await panel.expectEnd("Done");
    await stage.panelPicture("done", panel);
  } finally {
    door.open();
    await stage.close();
    await model.stop();
    await shop.stop();
  }
  const [problem] = model.problems();
  if (problem) throw problem;
}

async function takeFirstStart(stage: Stage): Promise<void> {
  const start = await stage.openPanel(SHOP);
  await stage.panelPicture("first-start", start);
  await start.page.close();
}

async function takeTask(stage: Stage): Promise<Panel> {
  await stage.extension.setModel(MODEL);
  const panel = await stage.openPanel(SHOP);
  await panel.task.fill(TASK);
  await stage.panelPicture("ready", panel);
  return panel;
}

async function takeRunning(stage: Stage, panel: Panel): Promise<void> {
  await panel.button("Run").click();
  await waitForQuestion(panel, /May Deckhand/);
  await stage.panelPicture("asks-for-site", panel);
  await answer(panel, "Allow for this task");
  await waitForQuestion(panel, /Send the form/);
  await answer(panel, "Confirm");
  await panel.log.getByText("Going on to the checkout").waitFor();
  await panel.status.filter({ hasText: /^Planning · step 3/ }).waitFor();
  await stage.panelPicture("running", panel);
}

async function takeQuestions(stage: Stage, panel: Panel): Promise<void> {
  await waitForQuestion(panel, /Which e-mail/);
  await panel.page.getByRole("textbox", { name: "Answer" }).fill("ada@example.org");
  await stage.panelPicture("asks-user", panel);
  await answer(panel, "Send answer");
  await waitForQuestion(panel, /Ada Lovelace/);
  const question = await stage.panelPicture("asks-to-confirm", panel);
  await takeBeside(stage, question);
  await answer(panel, "Confirm");
}

/** The page with the panel over its corner, as the browser shows the two. */
async function takeBeside(stage: Stage, panel: Buffer): Promise<void> {
  const page = await photograph(stage.page);
  const sheet = await stage.context.newPage();
  await sheet.setViewportSize(PAGE_SIZE);
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
