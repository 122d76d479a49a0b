import { expect, test } from "vitest";
import { type Felt, HOTTEST, nextPlace, WARMTHS } from "./warmth.ts";

const AREA = { width: 156, height: 127 };

/** How many touches it takes to come upon a spot, where the words change at these distances. */
function touchesTo(spot: { x: number; y: number }, [hot, warm, cold]: readonly [number, number, number]): number {
  const felt: Felt[] = [];
  while (felt.at(-1)?.word !== HOTTEST && felt.length < 80) {
    const place = nextPlace(AREA, felt);
    const far = Math.hypot(place.x - spot.x, place.y - spot.y);
    const warmth = far < hot ? 3 : far < warm ? 2 : far < cold ? 1 : 0;
    felt.push({ ...place, warmth, word: WARMTHS[warmth] ?? "" });
  }
  return felt.length;
}

const SPOTS = [12, 77, 144].flatMap((x) => [8, 63, 119].map((y) => ({ x, y })));

test.each([[[5, 10, 40]], [[8, 30, 60]], [[6, 15, 80]]] as const)(
  "a hot spot is come upon wherever it lies, whatever the words stand for: %j",
  (distances) => {
    const touches = SPOTS.map((spot) => touchesTo(spot, distances));
    expect(Math.max(...touches)).toBeLessThan(60);
  },
);

test("the first touch is in the middle", () => {
  expect(nextPlace(AREA, [])).toEqual({ x: 78, y: 64 });
});
