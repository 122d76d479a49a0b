/** "type X in Y", "set Y to X": which field, and what putting X into it means. */
import type { Action } from "../protocol/action.ts";
import { find, hasOptions, isCheckable, isFillable, type Want } from "./find.ts";
import { costOf, FILLABLE, type Ground, type Grounding, locate, missing, resolve, SETTABLE } from "./grounding.ts";
import type { Reading, TypeInstruction } from "./instruction.ts";
import { isSame } from "./match.ts";
import { contains, type Entry } from "./page-index.ts";
import { lookup } from "./phrase.ts";
import { SWITCH_VALUES } from "./words.ts";

export function groundType(instruction: TypeInstruction, on: Ground): Grounding {
  if (instruction.target === undefined) return groundTypeAnywhere(instruction, on);
  const want = lookup(SWITCH_VALUES, instruction.text.toLowerCase()) === undefined ? FILLABLE : SETTABLE;
  const first = { value: instruction.text, target: instruction.target };
  const readings = [first, ...(instruction.otherwise ?? [])].map((reading) => ({
    ...reading,
    found: locate(on, reading.target, want),
  }));
  const best = readings.reduce((left, right) => (costOf(right.found) < costOf(left.found) ? right : left));
  const group = best.found === undefined ? radiosOf(on, first) : undefined;
  if (group !== undefined) return group;
  const act = (ref: string, entry: Entry) => fillAction(instruction, ref, entry, best.value);
  return resolve(on, best.found, best.target, want, act);
}

const GROUPS: ReadonlySet<string> = new Set(["group", "radiogroup"]);

/** "set Size to Large" where Size is no field but a group of radios; undefined where it is not. */
function radiosOf(on: Ground, { value, target }: Reading): Grounding | undefined {
  const name = target.name ?? target.spoken;
  const groups = on.index.filter(({ node }) => GROUPS.has(node.role) && isSame(node.name ?? "", name));
  const want: Want = {
    accepts: (entry) => entry.node.role === "radio" && groups.some((group) => contains(group, entry)),
  };
  const phrase = { spoken: value, name: value };
  const found = find(on.index, phrase, want);
  if (found === undefined) return undefined;
  return resolve(on, found, phrase, want, (ref) => ({ action: "set_checked", ref, checked: true }));
}

/** A field that has exactly the name that was said, its article or its kind aside. */
const SURE = 2;

/** What "put X into it" means for this kind of field. */
function fillAction(instruction: TypeInstruction, ref: string, entry: Entry, text: string): Action {
  const option = entry.node.options?.find((one) => isSame(one, text));
  if (option !== undefined) return { action: "select_option", ref, option };
  const checked = lookup(SWITCH_VALUES, text.toLowerCase());
  if (isCheckable(entry)) return { action: "set_checked", ref, checked: checked ?? text !== "" };
  return { action: "type", ref, text, ...(instruction.submit && { submit: true }) };
}

/** No field was named: the focused one, or the only one. */
function groundTypeAnywhere(instruction: TypeInstruction, on: Ground): Grounding {
  const named = (instruction.otherwise ?? []).find(({ target }) => costOf(locate(on, target, FILLABLE)) <= SURE);
  if (named !== undefined && on.chosen === undefined)
    return groundType({ ...instruction, text: named.value, target: named.target, otherwise: [] }, on);
  const fields = on.index.filter((entry) => entry.node.ref !== undefined && isFillable(entry) && !hasOptions(entry));
  const usable = fields.filter((entry) => entry.node.disabled !== true && entry.node.readonly !== true);
  const focused = usable.filter((entry) => entry.node.focused === true);
  const entries = on.chosen !== undefined ? [on.chosen] : focused.length > 0 ? focused : inFront(usable);
  if (entries.length === 0) return missing("There is no field to type into on this page.");
  const target = { spoken: "field" };
  return resolve(on, { cost: 0, entries }, target, FILLABLE, (ref, entry) =>
    fillAction(instruction, ref, entry, instruction.text),
  );
}

function inFront(entries: Entry[]): Entry[] {
  const inDialog = entries.filter((entry) => entry.inDialog);
  return inDialog.length > 0 ? inDialog : entries;
}
