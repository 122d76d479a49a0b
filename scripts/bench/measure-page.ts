/** All that is measured on one page. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Page } from "playwright";
import type { Measured, Mode, Sample } from "./figures.ts";
import { noteListeners } from "./listeners.ts";
import type { Reading, Subject } from "./subjects/subject.ts";
import { countFound, wordsOf } from "./words.ts";

export interface MeasureOptions {
  subjects: readonly Subject[];
  /** The script that finds what there is to cover. */
  finder: string;
  budget: number;
  repeats: number;
  /** A folder for the texts and for what they leave out. */
  keep?: string | undefined;
}

/** A text and where its refs are kept in the page. */
interface Made {
  subject: string;
  mode: Mode;
  reading: string;
  made: Reading;
}

/**
 * First what can be seen without touching the page, then each subject's texts, and last what is only found by scrolling
 * through it.
 */
export async function measurePage(page: Page, name: string, options: MeasureOptions): Promise<Measured> {
  await page.evaluate(options.finder);
  await noteListeners(page);
  const seen = wordsOf((await page.evaluate(findWhatIsSeen)).join(" "));
  const readings: Made[] = [];
  for (const subject of options.subjects) readings.push(...(await readWith(page, subject, options)));
  const usable = await page.evaluate(() => globalThis.__deckhandBench.findUsable());
  const samples: Measured["samples"] = {};
  for (const each of readings) {
    const sample = await judge(page, each, seen);
    if (options.keep !== undefined) await keepText(page, name, each, options.keep);
    samples[each.subject] = { ...samples[each.subject], [each.mode]: sample };
  }
  return { name, usable, words: seen.size, samples };
}

/** Runs in the page. */
function findWhatIsSeen(): string[] {
  globalThis.__deckhandBench.findControls();
  return globalThis.__deckhandBench.visibleWords();
}

async function readWith(page: Page, subject: Subject, { budget, repeats }: MeasureOptions): Promise<Made[]> {
  await subject.install(page);
  const readings: Made[] = [];
  for (const mode of subject.modes) {
    const reading = `${subject.name} ${mode}`;
    const made = await subject.read(page, mode, { reading, budget, repeats });
    readings.push({ subject: subject.name, mode, reading, made });
  }
  return readings;
}

async function judge(page: Page, { reading, made }: Made, seen: ReadonlySet<string>): Promise<Sample> {
  const covered = await page.evaluate((name) => globalThis.__deckhandBench.covered(name), reading);
  return {
    tokens: countTokens(made.text),
    covered,
    wordsFound: countFound(seen, made.text),
    builds: made.builds,
  };
}

async function keepText(page: Page, name: string, { reading, made }: Made, folder: string): Promise<void> {
  const missed = await page.evaluate((kept) => globalThis.__deckhandBench.missed(kept), reading);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name} ${reading}`);
  writeFileSync(`${file}.txt`, made.text);
  writeFileSync(`${file} missed.txt`, missed.join("\n"));
}
