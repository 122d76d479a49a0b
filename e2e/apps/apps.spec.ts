/** The apps themselves, driven by a person's means: what they say of their state can be relied on. */
import { test as base, chromium, expect, type Page } from "@playwright/test";
import { CHROMIUM_SWITCHES, findChromium } from "../../scripts/chromium.mjs";
import { startFormApp } from "./form.ts";
import { startTiddlyWiki } from "./tiddlywiki.ts";

const test = base.extend<{ page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  page: async ({}, use) => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_SWITCHES });
    await use(await browser.newPage());
    await browser.close();
  },
});

test("TiddlyWiki keeps what is written in its page, and says so", async ({ page }) => {
  const wiki = await startTiddlyWiki();
  try {
    await page.goto(wiki.url);
    await page.getByRole("button", { name: "New tiddler" }).first().click();
    const title = page.locator("input.tc-titlebar");
    await title.fill("Tide table");
    await page.frameLocator(".tc-tiddler-edit-frame iframe").locator("textarea").fill("High water at noon.");
    await page.getByRole("button", { name: /^Confirm changes/ }).click();
    await expect.poll(async () => (await wiki.tiddler("Tide table"))?.text).toBe("High water at noon.");
    expect(await wiki.titles()).toContain("Tide table");
  } finally {
    await wiki.stop();
  }
});

test("the form keeps what is posted", async ({ page }) => {
  const form = await startFormApp();
  try {
    await page.goto(form.url);
    const text = form.field("text");
    const select = form.field("select");
    const radio = form.field("radio");
    await page.getByRole("textbox", { name: text.label }).fill("Ada");
    await page.getByRole("combobox", { name: select.label }).selectOption(select.choices[1] ?? "");
    await page.getByRole("radio", { name: radio.choices[2] ?? "" }).check();
    await page.getByLabel(form.field("date").label).fill("2026-12-24");
    await page.getByRole("button", { name: form.button }).click();
    await expect(page.getByRole("status")).toBeVisible();
    expect(form.posted()).toEqual([
      expect.objectContaining({
        [text.name]: "Ada",
        [select.name]: select.choices[1],
        [radio.name]: radio.choices[2],
        [form.field("date").name]: "2026-12-24",
      }),
    ]);
  } finally {
    await form.stop();
  }
});
