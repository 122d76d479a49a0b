/** The task's page, as its own script lets it be started and scored. What is read here no solver sees. */
import type { BrowserContext, Page } from "playwright";
import { leaveDialogsAlone } from "../../../cli/run.ts";

/** What every task's page has from its `core.js`. */
declare const core: {
  EPISODE_MAX_TIME: number;
  startEpisodeReal(): void;
  /** Some tasks give their fields with it. */
  getUtterance(): string | { utterance: string };
};
declare const WOB_TASK_READY: boolean;
declare const WOB_DONE_GLOBAL: boolean;
declare const WOB_RAW_REWARD_GLOBAL: number;

/** Long enough that no problem ends for want of time. */
const EPISODE_MS = 1_000_000;

/**
 * What tells a person the score and the time, and the task in words, is no part of the problem: the model has the task
 * already, but for a colour or a picture that is shown in it, and a clock would be news at every look.
 */
const HIDDEN =
  "#query:not(:has(div[style], .ui-icon)) { visibility: hidden } #reward-display, #click-canvas { display: none }";

export interface Score {
  isOver: boolean;
  /** Without what being slow takes off: above 0 is solved, 1 is without a flaw. */
  reward: number;
}

/** Opens a task and starts the problem that the seed makes. */
export async function openProblem(context: BrowserContext, address: string, seed: string): Promise<Page> {
  const page = await context.newPage();
  leaveDialogsAlone(page);
  await page.goto(address);
  await page.evaluate(
    ([seed, time]) => {
      core.EPISODE_MAX_TIME = time;
      // The page's own generator: the type of Math does not know it.
      Reflect.get(Math, "seedrandom")(seed);
      core.startEpisodeReal();
    },
    [seed, EPISODE_MS] as const,
  );
  await page.waitForFunction(() => WOB_TASK_READY);
  await page.addStyleTag({ content: HIDDEN });
  return page;
}

export function utteranceOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const given = core.getUtterance();
    return typeof given === "string" ? given : given.utterance;
  });
}

export function scoreOf(page: Page): Promise<Score> {
  return page.evaluate(() => ({ isOver: WOB_DONE_GLOBAL, reward: WOB_RAW_REWARD_GLOBAL }));
}
