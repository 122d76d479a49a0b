/** The game of hot and cold: where to feel next, given that what is felt to be warmer is nearer. Pure. */

/** From far to near. */
export const WARMTHS = ["ICE COLD", "COLD", "WARM", "HOT"];
export const HOTTEST = "HOT";

export interface Felt {
  x: number;
  y: number;
  word: string;
  /** The greater the nearer. */
  warmth: number;
}

interface Spot {
  x: number;
  y: number;
}

/** Pixels between the places that are considered. */
const FINENESS = 3;
/** How much nearer, in pixels, something may seem for lying between two such places. */
const SLACK = 2;

const distance = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y);

/** The place of an area, in pixels from its corner, that tells most. */
export function nextPlace({ width, height }: { width: number; height: number }, felt: readonly Felt[]): Spot {
  const possible = placesIn(width, height).filter((place) => isPossible(place, felt));
  const isNew = possible.filter((place) => felt.every((each) => distance(each, place) >= FINENESS));
  const places = isNew.length > 0 ? isNew : placesIn(width, height);
  const warmest = Math.max(...felt.map(({ warmth }) => warmth));
  const isAllAlike = felt.every(({ warmth }) => warmth === warmest);
  // Nothing told apart yet: spread out. Else halve what is left, or cross it where halving has been done.
  if (felt.length === 0) return { x: Math.round(width / 2), y: Math.round(height / 2) };
  const isAtMiddle = felt.length % 3 !== 0;
  return isAllAlike || !isAtMiddle ? farthest(places, felt) : central(places);
}

function placesIn(width: number, height: number): Spot[] {
  const places: Spot[] = [];
  for (let x = FINENESS; x < width - 1; x += FINENESS)
    for (let y = FINENESS; y < height - 1; y += FINENESS) places.push({ x, y });
  return places;
}

/** Whether everything warmer that was felt lies nearer to this place than everything colder. */
function isPossible(place: Spot, felt: readonly Felt[]): boolean {
  return felt.every((one) =>
    felt.every((other) => one.warmth <= other.warmth || distance(place, one) <= distance(place, other) + SLACK),
  );
}

function farthest(places: readonly Spot[], felt: readonly Felt[]): Spot {
  const reach = (place: Spot) => Math.min(...felt.map((each) => distance(each, place)));
  return best(places, (place) => -reach(place));
}

function central(places: readonly Spot[]): Spot {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
  return best(places, (place) => distance(place, middle));
}

/** The one with the least cost, the first of equals. */
function best(places: readonly Spot[], costOf: (place: Spot) => number): Spot {
  const costs = places.map(costOf);
  return places[costs.indexOf(Math.min(...costs))] ?? { x: 0, y: 0 };
}
