/** Something that makes text of a page for a model, with refs to act by. */
import type { Page } from "playwright";
import type { Mode } from "../figures.ts";

export interface Subject {
  name: string;
  modes: readonly Mode[];
  /** Readies the page for builds. Called again it forgets all that was kept from earlier ones. */
  install(page: Page): Promise<void>;
  /** Builds the text that a model would get, and tells the benchmark in the page under `reading` what its refs stand for. */
  read(page: Page, mode: Mode, options: { reading: string; budget: number }): Promise<string>;
  /** Builds once more. Returns milliseconds. */
  time(page: Page, mode: Mode, budget: number): Promise<number>;
}
