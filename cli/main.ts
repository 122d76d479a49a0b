/** `deckhand run`: the command line. stdout holds the log or, under `--json`, the events and nothing else. */
import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ProtocolError } from "../src/protocol/errors.ts";
import type { RunEvent } from "../src/protocol/event.ts";
import { webOrigin } from "../src/protocol/grant.ts";
import { PRICES_REFUSED, parsePrices } from "../src/protocol/prices.ts";
import { replayRunFile } from "../src/protocol/run-file.ts";
import { DEFAULT_INPUT, INPUTS, type Input } from "../src/protocol/settings.ts";
import { EventFormatter } from "./format-event.ts";
import { runTask, TaskNotStarted } from "./run.ts";

const USAGE_ERROR = 2;

interface Flags {
  url: string;
  baseUrl?: string;
  apiKey?: string;
  model?: string;
  allowRead: string[];
  allowWrite: string[];
  yes?: "ordinary" | "all";
  input: Input;
  headed?: true;
  maxSteps?: number;
  maxTokens?: number;
  prices?: string;
  maxDollars?: number;
  timeout?: number;
  screenshot?: string;
  json?: true;
}

/** Runs the command line; resolves to the exit code. */
export async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("deckhand")
    .description("Does a task on the web for you, in words.")
    .exitOverride()
    .addCommand(
      runCommand(async (task, flags) => {
        exitCode = await run(task, flags);
      }),
    )
    .addCommand(
      replayCommand((path) => {
        exitCode = replay(path);
      }),
    );
  try {
    await program.parseAsync(withPlainYes(argv), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
    throw error;
  }
  return exitCode;
}

function runCommand(action: (task: string, flags: Flags) => Promise<void>): Command {
  return new Command("run")
    .description("Run one task in a browser of its own.")
    .argument("<task>", "what to do; without a model, direct commands such as: click Save, then press Enter")
    .requiredOption("--url <address>", "where to begin", webAddress)
    .option("--base-url <address>", "endpoint of a model that speaks OpenAI's chat completions", webAddress)
    .addOption(new Option("--api-key <key>", "its key").env("OPENAI_API_KEY"))
    .option("--model <name>", "its name")
    .option("--allow-read <origin>", "a site that may be read (repeatable)", collectOrigins, [])
    .option("--allow-write <origin>", "a site that may be read and changed (repeatable)", collectOrigins, [])
    .addOption(
      new Option(
        "--yes [all]",
        "confirm consequential actions; paying, deleting, credentials, uploads, dialogs and a page's own keys need --yes=all",
      ).argParser(readYes),
    )
    .addOption(
      new Option("--input <kind>", "how clicks and keys are made: by the browser, or by script in the page")
        .choices(INPUTS)
        .default(DEFAULT_INPUT),
    )
    .option("--headed", "show the browser, with Deckhand's panel beside it")
    .option("--max-steps <count>", "end after so many actions", positiveInteger)
    .option("--max-tokens <count>", "end once the models have taken and given so many tokens", positiveInteger)
    .option(
      "--prices <dollars>",
      "of a million tokens: asked, answered; or asked, from the cache, answered",
      readPrices,
    )
    .option("--max-dollars <amount>", "end once the model has cost so much; needs --prices", positiveNumber)
    .option("--timeout <seconds>", "end after so many seconds", positiveNumber)
    .option("--screenshot <file>", "leave a picture of the page as the run left it")
    .option("--json", "print the run's events as JSON lines")
    .exitOverride()
    .action(action);
}

function replayCommand(action: (path: string) => void): Command {
  return new Command("replay")
    .description("Tell a run again from its file: no browser, no model.")
    .argument("<file>", "what --json printed, or what the options page saved")
    .exitOverride()
    .action(action);
}

function replay(path: string): number {
  try {
    const formatter = new EventFormatter();
    const tell = (events: RunEvent[]) => events.map((event) => formatter.format(event));
    const lines = replayRunFile(readFileSync(path, "utf8"), tell);
    console.log(lines.filter((line) => line !== null).join("\n"));
    return 0;
  } catch (error) {
    if (!(error instanceof ProtocolError) && !isFileError(error)) throw error;
    console.error(`error: ${error.message}`);
    return USAGE_ERROR;
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "code" in error;

async function run(task: string, flags: Flags): Promise<number> {
  const misuse = misuseOf(task, flags);
  if (misuse !== undefined) {
    console.error(`error: ${misuse}`);
    return USAGE_ERROR;
  }
  const { url, allowRead, allowWrite, baseUrl, apiKey, model, prices, input } = flags;
  const { maxSteps, maxTokens, maxDollars, timeout, screenshot } = flags;
  const print = flags.json ? (event: RunEvent) => console.log(JSON.stringify(event)) : printer();
  try {
    const { exitCode } = await runTask({
      task,
      url,
      allowRead,
      allowWrite,
      confirmed: flags.yes ?? "none",
      input,
      headed: flags.headed ?? false,
      onEvent: print,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      // A key in the environment is not a wish for a model: naming the endpoint or the model is.
      ...(apiKey === undefined || (model === undefined && baseUrl === undefined) ? {} : { apiKey }),
      ...(model === undefined ? {} : { model }),
      ...(maxSteps === undefined ? {} : { maxSteps }),
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(prices === undefined ? {} : { prices }),
      ...(maxDollars === undefined ? {} : { maxDollars }),
      ...(timeout === undefined ? {} : { timeoutSeconds: timeout }),
      ...(screenshot === undefined ? {} : { screenshotPath: screenshot }),
    });
    return exitCode;
  } catch (error) {
    if (!(error instanceof TaskNotStarted)) throw error;
    if (flags.json) console.log(JSON.stringify(notStarted(error.message)));
    else console.error(`error: ${error.message}`);
    return 1;
  }
}

/** What is wrong with the flags together, each of which is right by itself. */
function misuseOf(task: string, { baseUrl, apiKey, model, prices, maxDollars }: Flags): string | undefined {
  if (task.trim() === "")
    return 'the task is empty. Say what to do, for example: deckhand run "click Save" --url http://localhost:8080';
  if (maxDollars !== undefined && prices === undefined)
    return "--max-dollars needs --prices, what a million tokens of the model cost";
  if (model === undefined)
    return baseUrl === undefined ? undefined : "--base-url needs --model, the name of the model to ask there";
  if (model.trim() === "") return "--model is empty. Leave it out for direct commands";
  return baseUrl === undefined && !apiKey ? "--model needs --base-url, or a key for api.openai.com" : undefined;
}

/** `--yes` alone takes no word after it, so that the task may stand there. */
function withPlainYes(argv: string[]): string[] {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  return argv.map((argument, index) =>
    argument === "--yes" && index < end && argv[index + 1] !== "all" ? "--yes=ordinary" : argument,
  );
}

function readYes(value: string): "ordinary" | "all" {
  if (value === "ordinary" || value === "all") return value;
  throw new InvalidArgumentError("It is --yes or --yes=all.");
}

/** The last line of a run that could not begin, in the shape of every other run's last line. */
function notStarted(result: string) {
  const tokens = { in: 0, cached: 0, out: 0 };
  return { type: "run.finished", status: "failed", result, findings: [], steps: 0, modelCalls: 0, tokens, ms: 0 };
}

function printer(): (event: RunEvent) => void {
  const formatter = new EventFormatter();
  return (event) => {
    const line = formatter.format(event);
    if (line !== null) console.log(line);
  };
}

function webAddress(value: string): string {
  if (webOrigin(value) === undefined) throw new InvalidArgumentError("It should begin with http:// or https://.");
  return value;
}

function readPrices(value: string): string {
  const prices = parsePrices(value);
  if (prices === null || prices === "none") throw new InvalidArgumentError(PRICES_REFUSED);
  return value;
}

function collectOrigins(value: string, previous: string[]): string[] {
  const origin = webOrigin(value);
  if (origin === undefined) throw new InvalidArgumentError("An origin looks like https://example.com.");
  return [...previous, origin];
}

function positiveInteger(value: string): number {
  const number = positiveNumber(value);
  if (!Number.isInteger(number)) throw new InvalidArgumentError("It should be a whole number.");
  return number;
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError("It should be a number above 0.");
  return number;
}
