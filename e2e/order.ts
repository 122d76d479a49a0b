/** An order in the demo shop, as far as both builds' tests share it. */
import { expect, type Page } from "@playwright/test";

/** Direct commands that fill in the checkout and send it. */
export const ORDER = [
  "type Ada Lovelace in Name",
  "type ada@example.org in E-mail",
  "type 12 Harbour Street in Address",
  "select Portugal in Country",
  "check “Pick up in the shop (€0.00)”",
  "click Place order",
].join("\n");

/** Puts the first thing into the cart, by hand. @returns the address of the checkout */
export async function fillCart(page: Page, shopUrl: string): Promise<string> {
  await page.goto(shopUrl);
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await expect(page.getByRole("link", { name: "Cart (1)" })).toBeVisible();
  return `${shopUrl}checkout`;
}
