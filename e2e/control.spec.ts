/** Who is in control: the panel closed, Pause, Stop, take-over, two runs at once, and the death of the worker. */
import { startFormApp } from "./apps/form.ts";
import { Door } from "./door.ts";
import { expect, test } from "./fixtures.ts";
import { killWorker } from "./kill-worker.ts";
import { say } from "./model/endpoint.ts";
import { readOutline, refOf, shows } from "./model/outline.ts";
import type { Decide } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

const done = (text: string) => ({ actions: [{ action: "done", status: "complete", text } as const] });

/** Searches the shop for mugs, which sends nothing but a query. */
const searchMugs: Decide = ({ outline }) =>
  shows(outline, "Results for “mug”")
    ? done("There are mugs.")
    : {
        say: "Searching",
        actions: [{ action: "type", ref: refOf(outline, "searchbox", "Search"), text: "mug", submit: true }],
      };

test("a run goes on without its panel, and a panel opened later shows all of it", async ({
  extension,
  page,
  shop,
  startHeld,
}) => {
  const { panel, door } = await startHeld(searchMugs, shop.url, "Look for mugs");
  await panel.page.close();
  door.open();
  await expect(page).toHaveURL(/q=mug/);

  const later = new Panel(await extension.openPanel(page));
  await later.expectEnd("Done");
  await expect(later.result).toHaveText("There are mugs.");
  await expect(later.log.getByRole("listitem").first()).toContainText("Look for mugs");
  expect(await later.actions()).toEqual(["type done"]);
  await later.expectReady();
});

/** Milliseconds from the next click in the panel until its status begins with a word. */
function timeToStatus(panel: Panel, word: string): Promise<number> {
  return panel.status.evaluate(
    (status, word) =>
      new Promise<number>((resolve) => {
        let clickedAt = Number.NaN;
        addEventListener("click", () => (clickedAt = performance.now()), { capture: true, once: true });
        new MutationObserver(() => {
          if (status.textContent?.startsWith(word)) resolve(performance.now() - clickedAt);
        }).observe(status, { childList: true, characterData: true, subtree: true });
      }),
    word,
  );
}

/** Presses Pause and holds the panel to the 300 ms that it promises. */
async function pauseInTime(panel: Panel): Promise<void> {
  const time = timeToStatus(panel, "Paused");
  await panel.button("Pause").click();
  expect(await time).toBeLessThanOrEqual(300);
}

test("Pause shows at once and lets nothing happen, Resume looks again and goes on", async ({
  page,
  shop,
  startHeld,
}) => {
  const { panel, door } = await startHeld(searchMugs, shop.url, "Look for mugs");
  await pauseInTime(panel);
  // The answer comes in while the run is paused.
  door.open();
  const types = async () => (await panel.journal()).map(({ type }) => type);
  await expect.poll(types).toContain("model.answered");
  await panel.expectStatus("Paused");
  expect(page.url()).toBe(shop.url);

  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(page).toHaveURL(/q=mug/);
  const all = await types();
  const whilePaused = all.slice(all.indexOf("run.paused"), all.indexOf("run.resumed"));
  expect(whilePaused).not.toContain("action.dispatched");
  expect(all.filter((type) => type === "action.dispatched")).toHaveLength(1);
});

test("Pause and Resume that are pressed twice in a moment count once", async ({ shop, startHeld }) => {
  const { panel, door } = await startHeld(searchMugs, shop.url, "Look for mugs");
  const pressTwice = (name: string) =>
    panel.button(name).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
  await pressTwice("Pause");
  await panel.expectStatus("Paused");
  door.open();
  await pressTwice("Resume");
  await panel.expectEnd("Done");
  const types = (await panel.journal()).map(({ type }) => type);
  expect(types.filter((type) => type === "run.paused" || type === "run.resumed")).toEqual([
    "run.paused",
    "run.resumed",
  ]);
});

test("a paused run goes on in a tab whose page Chrome has put out of its memory meanwhile", async ({
  extension,
  shop,
  startHeld,
}) => {
  const { panel, door } = await startHeld(searchMugs, shop.url, "Look for mugs");
  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  door.open();
  await expect.poll(async () => (await panel.journal()).map(({ type }) => type)).toContain("proposal.kept");
  // Chrome spares the tab that is in front.
  await panel.page.bringToFront();
  const worker = await extension.worker();
  const tabId = Number(new URL(panel.page.url()).searchParams.get("tab"));
  const isDiscarded = await worker.evaluate(async (id) => (await chrome.tabs.discard(id))?.discarded, tabId);
  expect(isDiscarded).toBe(true);
  await panel.expectStatus("Paused");
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("There are mugs.");
});

test("Pause cuts a wait short, Resume takes the command up again", async ({ page, shop, openAllowed }) => {
  const panel = await openAllowed(shop.url);
  await panel.start("wait until Lighthouse is visible, scroll down");
  await panel.expectStatus("Acting");
  await pauseInTime(panel);
  await page.evaluate(() => document.querySelector("h1")?.append(" Lighthouse"));
  await expect(panel.log.locator('[data-action="wait_for"]').last()).toHaveAttribute("data-outcome", /skipped|failed/);
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  expect((await panel.actions()).slice(-2)).toEqual(["wait_for done", "scroll done"]);
});

test("a wait goes on over the page that the tab goes to meanwhile", async ({ page, shop, openAllowed }) => {
  const panel = await openAllowed(shop.url);
  await panel.start("wait until Results for is visible, type rope in the search box");
  await panel.expectStatus("Acting");
  await page.evaluate(() => location.assign("/?q=mug"));
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["wait_for skipped", "wait_for done", "type done"]);
});

test("of a dialog that no debugger tells of the user hears, and answers it in the page", async ({
  extension,
  page,
  shop,
  openAllowed,
}) => {
  const panel = await openAllowed(shop.url);
  const worker = await extension.worker();
  await worker.evaluate(() =>
    Object.defineProperty(chrome.debugger, "attach", { value: () => Promise.reject(new Error("Refused by policy.")) }),
  );
  await page.evaluate(() => {
    const button = document.body.appendChild(document.createElement("button"));
    button.textContent = "Ring the bell";
    button.onclick = () => alert("Ding");
  });
  const shown = page.waitForEvent("dialog");
  await panel.start("click Ring the bell");
  const dialog = await shown;
  await expect(panel.log).toContainText("The page does not answer. If it shows a dialog, answer that in the tab");
  await dialog.accept();
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["click done"]);
});

test("Stop ends a request that the model never answers, and the next task runs", async ({
  extension,
  shop,
  endpoint,
  openAllowed,
}) => {
  await extension.setModel(endpoint.settings);
  const panel = await openAllowed(shop.url);
  const asked = new Door();
  const hungUp = new Door();
  endpoint.respond = (response) => {
    asked.open();
    response.on("close", () => hungUp.open());
  };
  await panel.start("Look for mugs");
  await asked.opened;
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  await expect(panel.result).toHaveText("You stopped it.");
  await hungUp.opened;
  await panel.expectReady();

  endpoint.respond = say(JSON.stringify({ say: "", check: "", ...done("Nothing was left to do.") }));
  await panel.startNext("Anything left?");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("Nothing was left to do.");
});

test("Stop ends a long wait, and a task that is started at once has the page to itself", async ({
  page,
  shop,
  openAllowed,
}) => {
  const panel = await openAllowed(shop.url);
  await panel.start("wait 30 seconds, click the first Add to cart");
  await panel.expectStatus("Acting");
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");

  await panel.startNext("type teapot in the search box, press Enter");
  await panel.expectEnd("Done");
  await expect(page).toHaveURL(/q=teapot/);
  expect(shop.cart()).toEqual([]);
});

test("two runs in two tabs each do their own task", async ({ extension, page, context, startModel }) => {
  const forms = [await startFormApp(), await startFormApp()];
  try {
    // Neither is answered before both have been asked: they are under way at the same time.
    const both = new Door();
    const asked = new Set<string>();
    await startModel(async ({ outline, messages }) => {
      const mine = forms.find(({ url }) => messages.some(({ content }) => content.includes(url)));
      if (!mine) throw new Error("This request belongs to neither form.");
      asked.add(mine.url);
      if (asked.size === forms.length) both.open();
      await both.opened;
      if (shows(outline, "has been received")) return done(`Sent to ${mine.url}`);
      const { label } = mine.field("text");
      return {
        actions: [
          { action: "type", ref: refOf(outline, "textbox", label), text: `for ${mine.url}` },
          { action: "click", ref: refOf(outline, "button", mine.button) },
        ],
      };
    });
    const panels = [];
    for (const [index, { url }] of forms.entries()) {
      await extension.grantSite(new URL(url).origin);
      const tab = index === 0 ? page : await context.newPage();
      await tab.goto(url);
      panels.push(new Panel(await extension.openPanel(tab)));
    }
    for (const panel of panels) await panel.start("Send the form with its own address");
    for (const panel of panels) await panel.button("Confirm").click();
    for (const [index, form] of forms.entries()) {
      await panels[index]?.expectEnd("Done");
      await expect(panels[index]?.result ?? page.locator("none")).toHaveText(`Sent to ${form.url}`);
      expect(form.posted()).toHaveLength(1);
      expect(form.posted()[0]).toMatchObject({ [form.field("text").name]: `for ${form.url}` });
    }
  } finally {
    for (const form of forms) await form.stop();
  }
});

test("a click of the user in the run's tab pauses the run, and Resume tells the model of it", async ({
  page,
  shop,
  startHeld,
}) => {
  const { panel, model, door } = await startHeld(searchMugs, shop.url, "Look for mugs");
  await page.getByRole("heading", { name: "All products" }).click();
  await expect(panel.status).toHaveText("Paused · you took over; press Resume when you have finished");
  door.open();
  await expect.poll(async () => (await panel.journal()).map(({ type }) => type)).toContain("model.answered");
  expect(page.url()).toBe(shop.url);

  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(page).toHaveURL(/q=mug/);
  expect(model.requests()[1]?.at(-1)?.content).toContain("The user acted in the page themselves");
  // A worker that dies in between leaves the page to its user.
  const types = (await panel.journal()).map(({ type }) => type);
  expect(types.filter((type) => type === "run.paused" || type === "user.acted")).toEqual(["run.paused", "user.acted"]);
});

/** Adds the first mug to the cart, and looks before it does anything again. */
const addToCart: Decide = ({ outline, messages }) => {
  if (shows(outline, "Cart (1)[")) return done("The mug is in the cart.");
  if (/→ unknown/.test(messages.at(-1)?.content ?? "")) {
    return { actions: [{ action: "wait_for", text: "Cart (1)", seconds: 20 }] };
  }
  const add = readOutline(outline).find(({ name }) => name === "Add to cart");
  return { actions: [{ action: "click", ref: add?.ref ?? "" }] };
};

test("a run goes on after the worker's death at any moment, and nothing is done twice", async ({
  page,
  shop,
  startHeld,
}) => {
  const posted = new Door();
  const released = new Door();
  let posts = 0;
  await page.route("**/cart/add", async (route) => {
    posts++;
    posted.open();
    await released.opened;
    await route.continue();
  });
  const { panel, door: never } = await startHeld(addToCart, shop.url, "Put a mug into the cart");

  await test.step("while the model is waited for", async () => {
    await killWorker(panel);
    await expect(panel.question).toContainText("Add to cart");
  });
  await test.step("while a question is open, which is asked again", async () => {
    await killWorker(panel);
    await expect(panel.log.locator('[data-event="question.asked"]')).toHaveCount(2);
    expect(posts).toBe(0);
    await panel.button("Confirm").click();
  });
  await test.step("in the middle of the action, which is never sent again", async () => {
    await posted.opened;
    await killWorker(panel);
    await expect(panel.log.locator('[data-outcome="unknown"]')).toHaveCount(1);
    released.open();
  });
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("The mug is in the cart.");
  expect(posts).toBe(1);
  expect(shop.cart().map(({ quantity }) => quantity)).toEqual([1]);
  never.open();
});

test("a direct command that a worker's death cut off is not sent again, a wait is", async ({
  page,
  shop,
  openAllowed,
}) => {
  const posted = new Door();
  const released = new Door();
  let posts = 0;
  await page.route("**/cart/add", async (route) => {
    posts++;
    posted.open();
    // The page that it leads to would tell that the click was made.
    await released.opened;
    await route.continue();
  });
  const panel = await openAllowed(shop.url);
  await panel.start("wait until Lighthouse is visible, click the first Add to cart, scroll down");
  await panel.expectStatus("Acting");
  await killWorker(panel);
  await page.evaluate(() => document.querySelector("h1")?.append(" Lighthouse"));
  await panel.button("Confirm").click();
  await posted.opened;
  await killWorker(panel);
  released.open();
  await panel.expectEnd("Done · in part");
  expect(posts).toBe(1);
  expect(shop.cart().map(({ quantity }) => quantity)).toEqual([1]);
  expect(await panel.actions()).toEqual(["wait_for unknown", "wait_for done", "click unknown"]);
  await expect(panel.result).toContainText("Deckhand was interrupted just then and does not know whether it happened.");
});
