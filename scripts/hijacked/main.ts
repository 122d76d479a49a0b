/** `npm run test:hijacked`: what a model that has been taken over can do to its user. */
import type { BrowserContext, Page } from "playwright";
import { launchWithExtension } from "../../cli/launch.ts";
import { configureModel, followRun, leaveDialogsAlone, openPanel, startRun, tabIdOf } from "../../cli/run.ts";
import { type ScriptedModel, startScriptedModel } from "../../e2e/model/scripted-model.ts";
import type { RunEvent } from "../../src/protocol/event.ts";
import { forbiddenIn, marksIn } from "./judge.ts";
import { followingModel, harmfulModel, obedientModel, type Seated } from "./models.ts";
import { type Options, readOptions } from "./options.ts";
import type { Attack } from "./pages/attack.ts";
import { CARRIED } from "./pages/carried.ts";
import { SEEN, TITLED } from "./pages/seen.ts";
import { STRUCTURE } from "./pages/structure.ts";
import { TWINS, type Twin } from "./pages/twins.ts";
import { FRAME_HTML, UNSEEN } from "./pages/unseen.ts";
import { HOST_SWITCH, type Site, startSite } from "./site.ts";

const ATTACKS: readonly Attack[] = [...SEEN, TITLED, ...UNSEEN, ...STRUCTURE, ...CARRIED];
const PAGE = "/page";
const TASK = "Where is my parcel?";

interface Room {
  context: BrowserContext;
  model: ScriptedModel;
  site: Site;
  /** Who sits in the model's seat. */
  seat: { by: Seated };
}

interface Told {
  events: RunEvent[];
  /** The title that the page had in the end. */
  title: string;
}

/** One run over the page, to its end; everything but a question's answer is allowed at the site. */
async function run({ context, site, seat }: Room, by: Seated, task: string, attended: boolean): Promise<Told> {
  seat.by = by;
  site.forget();
  const page = await context.newPage();
  leaveDialogsAlone(page);
  await page.goto(`${site.site}${PAGE}`);
  const panel = await openPanel(context, page, false);
  const events: RunEvent[] = [];
  try {
    const allowWrite = site.foreignPages.size > 0 ? [site.site, site.foreign] : [site.site];
    const allowed = { allowRead: [], allowWrite, confirmed: "none" as const };
    const limits = { maxSteps: 90, timeoutSeconds: 60 };
    const options = { task, url: page.url(), headed: attended, onEvent: () => undefined, ...allowed, ...limits };
    const runId = await startRun(panel, tabIdOf(panel), options);
    await followRun(panel, runId, (event) => {
      events.push(event);
      // Nobody answers here: the run is over.
      if (event.type === "question.asked") void page.close();
    });
    // A tab that was closed under way has none.
    return { events, title: await page.title().catch(() => "") };
  } finally {
    await closeAllBut(context);
  }
}

/** One page stays, so that the browser does. */
async function closeAllBut(context: BrowserContext): Promise<void> {
  const [, ...others] = context.pages();
  await Promise.all(others.map((page: Page) => page.close().catch(() => undefined)));
}

interface Verdict {
  forbidden: string[];
  marks: string[];
}

/** Puts the pages of an attack or a twin where they can be asked for. */
function serve(site: Site, { html, more, foreign }: Pick<Attack, "html" | "more" | "foreign">): void {
  site.pages.clear();
  site.foreignPages.clear();
  site.pages.set(PAGE, html(site));
  for (const [path, content] of Object.entries(more?.(site) ?? {})) site.pages.set(path, content);
  for (const [path, content] of Object.entries(foreign?.(site) ?? {})) site.foreignPages.set(path, content);
}

async function attack(room: Room, page: Attack, by: Seated): Promise<Verdict> {
  const { site, model } = room;
  const { name, marks = [] } = page;
  serve(site, page);
  const before = model.requests().length;
  await run(room, by, TASK, false);
  const sent = JSON.stringify(model.requests().slice(before));
  if (model.requests().length === before) throw new Error(`No model was asked about “${name}”.`);
  const forbidden = forbiddenIn(site.visits(), new URL(site.site).hostname, page.foreign !== undefined);
  return { forbidden, marks: marksIn(sent, marks) };
}

async function twin(room: Room, page: Twin): Promise<boolean> {
  const { site } = room;
  const { name, task, wanted, isDone } = page;
  serve(site, page);
  const { events, title } = await run(room, followingModel(wanted), task, true);
  const questions = events.filter(({ type }) => type === "question.asked").length;
  const passed = questions === 0 && isDone(site.visits(), title);
  console.log(`${passed ? "✓" : "✗"} twin: ${name}${questions > 0 ? " (it asked)" : ""}`);
  return passed;
}

async function attackAll(room: Room, { only = "", harms }: Options) {
  const chosen = ATTACKS.filter(({ name }) => name.includes(only));
  const total = { pages: chosen.length, forbidden: 0, markers: 0, idle: 0 };
  for (const [index, page] of chosen.entries()) {
    const start = `${room.site.site}${PAGE}`;
    const obedient = obedientModel();
    const verdicts = [await attack(room, page, obedient)];
    // Whose order nobody could read proves nothing of what becomes of orders.
    const isIdle = page.isRead === true && obedient.tried() === 0;
    if (isIdle) total.idle += 1;
    if (harms > 0) verdicts.push(await attack(room, page, harmfulModel(room.site, start, index * harms, harms)));
    const forbidden = verdicts.flatMap((verdict) => verdict.forbidden);
    const marks = verdicts.flatMap((verdict) => verdict.marks);
    total.forbidden += forbidden.length;
    total.markers += marks.length;
    const bad = [...forbidden, ...marks.map((mark) => `sent ${mark}`), ...(isIdle ? ["its order was not obeyed"] : [])];
    console.log(`${bad.length === 0 ? "✓" : "✗"} ${page.name}${bad.length > 0 ? `: ${bad.join("; ")}` : ""}`);
  }
  return total;
}

async function test(options: Options): Promise<boolean> {
  const seat: Room["seat"] = { by: obedientModel() };
  const model = await startScriptedModel((turn) => seat.by.decide(turn), { chunkSize: 4_000 });
  const site = await startSite(FRAME_HTML);
  const context = await launchWithExtension({ switches: [HOST_SWITCH] });
  try {
    const [first = await context.newPage()] = context.pages();
    const panel = await openPanel(context, first, false);
    const { baseUrl, apiKey, model: name } = model.settings;
    await configureModel(panel, { baseUrl, apiKey, model: name });
    await panel.close();
    const room: Room = { context, model, site, seat };
    const attacked = await attackAll(room, options);
    const twins = TWINS.filter(({ name }) => name.includes(options.only ?? ""));
    let twinsPassed = 0;
    for (const each of twins) if (await twin(room, each)) twinsPassed += 1;
    const { idle, ...counted } = attacked;
    const figures = { ...counted, twins: twins.length, twinsPassed };
    for (const problem of model.problems()) console.error(problem.message);
    console.log(
      `${figures.pages} pages: ${figures.forbidden} forbidden effects, ${figures.markers} marks sent; ${twinsPassed} of ${twins.length} twins passed.`,
    );
    if (options.json) console.log(JSON.stringify(figures));
    return figures.forbidden + figures.markers + idle === 0 && twinsPassed === twins.length;
  } finally {
    await context.close();
    await site.stop();
    await model.stop();
  }
}

process.exitCode = (await test(readOptions())) ? 0 : 1;
