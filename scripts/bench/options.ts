/** What can be said on the command line. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Aim, QUALITY_NAMES } from "./aims.ts";
import { HALVES, type Half } from "./half.ts";

export interface Options {
  pages?: string;
  /** Addresses of pages that run. */
  url: string[];
  scale?: true;
  half?: Half;
  aim: Aim[];
  /** How many of the worst pages are listed. */
  list?: number | true;
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

function addAddress(text: string, before: string[]): string[] {
  if (!URL.canParse(text)) throw new InvalidArgumentError("An address with its scheme is needed.");
  return [...before, text];
}

function addAim(text: string, before: Aim[]): Aim[] {
  const [name, value = ""] = text.split("=");
  const quality = QUALITY_NAMES.find((each) => each === name);
  if (quality === undefined || !/^\d+(\.\d+)?$/.test(value))
    throw new InvalidArgumentError("A name and a number are needed.");
  return [...before, { quality, value: Number(value) }];
}

/** Ends the process when something is said wrongly, or nothing is named to be measured. */
export function readOptions(): Options {
  const command = describeOptions().parse();
  const options = command.opts<Options>();
  if (options.pages === undefined && options.url.length === 0 && !options.scale)
    command.error("error: nothing to measure: give --pages, --url or --scale");
  return options;
}

function describeOptions(): Command {
  return new Command("bench:outline")
    .description("Measures the outline on saved pages.")
    .option("--pages <folder>", "a folder of .html files, of folders with one each, or with a list", existingFolder)
    .option("--url <address>", "a page that runs somewhere; repeatable", addAddress, [])
    .option("--scale", "measure made pages of 1,000, 10,000 and 100,000 elements")
    .addOption(new Option("--half <half>", "of the pages only those of one half").choices(HALVES))
    .option("--aim <name=value>", `count pages that miss it; ${QUALITY_NAMES.join(", ")}; repeatable`, addAim, [])
    .option("--list [count]", "name the pages that come out worst, 10 where no count is given", wholeNumber)
    .option("--peers [folder]", "measure Playwright and page-agent too; the folder says where packages are installed")
    .option("--json", "print one JSON object with the figures as the last line")
    .option("--budget <tokens>", "tokens that an outline may have", wholeNumber, 2_000)
    .option("--repeats <count>", "timed builds of each text", wholeNumber, 5)
    .option("--only <names...>", "of the pages only those with these names")
    .option("--keep <folder>", "write every text there, and which usable controls it leaves out");
}
