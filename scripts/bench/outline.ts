/** The benchmark of the outline on saved pages. See docs/benchmarks.md for what its figures mean. */
import { join, resolve } from "node:path";
import { root } from "../root.mjs";
import { bundleModule } from "./bundle.ts";
import { figuresOf, type Measured } from "./figures.ts";
import { headlinesOf } from "./headline.ts";
import { type AllMeasured, measureAll } from "./measure-all.ts";
import { type Options, readOptions } from "./options.ts";
import { summaryTable } from "./report.ts";
import { findSavedPages } from "./saved-pages.ts";
import { deckhand } from "./subjects/deckhand.ts";
import { HOW_TO_GET_PAGE_AGENT, pageAgent } from "./subjects/page-agent.ts";
import { playwright } from "./subjects/playwright.ts";
import type { Subject } from "./subjects/subject.ts";

async function choosePeers({ peers }: Options): Promise<Subject[]> {
  if (peers === undefined) return [];
  const other = await pageAgent(peers === true ? root : resolve(peers));
  if (!other) console.log(HOW_TO_GET_PAGE_AGENT);
  return [playwright(), ...(other ? [other] : [])];
}

function figuresByName(pages: readonly Measured[], subjects: readonly Subject[], budget: number) {
  return Object.fromEntries(
    subjects.map(({ name, modes }) => [
      name,
      Object.fromEntries(modes.map((mode) => [mode, figuresOf(pages, { subject: name, mode, budget }) ?? null])),
    ]),
  );
}

/** The headline of the outline, beside it those of the peers and everything that they are made of. */
function asJson({ measured, notMeasured }: AllMeasured, own: Subject, peers: readonly Subject[], budget: number) {
  return {
    ...headlinesOf(measured, own),
    peers: Object.fromEntries(peers.map((peer) => [peer.name, headlinesOf(measured, peer)])),
    budget,
    measured: measured.length,
    notMeasured,
    figures: figuresByName(measured, [own, ...peers], budget),
    perPage: measured,
  };
}

const options = readOptions();
const { budget, repeats, keep } = options;
const pages = findSavedPages(options.pages).filter(({ name }) => options.only?.includes(name) ?? true);
const own = await deckhand();
const peers = await choosePeers(options);
const finder = await bundleModule(join(root, "scripts", "bench", "page", "index.ts"));
const subjects = [own, ...peers];
const all = await measureAll(pages, options.pages, { subjects, finder, budget, repeats, keep });
console.log(`\n${all.measured.length} of ${pages.length} pages measured\n`);
console.log(summaryTable(all.measured, budget).join("\n"));
if (options.json) console.log(JSON.stringify(asJson(all, own, peers, budget)));
process.exitCode = all.measured.length > 0 ? 0 : 1;
