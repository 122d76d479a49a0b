/** "accept the dialog", "press Cancel in the dialog": of a dialog that the page draws the button, else the browser's dialog. */
import { find, type Want } from "./find.ts";
import { act, CLICKABLE, type Ground, type Grounding, missing, resolve } from "./grounding.ts";
import type { DialogInstruction } from "./instruction.ts";
import { isSame } from "./match.ts";
import type { Entry } from "./page-index.ts";
import { labelOf } from "./page-index.ts";

/** What is said to every other step while a dialog of the browser is open. */
export const NO_PAGE =
  "A dialog is open over the page. Answer it first: “accept the dialog”, “dismiss the dialog” or “answer the dialog with “Ada””.";

/** The likelier names first; the first that the dialog has is taken. */
const ACCEPTING = ["ok", "accept", "yes", "confirm", "agree", "got it", "continue"];
const DISMISSING = ["cancel", "close", "dismiss", "no", "×", "✕", "no thanks", "not now"];

/** @param on The page; undefined while it cannot be read, and then the dialog is the browser's. */
export function groundDialog(instruction: DialogInstruction, on: Ground | undefined): Grounding {
  const { accept, text } = instruction;
  const drawn = on && text === undefined ? groundDrawn(instruction, on) : undefined;
  if (drawn !== undefined) return drawn;
  return act({ action: "answer_dialog", accept, ...(text !== undefined && { text }) }, "dialog");
}

const BUTTON: Want = { accepts: (entry) => entry.inDialog && CLICKABLE.accepts(entry) };

/** Undefined when the page draws no dialog. */
function groundDrawn({ accept, target }: DialogInstruction, on: Ground): Grounding | undefined {
  if (on.chosen !== undefined) return press(on, [on.chosen]);
  const inDialog = on.index.filter((entry) => entry.inDialog && entry.node.ref !== undefined);
  if (inDialog.length === 0) return undefined;
  if (target !== undefined) {
    const found = find(on.index, target, BUTTON);
    return found && resolve(on, found, target, BUTTON, (ref) => ({ action: "click", ref }));
  }
  for (const name of accept ? ACCEPTING : DISMISSING) {
    const named = inDialog.filter((entry) => isSame(labelOf(on.index, entry), name));
    if (named.length > 0) return press(on, named);
  }
  const names = inDialog.flatMap((entry) => (entry.node.role === "button" ? [`“${labelOf(on.index, entry)}”`] : []));
  return missing(`The dialog has no button for that. It has: ${names.join(", ")}. Say which one to click.`);
}

function press(on: Ground, entries: Entry[]): Grounding {
  const target = { spoken: "button of the dialog" };
  return resolve(on, { cost: 0, entries }, target, BUTTON, (ref) => ({ action: "click", ref }));
}
