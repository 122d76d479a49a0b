/** What can be said on the command line. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";

export interface Options {
  /** The folder that holds `miniwob/*.html` and `core/`. */
  pages: string;
  /** Of the tasks only these; all where it is missing. */
  only?: string[];
  /** How many problems of each task, each made from a seed of its own. */
  seeds: number;
  json?: true;
  /** Print what the model was shown, and what it answered. */
  trace?: true;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function folderOfTasks(text: string): string {
  if (!statSync(join(text, "miniwob"), { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("This folder has no folder miniwob/ in it.");
  return resolve(text);
}

/** Ends the process when something is said wrongly. */
export function readOptions(): Options {
  return new Command("eval:miniwob")
    .description("Says which tasks of MiniWoB++ can be done with the extension's outline and actions.")
    .requiredOption("--pages <folder>", "the folder that holds miniwob/*.html", folderOfTasks)
    .option("--only <tasks>", "of the tasks only these, divided by commas", (text) => text.split(","))
    .option("--seeds <count>", "problems of each task", wholeNumber, 1)
    .option("--json", "print one JSON object with the result as the last line")
    .option("--trace", "print every outline, result and answer")
    .parse()
    .opts<Options>();
}
