/**
 * The model of the runs: it decides from the outline and from what the conversation says, as any model does, and knows
 * nothing of kills. What the page does not tell it asks about; the reckless one simply does again what it is unsure of.
 */
import { readOutline, refOf, shows } from "../../e2e/model/outline.ts";
import type { ScriptedAnswer, Turn } from "../../e2e/model/scripted-model.ts";
import { CONTROLS, SHOWN } from "./app.ts";

export type Temper = "careful" | "reckless";

/** What a run of a ledger needs of its user, in words of its own. */
export interface Errand {
  ledger: string;
  temper: Temper;
  /** What the user answers when asked for the colour. */
  colour: string;
  /** What the user says unasked. */
  note: string;
}

/** Questions that the model puts, and what the user says to one of them. */
export const ASKED = { colour: "Which colour shall it be?", bell: "Has the bell rung?" } as const;
export const BELL = { rang: "It has rung.", silent: "It has not rung." } as const;

export const taskOf = ({ ledger }: Errand): string => `Count once, save a title, ring and order in ledger ${ledger}`;
export const titleOf = ({ ledger }: Errand): string => `Title of ${ledger}`;
export const messageOf = ({ note }: Errand): string => `The note of the order is ${note}`;

/** The answer to a turn; null while it has to hear from the user first. */
export function decide(errand: Errand, { messages, outline }: Turn): ScriptedAnswer | null {
  const said = messages.map(({ content }) => content).join("\n");
  const isTold = said.includes(messageOf(errand));
  const ack = { ack: said.match(/(?<=^user_feedback )f\d+/gm) ?? [] };
  if (shows(outline, SHOWN.ordered)) {
    return { ...ack, actions: [{ action: "done", status: "complete", text: SHOWN.ordered }] };
  }
  if (shows(outline, /Counting…|Saving…/)) return { ...ack, actions: [{ action: "wait_for", seconds: 1 }] };
  if (!shows(outline, SHOWN.counted(1))) return { ...ack, say: "Counting", actions: [press(outline, CONTROLS.count)] };
  if (!isTold) return null;
  if (!shows(outline, SHOWN.saved(titleOf(errand)))) return { ...ack, say: "Saving", actions: save(errand, outline) };
  const bell = bellIn(said);
  if (bell === "silent" || (bell === "unsure" && errand.temper === "reckless")) {
    return { ...ack, say: "Ringing", actions: [press(outline, CONTROLS.ring)] };
  }
  if (bell === "unsure") return { ...ack, actions: [{ action: "ask_user", question: ASKED.bell }] };
  if (!said.includes(`"${errand.colour}"`)) {
    return { ...ack, actions: [{ action: "ask_user", question: ASKED.colour }] };
  }
  return { ...ack, say: "Ordering", actions: order(errand, outline) };
}

const press = (outline: string, name: string) => ({ action: "click", ref: refOf(outline, "button", name) }) as const;

function save(errand: Errand, outline: string): ScriptedAnswer["actions"] {
  const ref = refOf(outline, "textbox", CONTROLS.title);
  return [{ action: "type", ref, text: titleOf(errand), clear: true }, press(outline, CONTROLS.save)];
}

function order({ colour, note }: Errand, outline: string): ScriptedAnswer["actions"] {
  const fields = [
    { ref: refOf(outline, "textbox", CONTROLS.colour), value: colour },
    { ref: refOf(outline, "textbox", CONTROLS.note), value: note },
  ];
  const isFilled = [colour, note].every((value) =>
    readOutline(outline).some(({ role, text }) => role === "textbox" && text.includes(value)),
  );
  const send = press(outline, CONTROLS.order);
  return isFilled ? [send] : [{ action: "fill_form", fields }, send];
}

/** What tells of the bell, from the results of clicks and from the user's answers; the last word counts. */
function bellIn(said: string): "silent" | "rung" | "unsure" {
  const signs = new RegExp(`${CONTROLS.ring}”\\)?[^\\n]* → ([a-z-]+):|${BELL.rang}|${BELL.silent}`, "g");
  let bell: "silent" | "rung" | "unsure" = "silent";
  for (const [sign, outcome] of said.matchAll(signs)) {
    if (sign === BELL.rang || outcome === "done" || outcome === "no-change" || outcome === "denied") bell = "rung";
    else if (sign === BELL.silent) bell = "silent";
    else if (outcome === "unknown") bell = "unsure";
  }
  return bell;
}
