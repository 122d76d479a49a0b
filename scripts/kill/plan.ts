/** Which trials are made: at every event of a run, around the user, around the browser, and at instants of chance. Pure. */
import type { Edge } from "./hold.ts";
import type { Around, Trial } from "./trial.ts";

/** What is killed, and when. */
export const KINDS = ["boundaries", "panel", "browser", "random"] as const;
export type KilledKind = (typeof KINDS)[number];

/** After each event, and before each: between two events lies what is done in between. */
export function atEveryEvent(count: number): Trial[] {
  const edges: Edge[] = ["after", "before"];
  return edges.flatMap((edge) =>
    Array.from({ length: count }, (_, index): Trial => {
      const boundary = { nth: index + 1, edge };
      return {
        kill: { by: "boundary", boundary, around: "panel open" },
        temper: index % 2 === 0 ? "careful" : "reckless",
      };
    }),
  );
}

/** Some of the same with something else around them, spread over the whole run. */
export function spread(count: number, around: Around, trials: number): Trial[] {
  return Array.from({ length: trials }, (_, index): Trial => {
    const nth = 2 + Math.round(((count - 3) * index) / Math.max(1, trials - 1));
    return { kill: { by: "boundary", boundary: { nth, edge: "after" }, around }, temper: "careful" };
  });
}

/** How many kills one run has to bear. */
const KILLS_A_RUN = 4;

/**
 * Runs that are killed at instants of chance, without end: how many of the instants a run lives to see nobody knows.
 * @param runMs how long a run takes that nobody kills
 */
export function* atInstants(runMs: number, seed: number): Generator<Trial, never> {
  const chance = chanceFrom(seed);
  for (let index = 0; ; index++) {
    const delaysMs = Array.from({ length: KILLS_A_RUN }, () => Math.round((chance() * runMs) / 3));
    yield { kill: { by: "clock", delaysMs }, temper: index % 2 === 0 ? "careful" : "reckless" };
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
