/** Prices of a model, as its provider prints them and as the user writes them. */
import type { Prices } from "./model.ts";

/** A number as people write it; a comma divides the prices, so the decimals stand behind a point. */
const PRICE = /^\$?\s*(\d+(?:\.\d+)?|\.\d+)$/;

/**
 * Dollars for a million tokens: two numbers are those for what is asked and what is answered, with a third between them
 * for what the provider had in its cache. Empty text names none. Null when it is something else.
 */
export function parsePrices(text: string): Prices | "none" | null {
  if (text.trim() === "") return "none";
  const numbers = text.split(/[,;/]/).map((part) => PRICE.exec(part.trim())?.[1]);
  if (numbers.some((number) => number === undefined)) return null;
  const [first, second, third, ...others] = numbers.map(Number);
  if (first === undefined || second === undefined || others.length > 0) return null;
  return third === undefined ? { in: first, cached: first, out: second } : { in: first, cached: second, out: third };
}

export const PRICES_REFUSED =
  "Write what a million tokens cost as two or three numbers, such as 3, 15 (asked, answered) or 3, 0.30, 15 (asked, from the cache, answered).";
