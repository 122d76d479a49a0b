/** One problem from start to score, in the browser that all share. */
import type { BrowserContext } from "playwright";
import { followRun, openPanel, startRun, tabIdOf } from "../../../cli/run.ts";
import type { RunEvent } from "../../../src/protocol/event.ts";
import { openProblem, scoreOf, utteranceOf } from "./page.ts";
import type { Seat } from "./seat.ts";
import type { Solver } from "./solver.ts";

export interface Attempt {
  task: string;
  seed: number;
  solved: boolean;
  /** From -1 to 1, as the page gave it. */
  reward: number;
  /** Actions that were tried. */
  steps: number;
  milliseconds: number;
  /** Why it was not solved; empty when it was. */
  reason: string;
}

export interface Room {
  context: BrowserContext;
  seat: Seat;
  /** Where the pages are served: `http://127.0.0.1:…`. */
  origin: string;
}

const MOST_STEPS = 80;
const MOST_SECONDS = 90;

/** Lets the solver do one problem of the task through the extension. */
export async function attempt(room: Room, task: string, seed: number, solver: Solver): Promise<Attempt> {
  const { context, seat, origin } = room;
  const began = Date.now();
  const page = await openProblem(context, `${origin}/miniwob/${task}.html`, `${task}-${seed}`);
  const utterance = await utteranceOf(page);
  seat.take({ page, utterance, solver });
  const panel = await openPanel(context, page, false);
  try {
    const events: RunEvent[] = [];
    const runId = await startRun(panel, tabIdOf(panel), runOptions(utterance, origin));
    await followRun(panel, runId, (event) => events.push(event));
    const { isOver, reward } = await scoreOf(page);
    const solved = isOver && reward > 0;
    const reason = solved ? "" : reasonOf({ isOver, reward }, events, seat.gaveUp);
    return { task, seed, solved, reward, steps: stepsIn(events), milliseconds: Date.now() - began, reason };
  } finally {
    await panel.close();
    await page.close();
  }
}

function runOptions(task: string, origin: string): Parameters<typeof startRun>[2] {
  const limits = { maxSteps: MOST_STEPS, timeoutSeconds: MOST_SECONDS };
  const allowed = { allowRead: [], allowWrite: [origin], confirmed: "all" as const };
  return { task, url: origin, headed: false, onEvent: () => undefined, ...allowed, ...limits };
}

function stepsIn(events: readonly RunEvent[]): number {
  return events.filter(({ type }) => type === "action.acked").length;
}

function reasonOf(
  { isOver, reward }: { isOver: boolean; reward: number },
  events: readonly RunEvent[],
  gaveUp: string | undefined,
): string {
  if (isOver) return `What was done is wrong: the page gave ${reward}.`;
  if (gaveUp !== undefined) return gaveUp;
  const last = events.at(-1);
  return last?.type === "run.finished" ? `The run ended by itself: ${last.result}` : "The run did not end.";
}
