/** Our own pages are as accessible as we would like all pages to be. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startDemoShop } from "../scripts/demo-shop.mjs";
import { expect, test } from "./fixtures.ts";

/** What axe finds wrong, each with the elements concerned. */
async function problemsOf(page: Page) {
  // Without legacy mode axe opens a page of its own, which would be one more tab in the tests' browser.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`popup and options have no accessibility problems, ${colorScheme}`, async ({ extension, page, context }) => {
    const shop = await startDemoShop();
    try {
      await page.goto(shop.url);
      const panel = await extension.openPanel(page);
      await panel.emulateMedia({ colorScheme });
      await expect(panel.getByRole("textbox", { name: "Task" })).toBeVisible();
      expect(await problemsOf(panel)).toEqual([]);

      const options = await context.newPage();
      await options.emulateMedia({ colorScheme });
      await options.goto(extension.address("options.html"));
      await expect(options.getByRole("textbox", { name: "Site" })).toBeVisible();
      expect(await problemsOf(options)).toEqual([]);
    } finally {
      await shop.stop();
    }
  });

  test(`the demo shop has no accessibility problems, ${colorScheme}`, async ({ page }) => {
    const shop = await startDemoShop();
    try {
      await page.emulateMedia({ colorScheme });
      await page.goto(shop.url);
      expect(await problemsOf(page)).toEqual([]);
      await page.getByRole("button", { name: "Add to cart" }).first().click();
      await page.getByRole("link", { name: "Cart (1)" }).click();
      await expect(page.getByRole("heading", { name: "Cart" })).toBeVisible();
      expect(await problemsOf(page)).toEqual([]);
      await page.getByRole("link", { name: "Check out" }).click();
      await page.getByRole("button", { name: "Place order" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      expect(await problemsOf(page)).toEqual([]);
    } finally {
      await shop.stop();
    }
  });
}
