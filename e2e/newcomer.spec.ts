import { closedPort } from "./apps/trouble.ts";
import type { Extension } from "./extension.ts";
import { expect, test } from "./fixtures.ts";
import { type Respond, refuse, say, showWebPage } from "./model/endpoint.ts";
import { Panel } from "./panel.ts";

const DONE = JSON.stringify({
  say: "",
  check: "",
  actions: [{ action: "done", status: "complete", text: "There was nothing to do." }],
});

/** Nothing of a run is left: the journal ends with its end, and no alarm would wake the worker for it. */
async function expectCleanEnd(panel: Panel, extension: Extension): Promise<void> {
  await panel.expectReady();
  await expect.poll(async () => (await panel.journal()).at(-1)?.type).toBe("run.finished");
  const worker = await extension.worker();
  await expect.poll(() => worker.evaluate(() => chrome.alarms.getAll())).toEqual([]);
}

test("the first start explains itself, and an example works without model or key", async ({
  extension,
  shop,
  openPanel,
}) => {
  const panel = await openPanel(shop.url);
  await expect(panel.status).toHaveText("Idle");
  await expect(panel.page.getByText("This needs no model, no key and no account.")).toBeVisible();
  await expect(panel.button("Add a model")).toBeVisible();
  await panel.button("Click the first Add to cart").click();
  await expect(panel.task).toHaveValue("Click the first Add to cart");
  await panel.button("Run").click();
  await panel.button("Allow for this task").click();
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(shop.cart().map(({ id, quantity }) => [id, quantity])).toEqual([["blue-mug", 1]]);
  await expectCleanEnd(panel, extension);
});

test("without a model an empty task and one that is no command are answered with what would work", async ({
  extension,
  context,
  shop,
  openPanel,
}) => {
  const panel = await openPanel(shop.url);
  await panel.start("   ");
  await expect(panel.page.getByRole("alert")).toHaveText("Write what should be done first.");
  await panel.expectReady();
  expect(await panel.journal()).toEqual([]);

  await panel.start("A table for two at eight would be lovely");
  await panel.expectEnd("Failed");
  await expect(panel.result).toContainText("does not begin with something I can do");
  await expect(panel.result).toContainText("What works: type mouse in the search box, press Enter");
  await expect(panel.page.getByText("Without a model, tasks are read as direct commands.")).toBeVisible();
  await expectCleanEnd(panel, extension);
  const opening = context.waitForEvent("page");
  await panel.button("Add a model").click();
  await expect((await opening).getByRole("group", { name: "All roles" })).toBeVisible();
});

/** What an endpoint may answer, and the words in which it is told. */
const FAULTS: { name: string; respond: Respond; requests: number; sentence: RegExp }[] = [
  {
    name: "the key is wrong",
    respond: refuse(401, "Incorrect API key provided"),
    requests: 1,
    sentence: /^127\.0\.0\.1:\d+ refused the API key \(401\)\. Check the key in Deckhand's options under Models\.$/,
  },
  {
    name: "the model is unknown",
    respond: refuse(404, "The model `plain` does not exist"),
    requests: 1,
    sentence: /does not know the model “plain”.*Check Model and Base URL in Deckhand's options\.$/,
  },
  {
    name: "the address is a web page",
    respond: showWebPage,
    requests: 1,
    sentence: /answered, but not as a model's endpoint does\. Check the Base URL.* it usually ends in \/v1\.$/,
  },
  {
    name: "the model talks instead of answering with JSON, twice",
    respond: say("Sure! I would be happy to help you with that."),
    requests: 2,
    sentence: /cannot use, twice in a row.*Try again, or choose a more capable model in Deckhand's options\.$/,
  },
];

test("what is wrong with a model's endpoint ends the run with the remedy", async ({
  extension,
  shop,
  endpoint,
  openAllowed,
}) => {
  await extension.setModel(endpoint.settings);
  const panel = await openAllowed(shop.url);
  for (const { name, respond, requests, sentence } of FAULTS) {
    await test.step(name, async () => {
      endpoint.respond = respond;
      const before = endpoint.requests.length;
      await panel.startNext(`Find out what happens when ${name}`);
      await panel.expectEnd("Failed");
      await expect(panel.result).toHaveText(sentence);
      expect(endpoint.requests.length - before).toBe(requests);
      await expectCleanEnd(panel, extension);
    });
  }
});

test("Test connection says in the options how the endpoint answers", async ({ extension, context, endpoint }) => {
  await extension.setModel(endpoint.settings);
  const options = await context.newPage();
  await options.goto(extension.address("options.html"));
  const group = options.getByRole("group", { name: "All roles" });
  const press = () => group.getByRole("button", { name: "Test connection" }).click();
  endpoint.respond = say('{"ok":true}');
  await press();
  await expect(group.getByRole("status")).toHaveText(/^Connected: 127\.0\.0\.1:\d+\/plain answered in \d+\.\d s$/);
  for (const { respond, sentence } of FAULTS.filter(({ requests }) => requests === 1)) {
    endpoint.respond = respond;
    await press();
    await expect(group.getByRole("alert")).toHaveText(sentence);
    await expect(group.getByRole("status")).toHaveText("");
  }
  await group.getByRole("textbox", { name: "Base URL" }).fill(`http://127.0.0.1:${await closedPort()}/v1`);
  await press();
  await expect(group.getByRole("alert")).toHaveText(/cannot be reached\. Check the network, that the model's server/);
});

test("OpenAI without a key is not even asked", async ({ extension, shop, openPanel }) => {
  await extension.setModel({ baseUrl: "https://api.openai.com/v1", apiKey: "", model: "gpt-4.1-mini" });
  const panel = await openPanel(shop.url);
  await panel.start("Buy a mug");
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText("OpenAI needs an API key. Put it into Deckhand's options under Models.");
  await expectCleanEnd(panel, extension);
});

test("an endpoint that does not run is tried again, which is said, and Stop ends the wait", async ({
  extension,
  shop,
  openAllowed,
}) => {
  const port = await closedPort();
  await extension.setModel({ baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "", model: "local" });
  const panel = await openAllowed(shop.url);
  await panel.start("Buy a mug");
  const failure = panel.log.locator('[data-event="model.failed"]').first();
  await expect(failure).toContainText(
    `127.0.0.1:${port} cannot be reached. Check the network, that the model's server runs, and the Base URL`,
  );
  await expect(failure).toContainText(/Trying again in \d+ s/);
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  await expectCleanEnd(panel, extension);
});

test("a busy endpoint is asked again when it said, not before", async ({ extension, shop, endpoint, openAllowed }) => {
  await extension.setModel(endpoint.settings);
  const panel = await openAllowed(shop.url);
  endpoint.respond = (response) => {
    endpoint.respond = say(DONE);
    refuse(429, "Rate limit reached", { "retry-after": "1" })(response);
  };
  await panel.start("See whether there is anything to do");
  const failure = panel.log.locator('[data-event="model.failed"]');
  await expect(failure).toContainText("limits how often it may be asked (429)");
  await expect(failure).toContainText("Trying again in 1 s");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("There was nothing to do.");
  const [first = 0, second = 0, ...more] = endpoint.requests;
  expect(second - first).toBeGreaterThanOrEqual(1000);
  expect(more).toEqual([]);
  await expectCleanEnd(panel, extension);
});

test("a tab that shows no web page is told apart, with the way out, and nothing is started on it", async ({
  openPanel,
}) => {
  for (const address of ["about:blank", "chrome://version/"]) {
    const panel = await openPanel(address);
    const sentence = /^Deckhand works on web pages only.* Open a web page \(http or https\) and try there\.$/;
    await expect(panel.page.getByText(sentence)).toBeVisible();
    await panel.start("Scroll down");
    await expect(panel.page.getByRole("alert")).toHaveText(sentence);
    await panel.expectReady();
    expect(await panel.journal()).toEqual([]);
    await panel.page.close();
  }
});

test("a page that could not be loaded is said to be none", async ({ extension, page }) => {
  const address = `http://127.0.0.1:${await closedPort()}/`;
  await expect(page.goto(address)).rejects.toThrow("ERR_CONNECTION_REFUSED");
  const panel = new Panel(await extension.openPanel(page, address));
  await panel.start("Scroll down");
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText("This page could not be loaded. Reload it and run again.");
  await expectCleanEnd(panel, extension);
});

test("a tab that is closed under way ends the run and says so", async ({
  extension,
  page,
  context,
  shop,
  openPanel,
}) => {
  // The browser ends with its last window.
  await context.newPage();
  const panel = await openPanel(shop.url);
  await panel.start("wait 30 seconds, click the first Add to cart");
  await panel.button("Allow for this task").click();
  await panel.expectStatus("Acting");
  await page.close();
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText("The tab was closed before the task had ended.");
  await expect(panel.page.getByText("This tab was closed. Open the page again and start there.")).toBeVisible();
  await expectCleanEnd(panel, extension);
  expect(shop.cart()).toEqual([]);
});
