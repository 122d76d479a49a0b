import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countPieces, formatPieces, parsePieces, thinPieces } from "./token-weights/pieces.ts";
import { WEIGHTS, writeWeights } from "./token-weights.ts";

const FIT_TIMEOUT = 180_000;

test("the committed weights are what the script makes of the pieces", { timeout: FIT_TIMEOUT }, () => {
  expect(writeWeights() === readFileSync(WEIGHTS, "utf8")).toBe(true);
});

test("the weights stay small enough to be shipped to every page", () => {
  expect(readFileSync(WEIGHTS).byteLength).toBeLessThan(15_400);
});

test("pieces come back from their file as they were written, but for the rounding of how often they are met", () => {
  const counted = countPieces(["a sale\n= 5 \\ ends\r\n", "=x \\n = = sale"]);
  const read = parsePieces(formatPieces(counted));
  expect([...read.keys()].sort()).toEqual([...counted.keys()].sort());
  for (const [piece, weight] of counted) expect(Math.abs((read.get(piece) ?? 0) / weight - 1)).toBeLessThan(0.15);
});

test("thinned pieces weigh about as much together as all of them", () => {
  const all = new Map(Array.from({ length: 6000 }, (_, index) => [` word${index.toString(36)}ä`, 1 + (index % 3)]));
  const sum = (weights: ReadonlyMap<string, number>) => [...weights.values()].reduce((a, b) => a + b, 0);
  const thinned = thinPieces(all);
  expect(thinned.size).toBeLessThan(all.size * 0.6);
  expect(Math.abs(sum(thinned) / sum(all) - 1)).toBeLessThan(0.05);
});
