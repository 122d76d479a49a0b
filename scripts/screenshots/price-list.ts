/** A model that looks prices up in another tab, and knows nothing of them but what it is sent. */
import { refOf } from "../../e2e/model/outline.ts";
import type { Decide, ScriptedAnswer, Turn } from "../../e2e/model/scripted-model.ts";

export const LOOKING_UP = "What do rope and paint cost?";
export const MESSAGE = "Add them up, too";

const SCHEMA = {
  type: "array",
  items: { type: "object", properties: { thing: { type: "string" }, price: { type: "number" } } },
};

/** Step by step, until the user says something. */
const STEPS: ((turn: Turn) => ScriptedAnswer)[] = [
  ({ outline }) => ({
    say: "Opening the price list",
    actions: [{ action: "click", ref: refOf(outline, "link", "Prices") }],
  }),
  () => ({ say: "Going on where it was opened", actions: [{ action: "switch_tab", tab: "t2" }] }),
  () => ({ say: "Reading the prices", actions: [{ action: "extract", schema: SCHEMA }] }),
  (turn) => ({
    say: "Noting both prices",
    actions: [...rowsOf(turn)].map(([thing, price]) => ({ action: "save_result", text: `${thing}: €${price}` })),
  }),
];

export const lookUpPrices: Decide = (turn) => {
  const id = /user_feedback (f\d+): /.exec(lastWords(turn))?.[1];
  const together = [...rowsOf(turn).values()].reduce((sum, price) => sum + Number(price), 0).toFixed(2);
  const end = { action: "done", status: "complete", text: `Together they cost €${together}.` } as const;
  return id === undefined ? (STEPS[turn.turn]?.(turn) ?? { actions: [] }) : { ack: [id], actions: [end] };
};

const lastWords = ({ messages }: Turn) => messages.at(-1)?.content ?? "";

/** What the table was read as, with two decimals. */
function rowsOf({ messages }: Turn): Map<string, string> {
  const sent = messages.map(({ content }) => content).join("\n");
  const rows = [...sent.matchAll(/\{"thing":"(\w+)","price":([\d.]+)\}/g)];
  return new Map(rows.map(([, thing = "", price = ""]) => [thing, Number(price).toFixed(2)]));
}
