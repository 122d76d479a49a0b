/** The benchmark of the outline on saved pages. See docs/benchmarks.md for what its figures mean. */
import { join, resolve } from "node:path";
import { root } from "../root.mjs";
import { missesOf } from "./aims.ts";
import { bundleModule } from "./bundle.ts";
import { figuresOf, type Measured } from "./figures.ts";
import { halfOf } from "./half.ts";
import { headlinesOf } from "./headline.ts";
import { aimTable, scaleTable, worstLines } from "./list-report.ts";
import { type AllMeasured, measureAll, type PageToMeasure } from "./measure-all.ts";
import { type Options, readOptions } from "./options.ts";
import { summaryTable } from "./report.ts";
import { findSavedPages } from "./saved-pages.ts";
import { type AtScale, measureScale } from "./scale.ts";
import { servePages } from "./serve-pages.ts";
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
function asJson({ measured, notMeasured }: AllMeasured, scale: readonly AtScale[] | undefined) {
  return {
    ...headlinesOf(measured, own),
    peers: Object.fromEntries(peers.map((peer) => [peer.name, headlinesOf(measured, peer)])),
    ...(scale && { scale }),
    budget,
    measured: measured.length,
    notMeasured,
    aims: options.aim.map((aim) => ({ ...aim, ...missesOf(measured, { subject: own.name, mode: "page" }, aim) })),
    figures: figuresByName(measured, subjects, budget),
    perPage: measured,
  };
}

function savedPages(folder: string, origin: string): PageToMeasure[] {
  return findSavedPages(folder)
    .filter(({ name }) => options.only?.includes(name) ?? true)
    .filter(({ name }) => options.half === undefined || halfOf(name) === options.half)
    .map(({ name, path }) => ({ name, address: `${origin}${path}`, live: false }));
}

async function measurePages(): Promise<AllMeasured> {
  const server = options.pages === undefined ? undefined : await servePages(options.pages);
  const saved = server && options.pages !== undefined ? savedPages(options.pages, server.origin) : [];
  const running = options.url.map((address) => ({ name: address, address, live: true }));
  try {
    return await measureAll([...saved, ...running], { subjects, finder, budget, repeats, keep });
  } finally {
    await server?.stop();
  }
}

function report({ measured, notMeasured }: AllMeasured): string[] {
  const listed = options.list === true ? WORST : options.list;
  return [
    "",
    `${measured.length} of ${measured.length + notMeasured.length} pages measured`,
    ...notMeasured.map(({ name, reason }) => `not measured: ${name}: ${reason}`),
    "",
    ...summaryTable(measured, budget),
    ...(options.aim.length > 0 ? ["", ...aimTable(measured, options.aim)] : []),
    ...(listed === undefined ? [] : worstLines(measured, own.name, listed)),
  ];
}

const WORST = 10;
const options = readOptions();
const { budget, repeats, keep } = options;
const own = await deckhand();
const peers = await choosePeers(options);
const subjects = [own, ...peers];
const finder = await bundleModule(join(root, "scripts", "bench", "page", "index.ts"));
const all = await measurePages();
if (all.measured.length + all.notMeasured.length > 0) console.log(report(all).join("\n"));
const scale = options.scale ? await measureScale({ subjects, finder, budget, repeats }) : undefined;
if (scale) console.log(["", ...scaleTable(scale)].join("\n"));
if (options.json) console.log(JSON.stringify(asJson(all, scale)));
process.exitCode = all.measured.length > 0 || scale ? 0 : 1;
