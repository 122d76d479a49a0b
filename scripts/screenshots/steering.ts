/** A run that is steered: in another tab, spoken to, paused, taken over. */
import { startBoard } from "../../e2e/apps/board.ts";
import { Door } from "../../e2e/door.ts";
import { type Decide, startScriptedModel } from "../../e2e/model/scripted-model.ts";
import type { Panel } from "../../e2e/panel.ts";
import { startDemoShop } from "../demo-shop.mjs";
import { FILLING_IN, fillCheckout, PLAN, TASK } from "./mug-order.ts";
import { LOOKING_UP, lookUpPrices, MESSAGE } from "./price-list.ts";
import { BOARD, type ColorScheme, MODEL, SHOP, Stage } from "./stage.ts";

interface Steered {
  /** The site's address in the pictures. */
  site: string;
  server: { url: string; stop(): Promise<void> };
  decide: Decide;
  /** The turns before which the model waits, each until its door is open. */
  heldTurns: [number, number];
}

/** A site that may be used, and a model that waits behind doors. */
async function steer(
  colorScheme: ColorScheme,
  { site, server, decide, heldTurns }: Steered,
  take: (stage: Stage, first: Door, second: Door) => Promise<void>,
): Promise<void> {
  const [first, second] = [new Door(), new Door()];
  const model = await startScriptedModel(async (turn) => {
    if (turn.turn === heldTurns[0]) await first.opened;
    if (turn.turn === heldTurns[1]) await second.opened;
    return decide(turn);
  });
  const stage = await Stage.open(colorScheme, {
    servers: { [site]: server.url, [MODEL.baseUrl]: model.settings.baseUrl },
  });
  try {
    await stage.extension.setModel(MODEL);
    await stage.extension.grantSite(new URL(site).origin);
    await take(stage, first, second);
  } finally {
    first.open();
    second.open();
    await stage.close();
    await model.stop();
    await server.stop();
  }
  const [problem] = model.problems();
  if (problem) throw problem;
}

/** Findings fill while the run goes on in another tab, and a message is taken in. */
export async function takeLookingUp(colorScheme: ColorScheme): Promise<void> {
  const server = await startBoard();
  const steered: Steered = { site: BOARD, server, decide: lookUpPrices, heldTurns: [3, 4] };
  await steer(colorScheme, steered, async (stage, first, second) => {
    const panel = await stage.openPanel(BOARD);
    await panel.start(LOOKING_UP);
    await panel.status.filter({ hasText: /^Planning · step 4 · tab t2/ }).waitFor();
    await stage.panelPicture("in-two-tabs", panel);
    first.open();
    await panel.status.filter({ hasText: /^Planning · step 5/ }).waitFor();
    await panel.message.fill(MESSAGE);
    await stage.panelPicture("message", panel);
    await panel.send(MESSAGE);
    await panel.expectEnd("Done");
    second.open();
    await stage.panelPicture("found", panel);
  });
}

/** A plan that waits to be looked at. */
export async function takePlan(colorScheme: ColorScheme): Promise<void> {
  const server = await startDemoShop();
  const decide: Decide = () => JSON.stringify({ plan: PLAN });
  await steer(colorScheme, { site: SHOP, server, decide, heldTurns: [1, 2] }, async (stage) => {
    const panel = await stage.openPanel(SHOP);
    await panel.page.getByRole("checkbox", { name: "Show me a plan first" }).check();
    await panel.start(TASK);
    await panel.expectStatus("Paused");
    await stage.panelPicture("plan", panel);
    await panel.button("Stop").click();
  });
}

/** What a pause keeps, changed by hand; and what the panel says when the user takes over. */
export async function takePauses(colorScheme: ColorScheme): Promise<void> {
  const server = await startDemoShop();
  await steer(colorScheme, { site: SHOP, server, decide: fillCheckout, heldTurns: [0, 1] }, async (stage, first) => {
    const panel = await openCheckout(stage);
    await panel.start(FILLING_IN);
    await panel.status.filter({ hasText: /^Planning · step 1/ }).waitFor();
    await panel.button("Pause").click();
    await panel.expectStatus("Paused");
    first.open();
    await panel.proposal.waitFor();
    const address = panel.proposal.getByRole("textbox").last();
    await address.fill("1 Analytical Row, Dublin");
    await address.press("Enter");
    await panel.log.getByText("You changed what it was about to do").waitFor();
    await stage.panelPicture("paused", panel);
    await panel.button("Resume").click();
    await panel.status.filter({ hasText: /^Planning · step 2/ }).waitFor();
    await stage.page.bringToFront();
    await stage.page.getByRole("heading", { level: 1 }).click();
    await panel.expectStatus("Paused");
    await stage.panelPicture("taken-over", panel);
  });
}

async function openCheckout(stage: Stage): Promise<Panel> {
  await stage.page.goto(SHOP);
  await stage.page.getByRole("button", { name: "Add to cart" }).first().click();
  await stage.page.getByRole("link", { name: "Cart (1)" }).waitFor();
  return stage.openPanel(new URL("/checkout", SHOP).href);
}
