/** Counts what a run of ten steps says to its model, and how much of that the provider has seen before. */
import { resolve } from "node:path";
import { Command } from "commander";
import { root } from "../../root.mjs";
import { count, markdown, percent } from "../report.ts";
import { figuresOf, freshOf, meanPrefixShare, promptOf, type RequestFigures, totalOf } from "./figures.ts";
import { PRESSES, serveSite } from "./site.ts";
import { type Ask, deckhand, pageAgent } from "./subjects.ts";

interface Options {
  peers?: string | true;
  json?: true;
}

const options = new Command("bench:tokens")
  .description("Counts the tokens of a run's requests, and the share of each that begins as the one before.")
  .option("--peers [folder]", "count page-agent's too; the folder says where its core is installed")
  .option("--json", "print one JSON object with the figures as the last line")
  .parse()
  .opts<Options>();

async function peer({ peers }: Options): Promise<Ask | undefined> {
  if (peers === undefined) return undefined;
  const agent = await pageAgent(peers === true ? root : resolve(peers));
  if (!agent) console.log("page-agent is not installed: npm install --prefix <folder> @page-agent/core");
  return agent;
}

const cells = (figures: RequestFigures | undefined) =>
  figures ? [count(figures.tokens), percent(figures.prefixShare)] : ["–", "–"];

const site = await serveSite();
try {
  const ask = await peer(options);
  const ours = figuresOf((await deckhand(site.url)).map(promptOf));
  const theirs = ask ? figuresOf((await ask(site.url)).map(promptOf)) : [];
  const rows = ours.map((figures, index) => [
    String(index + 1),
    ...cells(figures),
    ...(ask ? cells(theirs[index]) : []),
  ]);
  const head = ["request", "tokens", "seen before", ...(ask ? ["page-agent's", "seen before"] : [])];
  const sums = ["all", count(totalOf(ours)), percent(meanPrefixShare(ours))];
  const sumsOfPeer = ask ? [count(totalOf(theirs)), percent(meanPrefixShare(theirs))] : [];
  const fresh = ["not seen", count(freshOf(ours)), "", ...(ask ? [count(freshOf(theirs)), ""] : [])];
  console.log(markdown([head, ...rows, [...sums, ...sumsOfPeer], fresh]).join("\n"));
  if (options.json) {
    const steps = PRESSES.length;
    const figures = { steps, prefixShare: meanPrefixShare(ours), total: totalOf(ours), fresh: freshOf(ours) };
    const ofPeer = ask ? { pageAgentTotal: totalOf(theirs), pageAgentFresh: freshOf(theirs) } : {};
    console.log(JSON.stringify({ ...figures, ...ofPeer }));
  }
} finally {
  await site.stop();
}
