/** A model that looks at mugs in tabs of their own, and knows nothing of them but the outlines it is sent. */
import { refOf } from "../../e2e/model/outline.ts";
import type { Decide, ScriptedAnswer, Turn } from "../../e2e/model/scripted-model.ts";

export const COMPARISON = "How much do the red mug and the large blue mug hold, and what do they cost?";
export const MESSAGE = "Which of them is better for a litre of tea?";

/** Step by step; the last one is taken for good. */
const STEPS: ((turn: Turn) => ScriptedAnswer)[] = [
  (turn) => open(turn, "Red mug"),
  (turn) => keep(turn, "Red mug", "t2"),
  (turn) => open(turn, "Blue mug, large"),
  (turn) => keep(turn, "Blue mug, large", "t3"),
  () => end("Both are looked at."),
];

export const compareMugs: Decide = (turn) => {
  const id = /user_feedback (f\d+): /.exec(turn.messages.at(-1)?.content ?? "")?.[1];
  if (id !== undefined) return { ...end(CONCLUSION), ack: [id] };
  return STEPS[Math.min(turn.turn, STEPS.length - 1)]?.(turn) ?? end("Both are looked at.");
};

const CONCLUSION = "The red mug holds 300 ml, the large blue mug 500 ml: two of the latter hold a litre, for €32.00.";

const end = (text: string): ScriptedAnswer => ({ actions: [{ action: "done", status: "complete", text }] });

function open({ outline }: Turn, name: string): ScriptedAnswer {
  return {
    say: `Opening the ${name.toLowerCase()} beside this page`,
    actions: [{ action: "open_tab", ref: refOf(outline, "link", name) }],
  };
}

function keep({ outline }: Turn, name: string, tab: string): ScriptedAnswer {
  const volume = /\d+ ml/.exec(outline)?.[0] ?? "";
  const price = /€[\d.]+/.exec(outline)?.[0] ?? "";
  return {
    say: "Noting what it holds and costs",
    actions: [
      { action: "save_result", text: `${name}: ${volume}, ${price}` },
      { action: "close_tab", tab },
    ],
  };
}
