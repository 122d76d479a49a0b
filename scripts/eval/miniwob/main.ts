/** `npm run eval:miniwob -- --pages <folder>`: which tasks of MiniWoB++ can be done by who reads the outline. */
import type { BrowserContext } from "playwright";
import { launchWithExtension } from "../../../cli/launch.ts";
import { configureModel, openPanel } from "../../../cli/run.ts";
import { type ScriptedModel, startScriptedModel } from "../../../e2e/model/scripted-model.ts";
import { servePages } from "../../bench/serve-pages.ts";
import { type Attempt, attempt, type Room } from "./attempt.ts";
import { type Options, readOptions } from "./options.ts";
import { attemptLine, joinAttempts, summarise } from "./report.ts";
import { Seat } from "./seat.ts";
import { solverOf, tasksIn } from "./tasks.ts";

/** Gives the extension the scripted model, as the command line does. */
async function giveModel(context: BrowserContext, { settings }: ScriptedModel): Promise<void> {
  const [page = await context.newPage()] = context.pages();
  const panel = await openPanel(context, page, false);
  const { baseUrl, apiKey, model } = settings;
  await configureModel(panel, { baseUrl, apiKey, model });
  await panel.close();
}

async function attemptAll(room: Room, { pages, only, seeds }: Options): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const task of only ?? tasksIn(pages)) {
    for (let seed = 1; seed <= seeds; seed++) {
      const made = await attempt(room, task, seed, solverOf(task));
      console.log(attemptLine(made));
      attempts.push(made);
    }
  }
  return attempts;
}

async function evaluate(options: Options): Promise<void> {
  const seat = new Seat(options.trace ? (text) => console.log(text) : () => undefined);
  const model = await startScriptedModel(seat.decide, { chunkSize: 4_000 });
  const server = await servePages(options.pages);
  const context = await launchWithExtension();
  try {
    await giveModel(context, model);
    const results = joinAttempts(await attemptAll({ context, seat, origin: server.origin }, options));
    const summary = summarise(results);
    console.log(`${summary.expressible} of ${summary.tasks} tasks are expressible.`);
    if (options.json) console.log(JSON.stringify(summary));
  } finally {
    await context.close();
    await server.stop();
    await model.stop();
  }
}

await evaluate(readOptions());
