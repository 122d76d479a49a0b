/**
 * The build that is shipped, which may enter no site at first: what the panel asks, what Chrome asks then, and what is
 * left of it when the task is over.
 */
import { test as base, expect } from "./fixtures.ts";
import { fillCart, ORDER } from "./order.ts";
import { Panel } from "./panel.ts";
import { StoreBrowser } from "./store-browser.ts";

interface Fixtures {
  browserOfStore: StoreBrowser;
  /** A panel over the shop's first page. */
  panel: Panel;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  browserOfStore: async ({}, use) => {
    const browser = await StoreBrowser.start();
    await use(browser);
    await browser.stop();
  },

  context: async ({ browserOfStore }, use) => {
    await use(browserOfStore.context);
  },

  panel: async ({ browserOfStore, page, shop }, use) => {
    await page.goto(shop.url);
    await use(await browserOfStore.openPanel(page));
  },
});

const origin = (url: string) => new URL(url).origin;

/** Whether a run has looked at any page so far. */
async function hasRead(panel: Panel): Promise<boolean> {
  return (await panel.journal()).some(({ type }) => type === "page.observed");
}

test("a yes to the panel and a yes to Chrome let a task order, and with its end Chrome's yes is gone", async ({
  browserOfStore: browser,
  page,
  shop,
}) => {
  await page.goto(await fillCart(page, shop.url));
  const panel = await browser.openPanel(page);
  await panel.start(ORDER);
  await expect(panel.question).toContainText(origin(shop.url));
  await expect(panel.question).toContainText("Chrome will ask you too");
  const prompt = await browser.promptAfter(() => panel.button("Allow for this task").click());
  expect(await browser.holds(origin(shop.url))).toBe(false);
  expect(await hasRead(panel)).toBe(false);
  await prompt.allow();

  await expect(panel.question).toContainText("This spends money or orders something.");
  expect(await browser.holds(origin(shop.url))).toBe(true);
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(shop.orders()).toMatchObject([{ name: "Ada Lovelace", country: "Portugal", delivery: "pickup" }]);
  await expect.poll(() => browser.holds(origin(shop.url))).toBe(false);
});

test("a no to Chrome is said in the panel, which lets the task read nothing", async ({
  panel,
  browserOfStore: browser,
  shop,
}) => {
  await panel.start("click the first Add to cart");
  const prompt = await browser.promptAfter(() => panel.button("Allow for this task").click());
  await prompt.deny();
  await expect(panel.page.getByText(`Chrome did not let Deckhand into ${origin(shop.url)}.`)).toBeVisible();
  await panel.expectStatus("Waiting for you");
  await panel.button("Deny").click();
  await panel.expectEnd("Failed");
  await expect(panel.result).toContainText(`you denied reading ${origin(shop.url)}`);
  expect(await hasRead(panel)).toBe(false);
  expect(shop.cart()).toEqual([]);
  expect(await browser.holds(origin(shop.url))).toBe(false);
});

test("a site that is always allowed stays open after the task, until its rule is taken back", async ({
  panel,
  browserOfStore: browser,
  shop,
}) => {
  await panel.start("scroll down");
  const prompt = await browser.promptAfter(() => panel.button("Always allow on this site").click());
  await prompt.allow();
  await panel.expectEnd("Done");
  await panel.startNext("scroll up");
  await panel.expectEnd("Done");
  await expect(panel.log.locator('[data-event="question.asked"]')).toHaveCount(0);
  expect(await browser.holds(origin(shop.url))).toBe(true);

  const options = await browser.context.newPage();
  await options.goto(browser.extension.address("options.html"));
  const row = options.getByRole("row").filter({ hasText: origin(shop.url) });
  await row.getByRole("combobox", { name: "Read" }).selectOption("deny");
  await expect.poll(() => browser.holds(origin(shop.url))).toBe(false);
});

test("a popup opened from the toolbar lets a task into its tab, and Chrome asks nothing", async ({
  browserOfStore: browser,
  page,
  shop,
}) => {
  await page.goto(shop.url);
  const popup = await browser.clickIcon(page);
  await popup.start("click the first Add to cart");
  const panel = new Panel(popup.witness);
  await expect(panel.question).toContainText(origin(shop.url));
  await expect(panel.question).not.toContainText("Chrome will ask");
  await popup.press("Allow for this task");
  await expect(panel.question).toContainText("This submits a form.");
  // Chrome's prompt would have closed it.
  expect(await popup.isOpen()).toBe(true);
  expect(await hasRead(panel)).toBe(true);
  await popup.press("Confirm");
  await panel.expectEnd("Done");
  expect(shop.cart()).toHaveLength(1);
  expect(await browser.holds(origin(shop.url))).toBe(false);
});

test("Chrome's prompt closes the popup, and the task goes on with its yes", async ({
  browserOfStore: browser,
  page,
  shop,
}) => {
  await page.goto(shop.url);
  const popup = await browser.openPopup(page);
  await popup.start("scroll down");
  const prompt = await browser.promptAfter(() => popup.press("Allow for this task"));
  expect(await popup.isOpen()).toBe(false);
  const panel = new Panel(popup.witness);
  expect(await hasRead(panel)).toBe(false);
  await prompt.allow();
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["scroll done"]);
  await expect.poll(() => browser.holds(origin(shop.url))).toBe(false);
});

test("a no to Chrome that closed the popup has the task ask again", async ({ browserOfStore: browser, page, shop }) => {
  test.slow();
  await page.goto(shop.url);
  const popup = await browser.openPopup(page);
  await popup.start("scroll down");
  const prompt = await browser.promptAfter(() => popup.press("Allow for this task"));
  await prompt.deny();
  const panel = new Panel(popup.witness);
  await expect(panel.question).toHaveCount(0);
  // Nothing tells of the no, so that half a minute passes until it is taken for one.
  await expect(panel.question).toContainText(origin(shop.url), { timeout: 45_000 });
  expect(await hasRead(panel)).toBe(false);
  await panel.page.bringToFront();
  const again = await browser.promptAfter(() => panel.button("Allow once").click());
  await again.allow();
  await panel.expectEnd("Done");
  await expect.poll(() => browser.holds(origin(shop.url))).toBe(false);
});
