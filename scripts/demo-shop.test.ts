import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemoShop, startDemoShop } from "./demo-shop.mjs";

const GOOD_ORDER = {
  name: "Ada",
  email: "ada@example.org",
  address: "1 Quay Road",
  country: "Ireland",
  delivery: "express",
  gift: "yes",
};

describe("the demo shop", () => {
  let shop: DemoShop;

  beforeEach(async () => {
    shop = await startDemoShop();
  });

  afterEach(() => shop.stop());

  const get = async (path: string) => (await fetch(new URL(path, shop.url))).text();
  const post = (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, shop.url), { method: "POST", body: new URLSearchParams(fields) });

  it("finds products by every word of the search", async () => {
    const results = await get("/?q=mug+blue");
    expect(results).toContain("Blue mug, large");
    expect(results).not.toContain("Red mug");
  });

  it("escapes what was searched for", async () => {
    expect(await get("/?q=%3Cscript%3E1")).not.toContain("<script>1");
  });

  it("keeps the cart on the server: adds, changes and removes", async () => {
    await post("/cart/add", { product: "blue-mug" });
    await post("/cart/add", { product: "blue-mug" });
    await post("/cart/add", { product: "teapot" });
    await post("/cart/quantity", { product: "teapot", quantity: "4" });
    expect(shop.cart().map(({ id, quantity }) => [id, quantity])).toEqual([
      ["blue-mug", 2],
      ["teapot", 4],
    ]);
    await post("/cart/remove", { product: "blue-mug" });
    expect(JSON.parse(await get("/api/cart"))).toEqual([{ id: "teapot", name: "Teapot", quantity: 4 }]);
  });

  it("takes an order that is complete, and empties the cart", async () => {
    await post("/cart/add", { product: "blue-mug" });
    const confirmation = await post("/checkout", GOOD_ORDER);
    expect(shop.orders()).toMatchObject([{ name: "Ada", gift: true, total: 1200 + 1295, lines: [{ id: "blue-mug" }] }]);
    expect(await confirmation.text()).toContain(shop.orders()[0]?.number);
    expect(shop.cart()).toEqual([]);
  });

  it.each([
    ["name", "", "Enter your name."],
    ["email", "ada", "Enter an e-mail address"],
    ["address", " ", "Enter the address"],
    ["country", "Atlantis", "Choose a country."],
    ["delivery", "pigeon", "Choose how it should reach you."],
    ["date", "2026-02-31", "Enter a date that exists."],
    ["date", "2026-13-01", "Enter a date that exists."],
  ])("says what is wrong when %s is “%s”, and takes no order", async (field, value, message) => {
    await post("/cart/add", { product: "blue-mug" });
    const answer = await post("/checkout", { ...GOOD_ORDER, [field]: value });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
    expect(shop.orders()).toEqual([]);
  });
});
