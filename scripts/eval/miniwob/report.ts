/** What came of the attempts, for people and for programs. Pure. */
import type { Attempt } from "./attempt.ts";

/** One task over all its problems. */
export interface TaskResult {
  task: string;
  /** Whether every problem was solved. */
  solved: boolean;
  /** Most actions that a problem took. */
  steps: number;
  /** Why the first problem that was not solved was not. */
  reason: string;
}

export interface Summary {
  tasks: number;
  expressible: number;
  reasons: Record<string, string>;
}

/** Joins the attempts at each task, in the order in which the tasks first come. */
export function joinAttempts(attempts: readonly Attempt[]): TaskResult[] {
  const tasks = [...new Set(attempts.map(({ task }) => task))];
  return tasks.map((task) => {
    const own = attempts.filter((attempt) => attempt.task === task);
    const failed = own.find(({ solved }) => !solved);
    return {
      task,
      solved: failed === undefined,
      steps: Math.max(...own.map(({ steps }) => steps)),
      reason: failed?.reason ?? "",
    };
  });
}

export function summarise(results: readonly TaskResult[]): Summary {
  const failed = results.filter(({ solved }) => !solved);
  return {
    tasks: results.length,
    expressible: results.length - failed.length,
    reasons: Object.fromEntries(failed.map(({ task, reason }) => [task, reason])),
  };
}

/** One line for an attempt as it ends. */
export function attemptLine({ task, seed, solved, steps, milliseconds, reason }: Attempt): string {
  const word = solved ? "solved" : "not solved";
  const why = reason === "" ? "" : `  ${reason.split("\n")[0]}`;
  return `${task.padEnd(32)} ${String(seed).padStart(3)}  ${word.padEnd(10)} ${String(steps).padStart(3)} steps ${String(milliseconds).padStart(6)} ms${why}`;
}
