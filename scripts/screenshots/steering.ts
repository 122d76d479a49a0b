/** A run that is steered: in another tab, spoken to, paused, taken over. */
import { Door } from "../../e2e/door.ts";
import { type Decide, startScriptedModel } from "../../e2e/model/scripted-model.ts";
import type { Panel } from "../../e2e/panel.ts";
import { startDemoShop } from "../demo-shop.mjs";
import { COMPARISON, compareMugs, MESSAGE } from "./mug-comparison.ts";
import { FILLING_IN, fillCheckout } from "./mug-order.ts";
import { type ColorScheme, MODEL, SHOP, Stage } from "./stage.ts";

/** A shop that may be used, and a model that waits behind a door before it answers. */
async function onShop(
  colorScheme: ColorScheme,
  decide: (doors: Door[]) => Decide,
  take: (stage: Stage, doors: Door[]) => Promise<void>,
): Promise<void> {
  const doors = [new Door(), new Door()];
  const shop = await startDemoShop();
  const model = await startScriptedModel(decide(doors));
  const stage = await Stage.open(colorScheme, {
    servers: { [SHOP]: shop.url, [MODEL.baseUrl]: model.settings.baseUrl },
  });
  try {
    await stage.extension.setModel(MODEL);
    await stage.extension.grantSite(new URL(SHOP).origin);
    await take(stage, doors);
  } finally {
    for (const door of doors) door.open();
    await stage.close();
    await model.stop();
    await shop.stop();
  }
  const [problem] = model.problems();
  if (problem) throw problem;
}

/** Findings fill while the run goes through tabs, and a message is taken in. */
export function takeComparison(colorScheme: ColorScheme): Promise<void> {
  const decide =
    ([first, second]: Door[]): Decide =>
    async (turn) => {
      if (turn.turn === 3) await first?.opened;
      if (turn.turn === 4) await second?.opened;
      return compareMugs(turn);
    };
  return onShop(colorScheme, decide, async (stage, [first, second]) => {
    const panel = await stage.openPanel(SHOP);
    await panel.start(COMPARISON);
    setTimeout(async () => console.log(await panel.page.locator(".panel").innerText()), 8000);
    await panel.status.filter({ hasText: /^Planning · step 4 · tab t3/ }).waitFor();
    await stage.panelPicture("in-two-tabs", panel);
    first?.open();
    await panel.status.filter({ hasText: /^Planning · step 5/ }).waitFor();
    await panel.message.fill(MESSAGE);
    await stage.panelPicture("message", panel);
    await panel.send(MESSAGE);
    second?.open();
    await panel.expectEnd("Done");
    await stage.panelPicture("found", panel);
  });
}

/** What a pause keeps, changed by hand; and what the panel says when the user takes over. */
export function takePauses(colorScheme: ColorScheme): Promise<void> {
  const decide =
    ([first, second]: Door[]): Decide =>
    async (turn) => {
      if (turn.turn === 0) await first?.opened;
      if (turn.turn === 1) await second?.opened;
      return fillCheckout(turn);
    };
  return onShop(colorScheme, decide, async (stage, [first]) => {
    const panel = await openCheckout(stage);
    await panel.start(FILLING_IN);
    await panel.status.filter({ hasText: /^Planning · step 1/ }).waitFor();
    await panel.button("Pause").click();
    await panel.expectStatus("Paused");
    first?.open();
    await panel.proposal.waitFor();
    const address = panel.proposal.getByRole("textbox").last();
    await address.fill("1 Analytical Row, Dublin");
    await address.press("Enter");
    await panel.log.getByText("You changed what it was about to do").waitFor();
    await stage.panelPicture("paused", panel);
    await panel.button("Resume").click();
    await panel.status.filter({ hasText: /^Planning · step 3/ }).waitFor();
    await stage.page.bringToFront();
    await stage.page.getByRole("heading", { name: "Checkout" }).click();
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
