import { startDemoShop } from "../scripts/demo-shop.mjs";
import { expect, test } from "./fixtures.ts";

test("the extension loads and its popup asks for a task", async ({ extension, page }) => {
  const shop = await startDemoShop();
  try {
    await page.goto(shop.url);
    const panel = await extension.openPanel(page);
    await expect(panel.getByRole("textbox", { name: "Task" })).toBeVisible();
    await expect(panel.getByRole("button", { name: "Run" })).toBeVisible();
    await expect(panel.getByRole("status")).toHaveText(/^Idle/);
  } finally {
    await shop.stop();
  }
});
