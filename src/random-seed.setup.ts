/**
 * The random tests of the gate try the same cases each time, so that a change is judged by what it changes. New cases
 * are the search's: `npm run test:fuzz`.
 */
import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    seed: number;
    /** How many mangled answers and messages are tried. */
    cases: number;
  }
}

fc.configureGlobal({ seed: inject("seed") });
