/** Tabs that show no page, or one that cannot be used: a run there says so and ends, or goes on. It never hangs. */
import type { Page } from "@playwright/test";
import { closedPort, startTroubleApp, type TroubleApp } from "./apps/trouble.ts";
import type { Extension } from "./extension.ts";
import { test as base, expect } from "./fixtures.ts";
import { refOf, shows } from "./model/outline.ts";
import type { Decide } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

const test = base.extend<{ trouble: TroubleApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  trouble: async ({}, use) => {
    const trouble = await startTroubleApp();
    await use(trouble);
    await trouble.stop();
  },
});

async function openPanel(extension: Extension, page: Page, address = page.url()): Promise<Panel> {
  return new Panel(await extension.openPanel(page, address));
}

async function openStart(extension: Extension, page: Page, trouble: TroubleApp): Promise<Panel> {
  await page.goto(trouble.url);
  await extension.grantSite(new URL(trouble.url).origin);
  return openPanel(extension, page);
}

/** The next task can be written, and nothing of the last one is left. */
async function expectNextTask(panel: Panel, page: Page, trouble: TroubleApp): Promise<void> {
  await panel.expectReady();
  await page.goto(trouble.url);
  await panel.startNext("press the button Press");
  await panel.expectEnd("Done");
  expect(trouble.presses.at(-1)).toBe("/");
}

const PDF_TAB = /^This tab shows a PDF, which Deckhand cannot read\. Open a web page and try there\.$/;

test("a tab that shows a PDF is named for what it is", async ({ extension, page, trouble }) => {
  await extension.grantSite(new URL(trouble.url).origin);
  await page.goto(`${trouble.url}manual`);
  const panel = await openPanel(extension, page);
  await panel.start("click Print");
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText(PDF_TAB);
  await expectNextTask(panel, page, trouble);
});

const doneWith = (text: string): ReturnType<Decide> => ({ actions: [{ action: "done", status: "complete", text }] });

test("a model that comes to a PDF is told so and goes back", async ({ extension, page, trouble, startModel }) => {
  await startModel(({ outline, turn }) => {
    if (turn === 0) return { actions: [{ action: "click", ref: refOf(outline, "link", "Manual") }] };
    if (shows(outline, "a PDF that Deckhand cannot read")) return { actions: [{ action: "go_back" }] };
    return doneWith(shows(outline, "Press") ? "I am back." : "I am lost.");
  });
  const panel = await openStart(extension, page, trouble);
  await panel.start("Look into the manual and come back");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("I am back.");
  expect(await panel.actions()).toEqual(["click done", "go_back done"]);
});

/** Where a tab may go under the run's hands, and how the run ends then. */
const ASTRAY: { name: string; address: (trouble: TroubleApp) => string; sentence: RegExp }[] = [
  { name: "about:blank", address: () => "about:blank", sentence: /begins with about:.*Open a web page/ },
  {
    name: "a page of the browser",
    address: () => "chrome://version/",
    sentence: /begins with chrome:.*Open a web page/,
  },
  {
    name: "the Web Store",
    address: () => "https://chromewebstore.google.com/",
    sentence: /Chrome lets no extension into the Web Store\. Open another page and try there\./,
  },
  {
    name: "a page that cannot be loaded",
    address: ({ refusedUrl }) => refusedUrl,
    sentence: /This page could not be loaded\. Reload it and run again\./,
  },
];

test("a tab that goes astray while the run waits ends the run, and it is said where the tab is", async ({
  extension,
  page,
  trouble,
}) => {
  const panel = await openStart(extension, page, trouble);
  for (const { name, address, sentence } of ASTRAY) {
    await test.step(name, async () => {
      await panel.startNext("wait 60 seconds, click Manual");
      await panel.expectStatus("Acting");
      await page.goto(address(trouble)).catch(() => undefined);
      await panel.expectEnd("Failed");
      await expect(panel.result).toHaveText(sentence);
      await expectNextTask(panel, page, trouble);
    });
  }
  expect(trouble.presses).toEqual(ASTRAY.map(() => "/"));
});

test("the Web Store and an address that leads nowhere are told at the start", async ({ extension, page, trouble }) => {
  // It is the address that counts, also where the store cannot be reached.
  await page.goto("https://chromewebstore.google.com/").catch(() => undefined);
  const panel = await openPanel(extension, page, "https://chromewebstore.google.com/");
  await panel.start("Scroll down");
  await expect(panel.page.getByRole("alert")).toHaveText(/^Chrome lets no extension into the Web Store\./);
  await panel.expectReady();
  for (const address of [
    "http://deckhand.invalid/",
    `${trouble.url}circle`,
    `http://127.0.0.1:${await closedPort()}/`,
  ]) {
    await test.step(address, async () => {
      await page.goto(address).catch(() => undefined);
      await panel.startNext("Scroll down");
      await panel.expectEnd("Failed");
      await expect(panel.result).toHaveText("This page could not be loaded. Reload it and run again.");
      await panel.expectReady();
    });
  }
});

test("a model hears that a page could not be opened, and goes on from the page before", async ({
  extension,
  page,
  trouble,
  startModel,
}) => {
  const origins = ["http://deckhand.invalid", new URL(trouble.refusedUrl).origin];
  for (const origin of origins) await extension.grantSite(origin);
  const addresses = ["http://deckhand.invalid/", trouble.refusedUrl, `${trouble.url}circle`];
  await startModel(({ outline, turn }) => {
    const address = addresses[turn];
    if (address) return { actions: [{ action: "navigate", address }] };
    if (turn < 5)
      return { actions: [{ action: "click", ref: refOf(outline, "link", turn === 3 ? "Nowhere" : "Circle") }] };
    if (turn === 5) return { actions: [{ action: "click", ref: refOf(outline, "button", "Press") }] };
    return doneWith(shows(outline, "Pressed") ? "I pressed it." : "I did not press it.");
  });
  const panel = await openStart(extension, page, trouble);
  await panel.start(`Try ${addresses.join(" and ")}, then the links Nowhere and Circle, then press the button`);
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("I pressed it.");
  expect(await panel.actions()).toEqual([
    ...addresses.map(() => "navigate failed"),
    "click failed",
    "click failed",
    "click done",
  ]);
  await expect(panel.log.locator('[data-action="navigate"]').first()).toContainText("could not be opened");
  expect(trouble.presses).toEqual(["/"]);
});

test("a page that never ends is read and used as far as it has come", async ({ extension, page, trouble }) => {
  await extension.grantSite(new URL(trouble.url).origin);
  await page.goto(`${trouble.url}endless`, { waitUntil: "commit" });
  await expect(page.getByRole("button", { name: "Press" })).toBeVisible();
  const panel = await openPanel(extension, page);
  await panel.start("press the button Press");
  await panel.expectEnd("Done");
  expect(trouble.presses).toEqual(["/endless"]);
});

test("a page that never answers is given up after a while, which is said, and the page before is still there", async ({
  extension,
  page,
  trouble,
  startModel,
}) => {
  await startModel(({ outline, turn }) => {
    if (turn === 0) return { actions: [{ action: "navigate", address: `${trouble.url}silence` }] };
    if (turn === 1) return { actions: [{ action: "click", ref: refOf(outline, "link", "Silence") }] };
    if (turn === 2) return { actions: [{ action: "click", ref: refOf(outline, "button", "Press") }] };
    return doneWith("I pressed the button instead.");
  });
  const panel = await openStart(extension, page, trouble);
  await panel.start(`Open ${trouble.url}silence, and if it does not answer press the button`);
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["navigate failed", "click unknown", "click done"]);
  await expect(panel.log.locator('[data-action="navigate"]')).toContainText("has not answered yet");
  expect(trouble.presses).toEqual(["/"]);
});

test("going back leads to the page before, also when that was left by an address; from the first page there is no way", async ({
  extension,
  page,
  context,
  trouble,
  startModel,
}) => {
  await startModel(({ outline, turn }) => {
    if (turn === 0 || turn === 2) return { actions: [{ action: "go_back" }] };
    if (turn === 1) return { actions: [{ action: "navigate", address: `${trouble.url}manual` }] };
    return doneWith(shows(outline, "Press") ? "I am back." : "I am lost.");
  });
  await page.goto(trouble.url);
  await extension.grantSite(new URL(trouble.url).origin);
  const [fresh] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => window.open("/fresh", "_blank", "noopener")),
  ]);
  await fresh.waitForURL(/fresh/);
  const panel = await openPanel(extension, fresh);
  await panel.start(`Go back, then open ${trouble.url}manual and come back`);
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("I am back.");
  expect(await panel.actions()).toEqual(["go_back failed", "navigate done", "go_back done"]);
  await expect(panel.log.locator('[data-action="go_back"]').first()).toContainText("there is no page to go back to");
});
