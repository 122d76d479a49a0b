/** "select X from Y", "select X": an option of a field, or a thing that is itself the choice. */
import { describeEntry } from "./describe.ts";
import { type Found, hasOptions, isCheckable, type Want } from "./find.ts";
import { ambiguous, costOf, type Ground, type Grounding, locate, missing, resolve } from "./grounding.ts";
import type { Ordinal, Reading, SelectInstruction, TargetPhrase } from "./instruction.ts";
import { holdsWords, isSame } from "./match.ts";
import { missingTarget } from "./missing.ts";
import { placesOf } from "./near.ts";
import { contains, type Entry, type PageIndex } from "./page-index.ts";
import { parseTarget } from "./target.ts";
import { tokenize } from "./tokens.ts";

const CHOICES: ReadonlySet<string> = new Set([
  "radio",
  "option",
  "tab",
  "menuitem",
  "menuitemradio",
  "menuitemcheckbox",
  "treeitem",
]);
const CHOOSER: Want = { accepts: (entry) => hasOptions(entry) || ["combobox", "listbox"].includes(entry.node.role) };
const CHOICE: Want = { accepts: () => true, prefers: (entry) => CHOICES.has(entry.node.role) };

/** The whole phrase as one option comes first: an option may be called "Guide to Terms of use". */
export function groundSelect(instruction: SelectInstruction, on: Ground): Grounding {
  const whole = instruction.optionOrdinal === undefined ? withOption(on, instruction.spoken) : [];
  if (on.chosen !== undefined && hasOptions(on.chosen)) return chooseIn(on, on.chosen, instruction, instruction.option);
  if (on.chosen === undefined && whole.length > 0) return chooseAmongAll(on, whole, instruction.spoken);
  if (instruction.target === undefined) return groundChoice(on, instruction);
  return groundFrom(instruction, instruction.target, on);
}

/** Fields in front that offer exactly this option. */
function withOption(on: Ground, option: string): Entry[] {
  const offering = on.index.filter(
    (entry) => entry.node.ref !== undefined && entry.node.options?.some((one) => isSame(one, option)),
  );
  const inDialog = offering.filter((entry) => entry.inDialog);
  return inDialog.length > 0 ? inDialog : offering;
}

/** A radio of the same name means as much as the option does. */
function chooseAmongAll(on: Ground, entries: Entry[], option: string): Grounding {
  const radios = on.index.filter(({ node }) => node.role === "radio" && isSame(node.name ?? "", option));
  return radios.length > 0 ? ambiguous(on.index, option, [...entries, ...radios]) : chooseAmong(on, entries, option);
}

function chooseAmong(on: Ground, entries: Entry[], option: string): Grounding {
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return ambiguous(on.index, option, entries);
  return chooseIn(on, entry, {}, option);
}

function chooseIn(on: Ground, entry: Entry, count: { optionOrdinal?: Ordinal }, said: string): Grounding {
  const options = entry.node.options ?? [];
  const option = optionIn(options, said, count.optionOrdinal);
  const target = describeEntry(on.index, entry);
  if (entry.node.ref === undefined) return missing(`${target} cannot be used.`);
  // A field that does not tell its options may have them all the same, once it is open.
  const wanted = options.length === 0 && count.optionOrdinal === undefined ? said : option;
  if (wanted !== undefined)
    return { kind: "action", action: { action: "select_option", ref: entry.node.ref, option: wanted }, target };
  const some = options
    .slice(0, 8)
    .map((one) => `“${one}”`)
    .join(", ");
  return missing(`${target} has no option “${said}”. It has: ${some}.`);
}

function optionIn(options: readonly string[], said: string, ordinal: Ordinal | undefined): string | undefined {
  if (ordinal !== undefined) return ordinal === "last" ? options.at(-1) : options[ordinal - 1];
  const partial = options.filter((one) => holdsWords(one, said));
  return options.find((one) => isSame(one, said)) ?? (partial.length === 1 ? partial[0] : undefined);
}

/** "select X from Y": the reading whose field is surest; Y may also be a group of radios or tabs. */
function groundFrom(instruction: SelectInstruction, target: TargetPhrase, on: Ground): Grounding {
  const readings: Reading[] = [{ value: instruction.option, target }, ...(instruction.otherwise ?? [])];
  const located = readings.map((reading) => ({ ...reading, found: locate(on, reading.target, CHOOSER) }));
  const best = located.reduce((left, right) => (costOf(right.found) < costOf(left.found) ? right : left));
  const [entry] = best.found?.entries ?? [];
  if (entry !== undefined && best.found?.entries.length === 1) return chooseIn(on, entry, instruction, best.value);
  if (best.found !== undefined) return ambiguous(on.index, best.target.name ?? best.target.spoken, best.found.entries);
  return groundInGroup(instruction, target, on);
}

/** Y is no field: X counts only where it stands in Y or right under it. */
function groundInGroup(instruction: SelectInstruction, place: TargetPhrase, on: Ground): Grounding {
  const { option, optionOrdinal, spoken } = instruction;
  const places = placesOf(on.index, place);
  const want: Want = { ...CHOICE, accepts: (entry) => places.some((one) => belongsTo(on.index, entry, one)) };
  const phrase: TargetPhrase =
    optionOrdinal === undefined ? { spoken: option, name: option } : { spoken, role: "option", ordinal: optionOrdinal };
  const found = locate(on, phrase, want);
  return found === undefined ? missing(missingTarget(on.index, place, CHOOSER)) : choose(on, found, phrase);
}

/** The place holds it, or heads it: nothing between the two heads it more closely. */
function belongsTo(index: PageIndex, entry: Entry, place: Entry): boolean {
  if (entry === place) return false;
  if (contains(place, entry)) return true;
  const isHeading = place.node.role === "heading" || place.end === place.order;
  if (!isHeading || entry.order < place.order || isInNamedGroup(entry, place)) return false;
  const between = index.slice(place.end + 1, entry.order);
  return !between.some(({ node }) => node.role === "heading" || (node.role === "text" && place.node.role === "text"));
}

/** A group of its own name stands around it, and not around the place. */
function isInNamedGroup(entry: Entry, place: Entry): boolean {
  for (let around = entry.parent; around !== undefined && !contains(around, place); around = around.parent)
    if ((around.node.name ?? "") !== "") return true;
  return false;
}

function choose(on: Ground, found: Found, phrase: TargetPhrase): Grounding {
  return resolve(on, found, phrase, CHOICE, (ref, entry) =>
    isCheckable(entry) ? { action: "set_checked", ref, checked: true } : { action: "click", ref },
  );
}

/** "select X": no field offers it, so X is a radio, a tab, an option on the page, or anything of that name. */
function groundChoice(on: Ground, instruction: SelectInstruction): Grounding {
  const { spoken, optionOrdinal } = instruction;
  const said = parseTarget({ source: spoken, tokens: tokenize(spoken) }) ?? { spoken, name: spoken };
  const phrase = optionOrdinal === undefined ? said : { spoken, role: "option", ordinal: optionOrdinal };
  const found = locate(on, phrase, CHOICE);
  if (found !== undefined) return choose(on, found, phrase);
  const partly = on.index.filter((entry) => entry.node.options?.filter((one) => holdsWords(one, spoken)).length === 1);
  return partly.length > 0 ? chooseAmong(on, partly, spoken) : missing(missingTarget(on.index, phrase, CHOICE));
}
