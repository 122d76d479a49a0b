/** Times steps of each subject on the same page, in one run. */
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { root } from "../../root.mjs";
import { quantile } from "../figures.ts";
import { decimal, markdown } from "../report.ts";
import { serveSite } from "./site.ts";
import { deckhand, pageAgent, playwright, type TimeSteps } from "./subjects.ts";

interface Times {
  p50: number;
  p90: number;
}

interface Options {
  steps: number;
  peers?: string | true;
  json?: true;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

const options = new Command("bench:step")
  .description("Times a step without its model: outline, checks, action, settling and the next request.")
  .option("--steps <count>", "steps of each subject", wholeNumber, 30)
  .option(
    "--peers [folder]",
    "time Playwright and page-agent too; the folder says where page-agent's core is installed",
  )
  .option("--json", "print one JSON object with the figures as the last line")
  .parse()
  .opts<Options>();

async function subjectsFor({ peers }: Options): Promise<Record<string, TimeSteps>> {
  if (peers === undefined) return { deckhand };
  const agent = await pageAgent(peers === true ? root : resolve(peers));
  if (!agent) console.log("page-agent is not installed: npm install --prefix <folder> @page-agent/core");
  return { deckhand, playwright, ...(agent ? { pageAgent: agent } : {}) };
}

const site = await serveSite(options.steps);
const times: Record<string, Times> = {};
try {
  for (const [name, timeSteps] of Object.entries(await subjectsFor(options))) {
    const taken = await timeSteps(site.url, options.steps);
    times[name] = { p50: quantile(taken, 0.5), p90: quantile(taken, 0.9) };
  }
} finally {
  await site.stop();
}
const rows = Object.entries(times).map(([name, { p50, p90 }]) => [name, decimal(p50), decimal(p90)]);
console.log(`${options.steps} steps each\n\n${markdown([["", "step ms, median", "p90"], ...rows]).join("\n")}`);
if (options.json) console.log(JSON.stringify(times));
