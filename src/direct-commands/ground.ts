/** A step → an action on this page, a question, or why not. Nothing is done by resemblance: what does not fit is missing. */
import type { Action } from "../protocol/action.ts";
import type { PageSnapshot } from "../protocol/snapshot.ts";
import { mayBeFileName, resolveAddress } from "./addresses.ts";
import { describeAmong, describeEntry } from "./describe.ts";
import { type Found, find, hasOptions, isCheckable, isFillable, type Want } from "./find.ts";
import { groundSelect } from "./ground-select.ts";
import type {
  CheckInstruction,
  ClickInstruction,
  Instruction,
  OpenInstruction,
  PressInstruction,
  Reading,
  ScrollInstruction,
  TargetPhrase,
  TypeInstruction,
  WaitInstruction,
} from "./instruction.ts";
import { isSame } from "./match.ts";
import { missingTarget } from "./missing.ts";
import { contains, type Entry, indexPage, type PageIndex } from "./page-index.ts";
import { lookup } from "./phrase.ts";
import { SWITCH_VALUES } from "./words.ts";

export interface Candidate {
  ref: string;
  description: string;
}

export type Grounding =
  | { kind: "action"; action: Action; target?: string }
  | { kind: "ambiguous"; question: string; candidates: Candidate[] }
  | { kind: "missing"; message: string };

/** What every kind of step is grounded with. */
export interface Ground {
  index: PageIndex;
  page: PageSnapshot;
  /** The answer to an earlier question: the thing itself, by ref. */
  chosen: Entry | undefined;
}

/**
 * Finds what a step means on a page. `chosenRef` settles an ambiguity that the user was asked about: it stands for the
 * step's target, whatever its words fit.
 */
export function ground(instruction: Instruction, page: PageSnapshot, chosenRef?: string): Grounding {
  const index = indexPage(page);
  const chosen = chosenRef === undefined ? undefined : index.find((entry) => entry.node.ref === chosenRef);
  if (chosenRef !== undefined && chosen === undefined) return missing("What was chosen is no longer on the page.");
  return groundOn(instruction, { index, page, chosen });
}

function groundOn(instruction: Instruction, on: Ground): Grounding {
  switch (instruction.kind) {
    case "click":
      return groundClick(instruction, on);
    case "type":
      return groundType(instruction, on);
    case "press":
      return groundPress(instruction, on);
    case "select":
      return groundSelect(instruction, on);
    case "check":
      return groundCheck(instruction, on);
    case "open":
      return groundOpen(instruction, on);
    case "scroll":
      return groundScroll(instruction, on);
    case "wait":
      return groundWait(instruction, on);
  }
}

export function missing(message: string): Grounding {
  return { kind: "missing", message };
}

/** Looks a target up; the user's choice, where there is one, needs no looking. */
export function locate(on: Ground, target: TargetPhrase, want: Want): Found | undefined {
  return on.chosen === undefined ? find(on.index, target, want) : { cost: 0, entries: [on.chosen] };
}

/** One thing makes an action, several make a question, none an explanation. */
export function resolve(
  on: Ground,
  found: Found | undefined,
  target: TargetPhrase,
  want: Want,
  act: (ref: string, entry: Entry) => Action,
): Grounding {
  const entries = found?.entries ?? [];
  if (entries.length > 1) return ambiguous(on.index, target.name ?? target.spoken, entries);
  const [entry] = entries;
  if (entry?.node.ref === undefined) return missing(missingTarget(on.index, target, want));
  return { kind: "action", action: act(entry.node.ref, entry), target: describeEntry(on.index, entry) };
}

const MOST_CANDIDATES = 12;

export function ambiguous(index: PageIndex, name: string, entries: Entry[]): Grounding {
  const candidates = entries.slice(0, MOST_CANDIDATES).flatMap((entry) => {
    const { ref } = entry.node;
    return ref === undefined ? [] : [{ ref, description: describeAmong(index, entry, entries) }];
  });
  const list = candidates.map((one, position) => `${position + 1}: ${one.description}`).join("; ");
  const more = entries.length > candidates.length ? `; and ${entries.length - candidates.length} more` : "";
  return { kind: "ambiguous", question: `Which “${name}” do you mean? ${list}${more}.`, candidates };
}

/** A field and a button may share a name ("Search"): whoever clicks means the button. */
const CLICKABLE: Want = { accepts: () => true, prefers: (entry) => !isFillable(entry) || hasOptions(entry) };
const ANYTHING: Want = { accepts: () => true };
const FILLABLE: Want = { accepts: (entry) => isFillable(entry) || hasOptions(entry), prefers: isFillable };
/** "set Newsletter to off", "set Volume to 5". */
const SETTABLE: Want = {
  accepts: (entry) => FILLABLE.accepts(entry) || isCheckable(entry) || entry.node.role === "slider",
};
const CHECKABLE: Want = { accepts: isCheckable, ignoresRole: true };

function groundClick(instruction: ClickInstruction, on: Ground): Grounding {
  const { target, count, button, modifiers } = instruction;
  const manner = { ...(count && { count }), ...(button && { button }), ...(modifiers && { modifiers }) };
  const found = locate(on, target, CLICKABLE);
  return resolve(on, found, target, CLICKABLE, (ref) => ({ action: "click", ref, ...manner }));
}

function groundType(instruction: TypeInstruction, on: Ground): Grounding {
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

function costOf(found: Found | undefined): number {
  return found?.cost ?? Number.POSITIVE_INFINITY;
}

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

function groundPress(instruction: PressInstruction, on: Ground): Grounding {
  const { key, target } = instruction;
  if (target === undefined) return { kind: "action", action: { action: "press_key", key } };
  const want: Want = { accepts: () => true, prefers: isFillable };
  return resolve(on, locate(on, target, want), target, want, (ref) => ({ action: "press_key", key, ref }));
}

function groundCheck(instruction: CheckInstruction, on: Ground): Grounding {
  const { target, checked } = instruction;
  const found = locate(on, target, CHECKABLE);
  return resolve(on, found, target, CHECKABLE, (ref) => ({ action: "set_checked", ref, checked }));
}

/** An address is opened as it was written; a file's name is a link first; anything else is a link or a button. */
function groundOpen(instruction: OpenInstruction, on: Ground): Grounding {
  const { address, target } = instruction;
  const found = target === undefined ? undefined : locate(on, target, CLICKABLE);
  const isNamedFile = address !== undefined && mayBeFileName(address) && found?.cost === 0;
  if (address !== undefined && !isNamedFile && on.chosen === undefined) return groundAddress(address, on);
  if (target === undefined) return missing("It does not say what to open.");
  return resolve(on, found, target, CLICKABLE, (ref, entry) =>
    entry.node.role === "link" && entry.node.href !== undefined
      ? { action: "navigate", ref }
      : { action: "click", ref },
  );
}

function groundAddress(word: string, on: Ground): Grounding {
  const resolved = resolveAddress(word, on.page.url);
  if (!resolved.ok) return missing(resolved.message);
  return { kind: "action", action: { action: "navigate", address: resolved.address }, target: resolved.address };
}

function groundScroll(instruction: ScrollInstruction, on: Ground): Grounding {
  const { to, target } = instruction;
  if (target === undefined) return { kind: "action", action: { action: "scroll", to } };
  return resolve(on, locate(on, target, ANYTHING), target, ANYTHING, (ref) => ({ action: "scroll", to, ref }));
}

/** A thing that is on the page now is waited for by its ref, words by their text. */
function groundWait(instruction: WaitInstruction, on: Ground): Grounding {
  const { text, target, gone, url, seconds } = instruction;
  const ending = {
    ...(gone && { gone }),
    ...(url !== undefined && { url }),
    ...(seconds !== undefined && { seconds }),
  };
  const found = target === undefined ? undefined : locate(on, target, ANYTHING);
  const [entry] = found !== undefined && found.cost < 2 && found.entries.length === 1 ? found.entries : [];
  if (entry?.node.ref !== undefined && (gone || target?.role !== undefined)) {
    const action: Action = { action: "wait_for", ref: entry.node.ref, ...ending };
    return { kind: "action", action, target: describeEntry(on.index, entry) };
  }
  return { kind: "action", action: { action: "wait_for", ...(text !== undefined && { text }), ...ending } };
}
