/**
 * "submit the form". Enter does it from a field of one line, but in a field of many lines only adds one: there, and
 * where no field has the focus, the form's own button is looked for. Several that may be it make a question.
 */

import { preferDialog, preferEnabled } from "./choose.ts";
import { describeEntry } from "./describe.ts";
import { find, isFillable, type Want } from "./find.ts";
import { ANYTHING, act, ambiguous, type Ground, type Grounding, missing, resolve } from "./grounding.ts";
import type { SubmitInstruction, TargetPhrase } from "./instruction.ts";
import { normalise } from "./match.ts";
import { placesOf } from "./near.ts";
import { contains, type Entry, labelOf } from "./page-index.ts";
import { SUBMIT_NAMES } from "./words.ts";

export function groundSubmit(instruction: SubmitInstruction, on: Ground): Grounding {
  if (on.chosen !== undefined) return press(on, [on.chosen]);
  if (instruction.target !== undefined) return groundNamed(instruction.target, on);
  const { form } = instruction;
  if (form !== undefined) return groundForm(form, on);
  const focused = on.index.find((entry) => entry.node.focused === true && isFillable(entry));
  return focused === undefined ? groundUnfocused(on) : groundFocused(focused, on);
}

function groundNamed(target: TargetPhrase, on: Ground): Grounding {
  const found = find(on.index, target, BUTTON);
  return resolve(on, found, target, BUTTON, (ref) => ({ action: "click", ref }));
}

function groundForm(form: TargetPhrase, on: Ground): Grounding {
  const places = placesOf(on.index, form);
  const [place] = places;
  if (place === undefined) return missing(`There is no form “${form.name ?? form.spoken}” here. ${SAY_WHICH}`);
  const buttons = submitters(on, (entry) => places.some((one) => contains(one, entry)));
  return buttons.length > 0 ? press(on, buttons) : missing(`Which button sends that form cannot be told. ${SAY_WHICH}`);
}

const SAY_WHICH = "Say which button to click.";

function groundFocused(focused: Entry, on: Ground): Grounding {
  const { ref } = focused.node;
  const enter =
    ref === undefined ? undefined : act({ action: "press_key", key: "Enter", ref }, describeEntry(on.index, focused));
  if (enter !== undefined && isOneLine(focused)) return enter;
  const near = buttonsAround(focused, on);
  if (near.length > 0) return press(on, near);
  if (enter !== undefined && focused.node.multiline !== true) return enter;
  return missing(`Enter would only add a line to ${describeEntry(on.index, focused)}. ${SAY_WHICH}`);
}

/** Sure to be a field of one line; of a plain text field the page does not always tell. */
function isOneLine({ node }: Entry): boolean {
  if (node.multiline) return false;
  return node.role !== "textbox" || node.inputType !== undefined || node.secret !== undefined;
}

function groundUnfocused(on: Ground): Grounding {
  const buttons = submitters(on, () => true);
  if (buttons.length > 0) return press(on, buttons);
  return missing(`No field has the focus, and no button here is sure to send a form. ${SAY_WHICH}`);
}

const FORMS: ReadonlySet<string> = new Set(["form", "search", "dialog", "alertdialog"]);
const WHOLE: ReadonlySet<string> = new Set(["document", "main"]);

/** Buttons of the smallest part around the field that has any; of the whole page only what marks itself as sending. */
function buttonsAround(focused: Entry, on: Ground): Entry[] {
  for (let around = focused.parent; around !== undefined; around = around.parent) {
    const room = around;
    const isWhole = room.parent === undefined || WHOLE.has(room.node.role);
    if (isWhole && focused.node.multiline !== true) return [];
    const buttons = submitters(on, (entry) => contains(room, entry) && !isOfAnotherForm(entry, focused, room));
    if (buttons.length > 0) return buttons;
    if (FORMS.has(room.node.role)) return [];
  }
  return [];
}

const APART: ReadonlySet<string> = new Set([...FORMS, "banner", "navigation", "contentinfo"]);

/** It stands in a form or landmark that the field is not in. */
function isOfAnotherForm(entry: Entry, focused: Entry, room: Entry): boolean {
  for (let around = entry.parent; around !== undefined && around !== room; around = around.parent)
    if (APART.has(around.node.role) && !contains(around, focused)) return true;
  return false;
}

function isButton({ node }: Entry): boolean {
  return node.role === "button" && node.ref !== undefined && node.inputType !== "file";
}

const BUTTON: Want = { accepts: isButton };

/** Buttons that say of themselves that they send a form; where none does, those that are called so. */
function submitters(on: Ground, isWithin: (entry: Entry) => boolean): Entry[] {
  const buttons = on.index.filter((entry) => isButton(entry) && isWithin(entry));
  const marked = buttons.filter(({ node }) => node.submits === true);
  const named = buttons.filter((entry) => isSubmitName(labelOf(on.index, entry)));
  return preferEnabled(preferDialog(marked.length > 0 ? marked : named));
}

function isSubmitName(label: string): boolean {
  const words = normalise(label);
  return SUBMIT_NAMES.some((name) => words === name || words.startsWith(`${name} `));
}

function press(on: Ground, buttons: Entry[]): Grounding {
  if (buttons.length > 1) return ambiguous(on.index, "button that sends the form", buttons);
  const target = { spoken: "button that sends the form" };
  return resolve(on, { cost: 0, entries: buttons }, target, ANYTHING, (ref) => ({ action: "click", ref }));
}
