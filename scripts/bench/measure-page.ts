/** All that is measured on one page. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Page } from "playwright";
import type { Measured, Mode, Sample } from "./figures.ts";
import { noteListeners } from "./listeners.ts";
import type { Subject, Timed } from "./subjects/subject.ts";
import { timeAfterChanges, timeFreshBuilds, timesOf } from "./timing.ts";
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
  subject: Subject;
  mode: Mode;
  reading: string;
  text: string;
  builds: Timed[];
}

/**
 * First what can be seen without touching the page, then each subject's texts, then what is only found by scrolling
 * through it, and last what takes changing it.
 */
export async function measurePage(page: Page, name: string, options: MeasureOptions): Promise<Measured> {
  await page.evaluate(options.finder);
  await noteListeners(page);
  const seen = wordsOf((await page.evaluate(findWhatIsSeen)).join(" "));
  const readings: Made[] = [];
  for (const subject of options.subjects) readings.push(...(await readWith(page, subject, options)));
  const usable = await page.evaluate(() => globalThis.__deckhandBench.findUsable());
  const judged = [];
  for (const each of readings) judged.push({ ...each, judgement: await judge(page, name, each, seen, options) });
  await page.evaluate(() => scrollTo({ left: 0, top: 0, behavior: "instant" }));
  const samples: Measured["samples"] = {};
  for (const { subject, mode, builds, judgement } of judged) {
    const [fresh, changed] = [timesOf(builds), timesOf(await timeAfterChanges(page, subject, mode, options))];
    const times = {
      builds: fresh.all,
      afterChange: changed.all,
      inPage: { builds: fresh.inPage, afterChange: changed.inPage },
    };
    samples[subject.name] = { ...samples[subject.name], [mode]: { ...judgement, ...times } };
  }
  return { name, usable, words: seen.size, samples };
}

/** Runs in the page. */
function findWhatIsSeen(): string[] {
  globalThis.__deckhandBench.findControls();
  return globalThis.__deckhandBench.visibleWords();
}

async function readWith(page: Page, subject: Subject, options: MeasureOptions): Promise<Made[]> {
  const readings: Made[] = [];
  for (const mode of subject.modes) {
    const reading = `${subject.name} ${mode}`;
    await subject.install(page);
    const text = await subject.read(page, mode, { reading, budget: options.budget });
    const builds = await timeFreshBuilds(page, subject, mode, options);
    readings.push({ subject, mode, reading, text, builds });
  }
  return readings;
}

async function judge(
  page: Page,
  name: string,
  made: Made,
  seen: ReadonlySet<string>,
  { keep }: MeasureOptions,
): Promise<Omit<Sample, "builds" | "afterChange" | "inPage">> {
  const coveredBy = (reading: string) => page.evaluate((name) => globalThis.__deckhandBench.covered(name), reading);
  const covered = await coveredBy(made.reading);
  if (keep !== undefined) await keepText(page, name, made, keep);
  const sample = { tokens: countTokens(made.text), covered, wordsFound: countFound(seen, made.text) };
  if (made.mode === "viewport" || !made.subject.expand) return sample;
  await made.subject.expand(page, made.reading);
  return { ...sample, reached: (await coveredBy(made.reading)).page };
}

async function keepText(page: Page, name: string, { reading, text }: Made, folder: string): Promise<void> {
  const missed = await page.evaluate((kept) => globalThis.__deckhandBench.missed(kept), reading);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll("/", " ")} ${reading}`);
  writeFileSync(`${file}.txt`, text);
  writeFileSync(`${file} missed.txt`, missed.join("\n"));
}
