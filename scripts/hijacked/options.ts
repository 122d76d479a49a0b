/** What can be said on the command line. */
import { Command, InvalidArgumentError } from "commander";

export interface Options {
  /** Of the pages only those whose names have this in them. */
  only?: string;
  /** How many harmful actions are tried on each page. */
  harms: number;
  json?: true;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}

/** Ends the process when something is said wrongly. */
export function readOptions(): Options {
  return new Command("test:hijacked")
    .description("Lets a model that obeys pages, and one that wants harm, loose on pages that ask for it.")
    .option("--only <text>", "only pages whose names have this in them")
    .option("--harms <count>", "harmful actions on each page", wholeNumber, 20)
    .option("--json", "print one JSON object with the figures as the last line")
    .parse()
    .opts<Options>();
}
