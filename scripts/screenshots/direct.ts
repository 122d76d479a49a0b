/** Direct commands without a model: files, the page's own dialog, what is not clear, what is not understood. */
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Board, startBoard } from "../../e2e/apps/board.ts";
import { type Endpoint, startEndpoint } from "../../e2e/model/endpoint.ts";
import { startDemoShop } from "../demo-shop.mjs";
import { root } from "../root.mjs";
import { answer, BOARD, type ColorScheme, SHOP, Stage, waitForQuestion } from "./stage.ts";

const CLUB = "http://club.example/";
const CLUB_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rowing club</title>
<h1>Join us</h1><label>Portrait <input type="file"></label>`;
const SIZE_OF_LETTER = 48_000;

export async function takeDirectCommands(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const board = await startBoard();
  const club = await startClub();
  const stage = await Stage.open(colorScheme, {
    servers: { [SHOP]: shop.url, [BOARD]: board.url, [CLUB]: club.settings.baseUrl },
  });
  try {
    for (const address of [SHOP, BOARD, CLUB]) await stage.extension.grantSite(new URL(address).origin);
    await takeFiles(stage);
    await takeUnclear(stage);
    await takeDialog(stage, board);
  } finally {
    await stage.close();
    await club.stop();
    await board.stop();
    await shop.stop();
  }
}

/** A page with a file field. */
async function startClub(): Promise<Endpoint> {
  const club = await startEndpoint();
  club.respond = (response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(CLUB_PAGE);
  };
  return club;
}

async function takeUnclear(stage: Stage): Promise<void> {
  const panel = await stage.openPanel(SHOP);
  await panel.startNext("click Add to cart, open Cart");
  await waitForQuestion(panel, /Add to cart/);
  await stage.panelPicture("asks-which", panel);
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  await panel.startNext("Order the nicest mug they have");
  await panel.expectEnd("Failed");
  await stage.panelPicture("not-understood", panel);
  await panel.page.close();
}

async function takeDialog(stage: Stage, board: Board): Promise<void> {
  const panel = await stage.openPanel(BOARD);
  await panel.startNext("click Remove Buy rope, wait for “Paint the hull”");
  await waitForQuestion(panel, /Remove Buy rope/);
  await answer(panel, "Confirm");
  await waitForQuestion(panel, /Answer OK/);
  await stage.panelPicture("asks-about-dialog", panel);
  await answer(panel, "Confirm");
  await panel.expectEnd("Done");
  if (board.notes.includes("Buy rope")) throw new Error("The dialog was answered, and nothing came of it.");
  await panel.page.close();
}

async function takeFiles(stage: Stage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "deckhand-files-"));
  const [portrait, letter] = [join(folder, "portrait.png"), join(folder, "letter.pdf")];
  try {
    await copyFile(join(root, "assets", "icon.png"), portrait);
    await writeFile(letter, Buffer.alloc(SIZE_OF_LETTER));
    const panel = await stage.openPanel(CLUB);
    await panel.attach([portrait, letter]);
    await panel.task.fill("upload portrait.png to Portrait");
    await stage.panelPicture("files", panel);
    await panel.button("Run").click();
    await waitForQuestion(panel, /portrait\.png/);
    await stage.panelPicture("asks-to-upload", panel);
    await answer(panel, "Confirm");
    await panel.expectEnd("Done");
    await panel.page.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
