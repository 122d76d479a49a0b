/** What can be said on the command line. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";

export interface Options {
  pages: string;
  /** A folder whose node_modules has the peers; true for the project's own. */
  peers?: string | true;
  json?: true;
  budget: number;
  repeats: number;
  only?: string[];
  keep?: string;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function existingFolder(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("There is no such folder.");
  return resolve(path);
}

export function readOptions(): Options {
  return new Command("bench:outline")
    .description("Measures the outline on saved pages.")
    .requiredOption("--pages <folder>", "a folder of .html files, or of folders with one each", existingFolder)
    .option("--peers [folder]", "measure Playwright and page-agent too; the folder says where packages are installed")
    .option("--json", "print one JSON object with the figures as the last line")
    .option("--budget <tokens>", "tokens that an outline may have", wholeNumber, 2_000)
    .option("--repeats <count>", "timed builds of each text", wholeNumber, 5)
    .option("--only <names...>", "of the pages only those with these names")
    .option("--keep <folder>", "write every text there, and which usable controls it leaves out")
    .parse()
    .opts<Options>();
}
