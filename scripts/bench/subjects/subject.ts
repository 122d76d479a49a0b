/** Something that makes text of a page for a model, with refs to act by. */
import type { Page } from "playwright";
import type { Mode } from "../figures.ts";

export interface Subject {
  name: string;
  modes: readonly Mode[];
  /** Readies the page for builds. Called again it forgets all that was kept from earlier ones. */
  install(page: Page): Promise<void>;
  /** Builds the text that a model would get. */
  read(page: Page, mode: Mode, options: ReadOptions): Promise<string>;
  /** Reads all of the page part by part, as a model may, and tells the benchmark in the page what the refs stand for. */
  expand?(page: Page, reading: string): Promise<void>;
  /** Builds once more. */
  time(page: Page, mode: Mode, budget: number): Promise<Timed>;
}

/** Milliseconds of a build. */
export interface Timed {
  ms: number;
  /** Of them those that the page has to wait, where the rest is done elsewhere in use. */
  inPageMs?: number;
}

export interface ReadOptions {
  budget: number;
  /** The name under which the benchmark in the page is told what the text's refs stand for; it is not told without one. */
  reading?: string;
}
