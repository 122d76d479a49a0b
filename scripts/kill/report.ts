/** Outcomes in words and figures. Pure. */
import type { Kill, Outcome } from "./trial.ts";

export interface Summary {
  runs: number;
  /** Ended as done, with all of it done. */
  ended: number;
  /** Things that happened more often than once, by the server's count. */
  twice: number;
  /** Answers and messages of users that had no effect. */
  lost: number;
  kills: number;
}

export function summarise(outcomes: readonly Outcome[]): Summary {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    runs: outcomes.length,
    ended: outcomes.filter(({ ended, faults }) => ended && faults.length === 0).length,
    twice: sum(({ twice }) => twice),
    lost: sum(({ lost }) => lost),
    kills: sum(({ kills }) => kills),
  };
}

/** One line: what was done to it, how long it took, and what was wrong. */
export function describeOutcome({ trial, at, kills, ms, faults, events }: Outcome): string {
  const times = trial.kill.by === "clock" ? `${kills} times` : at;
  const said =
    faults.length === 0 ? "right" : `WRONG: ${faults.join("; ")}\n  ${events.map(({ type }) => type).join(" ")}`;
  return `${describeKill(trial.kill)} ${times}, ${trial.temper}: ${(ms / 1000).toFixed(1)} s, ${said}`;
}

function describeKill(kill: Kill): string {
  if (kill.by === "nobody") return "by nobody";
  if (kill.by === "clock") return `at ${kill.delaysMs.join(", ")} ms`;
  const { boundary, around } = kill;
  return `${around}, ${boundary.edge} event ${boundary.nth}`;
}
