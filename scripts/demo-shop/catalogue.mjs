import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.mjs";

const read = (name) => readFileSync(join(root, "assets", "demo", name), "utf8");

/** Prices are whole cents. */
export const products = JSON.parse(read("products.json"));
/** The inside of an SVG of 100 by 100, by shape. */
export const pictures = JSON.parse(read("pictures.json"));
export const stylesheet = read("shop.css");
export const script = read("shop.js");

export function findProduct(id) {
  return products.find((product) => product.id === id);
}

/** Products whose name or description has every word of the query. */
export function searchProducts(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter(({ name, text }) => {
    const description = `${name} ${text}`.toLowerCase();
    return words.every((word) => description.includes(word));
  });
}

export function formatPrice(cents) {
  return `€${(cents / 100).toFixed(2)}`;
}
