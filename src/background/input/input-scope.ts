/**
 * What a page may have typed and pressed for it. The content script asks for inputs one by one, and a renderer that
 * has been taken over could ask for anything: only what belongs to the authorised action is made.
 */
import type { PageAction } from "../../protocol/action.ts";
import { parseChord } from "../../protocol/keys.ts";
import type { InputRequest } from "../../protocol/messages.ts";

/** Keys that every action on a field may need: to select and delete what is there, to tell the page, to open and walk a list, to leave it. */
const FIELD_KEYS = new Set([
  "a",
  "backspace",
  "delete",
  "shift",
  "tab",
  "arrowdown",
  "arrowup",
  "home",
  "end",
  "escape",
  " ",
]);

const HELD_KEYS = new Set(["a", "home", "end"]);

/** Inputs that one action can need at most; a form has up to 60 fields. */
export const MAX_INPUTS = 400;

/** Whether an input can be part of an action. */
export function isInputOf(action: PageAction, input: InputRequest): boolean {
  switch (input.primitive) {
    case "move":
      return true;
    case "wheel":
      return action.action === "scroll";
    case "press":
      return isPressOf(action, input);
    case "down":
    case "up":
      return action.action === "drag";
    case "insert-text":
      return textsOf(action).includes(input.text);
    case "key":
      return isKeyOf(action, input);
  }
}

const CHANGING = new Set(["click", "type", "fill_form", "select_option", "set_checked"]);

function isPressOf(action: PageAction, input: Extract<InputRequest, { primitive: "press" }>): boolean {
  if (!CHANGING.has(action.action)) return false;
  // A field is entered with one press, or three to select what is in it.
  const { button = "left", count = 3, modifiers = [] } = action.action === "click" ? { count: 1, ...action } : {};
  const isHeld = (modifier: string) => modifiers.some((allowed) => allowed === modifier);
  const hold = action.action === "click" ? action.hold : undefined;
  return input.button === button && input.count <= count && input.hold === hold && input.modifiers.every(isHeld);
}

function textsOf(action: PageAction): string[] {
  if (action.action === "type") return [action.text];
  if (action.action === "select_option") return [action.option];
  if (action.action === "fill_form") {
    return action.fields.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  }
  return [];
}

function isKeyOf(action: PageAction, input: Extract<InputRequest, { primitive: "key" }>): boolean {
  const key = input.key.toLowerCase();
  if (action.action === "press_key") {
    const chord = parseChord(action.key);
    return chord?.key === input.key && chord.modifiers.toSorted().join() === input.modifiers.toSorted().join();
  }
  // To select what an editor holds, or to go to its ends: with a key held, others may be commands of the page.
  if (input.modifiers.length > 0 && !(input.modifiers.join() === "Control" && HELD_KEYS.has(key))) return false;
  if (action.action === "type") return FIELD_KEYS.has(key) || (key === "enter" && action.submit === true);
  // In a list that a combobox opened, Enter picks; in a form that is filled it would submit.
  if (action.action === "select_option") return FIELD_KEYS.has(key) || key === "enter";
  return (action.action === "fill_form" || action.action === "set_checked") && FIELD_KEYS.has(key);
}
