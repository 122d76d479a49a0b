/** What can be said on the command line. */
import { Command, InvalidArgumentError } from "commander";
import { KINDS, type KilledKind } from "./plan.ts";

const NAMES = [...KINDS, "slow"] as const;
type Name = KilledKind | "slow";

export interface Options {
  json?: true;
  /** Of the trials only these; `slow` is a model that takes long. */
  only?: Name;
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

function nameOf(text: string): Name {
  const name = NAMES.find((known) => known === text);
  if (!name) throw new InvalidArgumentError(`One of: ${NAMES.join(", ")}.`);
  return name;
}

/** Ends the process when something is said wrongly. */
export function readOptions(): Options {
  return new Command("test:kill")
    .description("Ends the worker, and the whole browser, at every event of a run and at instants of chance.")
    .option("--only <name>", `of the trials only these: ${NAMES.join(", ")}`, nameOf)
    .option("--runs <count>", "instants of chance", wholeNumber, 200)
    .option("--browsers <count>", "browsers that are worked in at the same time", wholeNumber, 3)
    .option("--seed <number>", "where chance begins", wholeNumber, 1)
    .option("--json", "print one JSON object with the result as the last line")
    .parse()
    .opts<Options>();
}
