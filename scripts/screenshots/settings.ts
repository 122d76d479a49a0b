/** What is in the way, each with its remedy; the options; and the build that is shipped, in which Chrome asks, too. */
import type { Page } from "playwright";
import { modelGroup } from "../../e2e/extension.ts";
import { refuse, startEndpoint } from "../../e2e/model/endpoint.ts";
import { STORE_BUILD } from "../build.mjs";
import { startDemoShop } from "../demo-shop.mjs";
import { answer, type ColorScheme, MODEL, SHOP, Stage, waitForQuestion } from "./stage.ts";

const OPTIONS_SIZE = { width: 800, height: 2400 };
const OLLAMA = "http://127.0.0.1:11434/";
const LM_STUDIO = "http://127.0.0.1:1234/";

export async function takeSettings(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const ollama = await startEndpoint();
  const lmStudio = await startEndpoint();
  const stage = await Stage.open(colorScheme, {
    servers: { [SHOP]: shop.url, [OLLAMA]: ollama.settings.baseUrl, [LM_STUDIO]: lmStudio.settings.baseUrl },
  });
  try {
    await takeRestricted(stage);
    ollama.respond = refuse(404, `model "${MODEL.model}" not found, try pulling it first`);
    await takeFailed(stage);
    ollama.respond = list({ models: [{ name: "qwen3:8b" }, { name: "gpt-oss:20b" }] });
    lmStudio.respond = list({ data: [{ id: "gemma-3-12b" }] });
    await takeOptions(stage);
  } finally {
    await stage.close();
    await lmStudio.stop();
    await ollama.stop();
    await shop.stop();
  }
}

/** Names its models as Ollama and LM Studio do. */
function list(models: object): ReturnType<typeof refuse> {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(models));
  };
}

async function takeRestricted(stage: Stage): Promise<void> {
  const panel = await stage.openPanel("chrome://version/");
  await stage.panelPicture("no-web-page", panel);
  await panel.page.close();
}

async function takeFailed(stage: Stage): Promise<void> {
  await stage.extension.setModel(MODEL);
  await stage.extension.grantSite(new URL(SHOP).origin, { write: "ask" });
  const panel = await stage.openPanel(SHOP);
  await panel.start("Put the cheapest teapot in the cart");
  await panel.expectEnd("Failed");
  await stage.panelPicture("failed", panel);
}

async function takeOptions(stage: Stage): Promise<void> {
  await stage.extension.grantSite("https://mail.example", { read: "ask", write: "deny" });
  const options = await stage.context.newPage();
  await options.setViewportSize(OPTIONS_SIZE);
  await options.goto(stage.extension.address("options.html"));
  await options.getByRole("row").filter({ hasText: "mail.example" }).waitFor();
  const foundModels = options.getByRole("region", { name: "Found on this computer" });
  await foundModels.getByRole("button", { name: "Use gemma-3-12b (LM Studio)" }).waitFor();
  await stage.pictureFromTo("options", options.getByRole("heading", { name: "Deckhand settings" }), foundModels);
  await takeRole(stage, options);
}

/** A role with a model of its own. */
async function takeRole(stage: Stage, options: Page): Promise<void> {
  const extractor = modelGroup(options, "Extractor");
  for (const other of ["Navigator", "Planner"]) await modelGroup(options, other).locator("summary").click();
  await extractor.getByRole("textbox", { name: "Model" }).fill("qwen3:1.7b");
  await extractor.getByRole("textbox", { name: "Model" }).blur();
  await extractor.getByText("Model saved.").waitFor();
  await stage.pictureFromTo("options-roles", modelGroup(options, "Navigator"), extractor);
  const sites = options.getByRole("region", { name: "Sites" });
  await stage.pictureFromTo("options-sites", sites.getByRole("heading", { name: "Sites" }), sites);
}

/** The build that is shipped may enter no site at first. */
export async function takeStoreBuild(colorScheme: ColorScheme): Promise<void> {
  const shop = await startDemoShop();
  const stage = await Stage.open(colorScheme, { servers: { [SHOP]: shop.url }, build: STORE_BUILD });
  try {
    const panel = await stage.openPanel(SHOP);
    await panel.start("click the first Add to cart");
    await waitForQuestion(panel, /Chrome will ask you too/);
    await stage.panelPicture("asks-for-site-before-chrome", panel);
    await answer(panel, "Deny");
    await panel.expectEnd("Failed");
    await stage.panelPicture("denied", panel);
  } finally {
    await stage.close();
    await shop.stop();
  }
}
