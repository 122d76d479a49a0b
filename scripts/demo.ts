/** Opens the demo shop and lets Deckhand order a mug there. It counts only if the shop really has the order. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { EventFormatter } from "../cli/format-event.ts";
import { runTask, TaskNotStarted } from "../cli/run.ts";
import type { RunEvent } from "../src/protocol/event.ts";
import { type DemoOrder, type DemoShop, startDemoShop } from "./demo-shop.mjs";
import { root } from "./root.mjs";

const DIRECT_COMMANDS = [
  "type mug in the search box",
  "press Enter",
  "click the Add to cart next to Blue mug",
  "open the Cart link",
  "click Check out",
  "type Ada Lovelace in Name",
  "type ada@example.org in E-mail",
  "type 1 Analytical Row in Address",
  "select Ireland in Country",
  "check Express",
  "set Preferred date to 2027-03-01",
  "check Gift wrap",
  "click Place order",
].join(", ");

const IN_OWN_WORDS =
  "Order one blue mug, the small one. It is a gift, so have it wrapped, and it should come by express on 1 March 2027. " +
  "It goes to Ada Lovelace, 1 Analytical Row, Ireland; her e-mail address is ada@example.org.";

const OUTPUT = join(root, "build", "demo");
const SCREENSHOT = join(OUTPUT, "result.png");
const RESULT = join(OUTPUT, "result.json");

function readOptions() {
  const { values } = parseArgs({
    options: {
      headed: { type: "boolean", default: false },
      "base-url": { type: "string" },
      "api-key": { type: "string" },
      model: { type: "string" },
    },
  });
  const apiKey = values["api-key"] ?? process.env.OPENAI_API_KEY;
  return {
    headed: values.headed,
    ...(values["base-url"] !== undefined && { baseUrl: values["base-url"] }),
    ...(values.model !== undefined && { model: values.model, ...(apiKey && { apiKey }) }),
  };
}

/** What the task asked for, and nothing else. */
function isAsOrdered(orders: DemoOrder[]): boolean {
  const [order, ...others] = orders;
  if (!order || others.length > 0) return false;
  const bought = order.lines.map(({ id, quantity }) => `${quantity} ${id}`).join();
  const isToAda = order.name === "Ada Lovelace" && order.email === "ada@example.org" && order.country === "Ireland";
  return (
    bought === "1 blue-mug" && isToAda && order.gift && order.delivery === "express" && order.date === "2027-03-01"
  );
}

/** Leaves what the run came to for whoever looks later, and says whether the shop has the order. */
function report(events: RunEvent[], orders: DemoOrder[]): boolean {
  const isOrdered = isAsOrdered(orders);
  const finished = events.find((event) => event.type === "run.finished");
  const result = { status: finished?.status, isOrdered, orders, log: events };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  const verdict = isOrdered
    ? `The shop has the order: ${orders[0]?.number}.`
    : "The shop does not have the order as asked.";
  console.log(`\n${verdict}\nSee ${relative(root, SCREENSHOT)} and ${relative(root, RESULT)}.`);
  return isOrdered && finished?.status === "done";
}

/** Runs the task on the shop. @returns whether it was done, by the run's own word and by the shop's */
async function runDemo(shop: DemoShop): Promise<boolean> {
  const { headed, ...model } = readOptions();
  const { origin } = new URL(shop.url);
  const events: RunEvent[] = [];
  const formatter = new EventFormatter();
  let isDone = false;
  await runTask({
    ...model,
    headed,
    task: model.model === undefined ? DIRECT_COMMANDS : IN_OWN_WORDS,
    url: shop.url,
    allowRead: [origin],
    allowWrite: [origin],
    // Placing an order counts as paying, which a plain yes does not cover. This shop takes no money.
    confirmed: "all",
    screenshotPath: SCREENSHOT,
    onEvent: (event) => {
      events.push(event);
      const line = formatter.format(event);
      if (line !== null) console.log(line);
    },
    beforeClose: async (page) => {
      isDone = report(events, shop.orders());
      if (!headed) return;
      console.log("The browser is yours now. Close it to end the demo.");
      await page.waitForEvent("close", { timeout: 0 });
    },
  });
  return isDone;
}

mkdirSync(OUTPUT, { recursive: true });
const shop = await startDemoShop();
console.log(`The shop is open at ${shop.url}`);
try {
  process.exitCode = (await runDemo(shop)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof TaskNotStarted)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await shop.stop();
}
