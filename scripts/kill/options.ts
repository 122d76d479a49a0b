/** What can be said on the command line. */
import { Command, InvalidArgumentError } from "commander";
import { KINDS, type TrialKind } from "./plan.ts";

export interface Options {
  json?: true;
  /** Of the trials only those of this kind. */
  only?: TrialKind;
  /** Instants of chance at which a worker is ended. */
  runs: number;
  /** Browsers that are worked in at the same time. */
  browsers: number;
  /** Where the instants of chance begin: the same number gives the same instants. */
  seed: number;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function kindOf(text: string): TrialKind {
  const kind = KINDS.find((known) => known === text);
  if (!kind) throw new InvalidArgumentError(`One of: ${KINDS.join(", ")}.`);
  return kind;
}

/** Ends the process when something is said wrongly. */
export function readOptions(): Options {
  return new Command("test:kill")
    .description("Ends the worker, and the whole browser, at every event of a run and at instants of chance.")
    .option("--only <name>", `of the trials only these: ${KINDS.join(", ")}`, kindOf)
    .option("--runs <count>", "instants of chance", wholeNumber, 200)
    .option("--browsers <count>", "browsers that are worked in at the same time", wholeNumber, 2)
    .option("--seed <number>", "where chance begins", wholeNumber, 1)
    .option("--json", "print one JSON object with the result as the last line")
    .parse()
    .opts<Options>();
}
