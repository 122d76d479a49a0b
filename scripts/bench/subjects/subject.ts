/** Something that makes text of a page for a model, with refs to act by. */
import type { Page } from "playwright";
import type { Mode } from "../figures.ts";

/** What a subject made of a page. */
export interface Reading {
  /** The text of the first build: what a model would get. */
  text: string;
  /** Milliseconds of each build after the first. */
  builds: number[];
}

export interface Subject {
  name: string;
  modes: readonly Mode[];
  /** Readies the page once, before any build. */
  install(page: Page): Promise<void>;
  /** Builds the text, and tells the benchmark in the page under `reading` what its refs stand for. */
  read(page: Page, mode: Mode, options: ReadingOptions): Promise<Reading>;
}

export interface ReadingOptions {
  reading: string;
  budget: number;
  /** How many builds are timed. */
  repeats: number;
}
