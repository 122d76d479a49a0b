/**
 * A phrase → the things on the page that it fits best. Names come first, then labels that only look like names; how
 * alike two spellings are is never a reason to act.
 */
import { preferDialog, preferEnabled, preferring, selectByOrdinal, withoutWrappers } from "./choose.ts";
import type { TargetPhrase } from "./instruction.ts";
import { holdsWords, isSame } from "./match.ts";
import { nearest } from "./near.ts";
import { type Entry, labelOf, type PageIndex, textBeside } from "./page-index.ts";
import { lookup } from "./phrase.ts";
import { ROLE_GROUPS } from "./target-words.ts";

/** What a step can be done to, and what it would rather be done to when both fit. */
export interface Want {
  accepts(entry: Entry): boolean;
  prefers?(entry: Entry): boolean;
  /** Kinds said by the user do not count: whoever ticks "the box" means a checkbox. */
  ignoresRole?: boolean;
  /** What cannot be used counts as much as what can. */
  keepsDisabled?: boolean;
}

export interface Found {
  /** How doubtful the reading is: 0 is the exact name as it was said. */
  cost: number;
  entries: Entry[];
}

/** Doubt added by each tier of the match and by each way of reading the words. */
const COST = {
  exact: 0,
  /** "Cart (3)" is called Cart; what is called so exactly comes before it. */
  counted: 3,
  words: 10,
  label: 20,
  spoken: 0,
  parsed: 1,
  otherwise: 2,
  /** "First name", "the first name field" are hardly the first "name". */
  bareOrdinal: 12,
  /** A link that the user calls a button. */
  otherRole: 20,
} as const;

interface Reading {
  phrase: TargetPhrase;
  cost: number;
}

/** The best fit, or undefined when nothing on the page fits. */
export function find(index: PageIndex, target: TargetPhrase, want: Want): Found | undefined {
  const acceptable = index.filter((entry) => entry.node.ref !== undefined && want.accepts(entry));
  const found = readingsOf(target, want).flatMap(({ phrase, cost }) =>
    findReading(index, acceptable, phrase, want).map((one) => ({ cost: one.cost + cost, entries: one.entries })),
  );
  return found.reduce<Found | undefined>(
    (best, one) => (best === undefined || one.cost < best.cost ? one : best),
    undefined,
  );
}

function readingsOf(target: TargetPhrase, want: Want): Reading[] {
  const said = spokenNames(target.spoken).map((name) => ({ phrase: { spoken: name, name }, cost: COST.spoken }));
  const parsed = [{ phrase: target, cost: COST.parsed + ordinalCost(target) }];
  const others = (target.otherwise ?? []).map((phrase) => ({ phrase, cost: COST.otherwise + ordinalCost(phrase) }));
  const readings = [...said, ...parsed, ...others];
  if (want.ignoresRole) return readings.map(({ phrase, cost }) => ({ phrase: withoutRole(phrase), cost }));
  const loose = [...parsed, ...others].filter(({ phrase }) => phrase.role !== undefined && phrase.name !== undefined);
  return [
    ...readings,
    ...loose.map(({ phrase, cost }) => ({ phrase: withoutRole(phrase), cost: cost + COST.otherRole })),
  ];
}

/** With and without its article: "The Guardian", "the Save". */
function spokenNames(spoken: string): string[] {
  const bare = spoken.replace(/^(?:the|an?) (?=\S)/i, "");
  return bare === spoken ? [spoken] : [spoken, bare];
}

function ordinalCost(phrase: TargetPhrase): number {
  if (phrase.ordinal === undefined || phrase.near !== undefined || phrase.name === undefined) return 0;
  if (phrase.role === "textbox") return COST.bareOrdinal;
  return phrase.role !== undefined || /^(?:the|an?) |^[#\d]/i.test(phrase.spoken) ? 0 : COST.bareOrdinal;
}

function withoutRole(phrase: TargetPhrase): TargetPhrase {
  const { role: _, ...rest } = phrase;
  return rest;
}

function findReading(index: PageIndex, acceptable: Entry[], phrase: TargetPhrase, want: Want): Found[] {
  const ofKind = acceptable.filter((entry) => isOfKind(entry, phrase.role));
  const tiers = tiersOf(index, ofKind, phrase);
  return tiers.flatMap((_, depth) => {
    // Counting goes on into the next tier when the better one has too few.
    const upTo = phrase.ordinal === undefined ? tiers.slice(depth, depth + 1) : tiers.slice(0, depth + 1);
    const entries = upTo.flatMap((tier) => tier.entries).sort((left, right) => left.order - right.order);
    const chosen = narrowDown(index, entries, phrase, want);
    const cost = tiers[depth]?.cost ?? 0;
    return chosen.length === 0 ? [] : [{ cost, entries: chosen }];
  });
}

function isOfKind(entry: Entry, role: string | undefined): boolean {
  const group = role === undefined ? undefined : lookup(ROLE_GROUPS, role);
  if (group === undefined || group.includes(entry.node.role)) return true;
  return role === "textbox" && isFillable(entry);
}

function tiersOf(index: PageIndex, entries: Entry[], phrase: TargetPhrase): Found[] {
  const { name } = phrase;
  if (name === undefined) return [{ cost: COST.exact, entries }];
  const fits: [cost: number, fits: (entry: Entry) => boolean][] = [
    [COST.exact, (entry) => isSame(labelOf(index, entry), name)],
    [COST.counted, (entry) => isSame(withoutCount(labelOf(index, entry)), name)],
    [COST.words, (entry) => fitsByWords(index, entry, name)],
    [COST.label, (entry) => fitsByLabel(index, entry, name)],
  ];
  const costs = new Map(entries.map((entry) => [entry, fits.find(([, isFit]) => isFit(entry))?.[0]]));
  return fits.map(([cost]) => ({ cost, entries: entries.filter((entry) => costs.get(entry) === cost) }));
}

/** A number in brackets behind a name says how many, and changes. */
function withoutCount(label: string): string {
  return label.replace(/\s*[([]\d[\d.,]*\+?[)\]]$/, "");
}

function fitsByWords(index: PageIndex, entry: Entry, name: string): boolean {
  return holdsWords(labelOf(index, entry), name) || (entry.node.role === "searchbox" && isSame(name, "search"));
}

/** Placeholder, value, the kind of field ("the email field"), or the words beside a field without a name. */
function fitsByLabel(index: PageIndex, entry: Entry, name: string): boolean {
  const { placeholder, value, inputType, secret } = entry.node;
  const own = [placeholder, isFillable(entry) ? undefined : value];
  if (own.some((text) => text !== undefined && holdsWords(text, name))) return true;
  if (isFillable(entry) && value !== undefined && isSame(value, name)) return true;
  if ([inputType, secret].some((kind) => kind !== undefined && isSame(kind, name))) return true;
  return isField(entry) && holdsWords(textBeside(index, entry), name);
}

function narrowDown(index: PageIndex, entries: Entry[], phrase: TargetPhrase, want: Want): Entry[] {
  const own = withoutWrappers(index, entries);
  const placed = phrase.near === undefined ? own : nearest(index, own, phrase.near);
  const preferred = preferDialog(want.prefers === undefined ? placed : preferring(placed, want.prefers));
  if (phrase.ordinal !== undefined) return selectByOrdinal(preferred, phrase.ordinal);
  return want.keepsDisabled ? preferred : preferEnabled(preferred);
}

const FILLABLE: ReadonlySet<string> = new Set(["textbox", "searchbox", "combobox", "spinbutton"]);
const UNTYPED: ReadonlySet<string> = new Set(["checkbox", "radio", "file", "submit", "button", "image", "reset"]);
const CHECKABLE: ReadonlySet<string> = new Set(["checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio"]);

/** Text can be put into it. */
export function isFillable(entry: Entry): boolean {
  const { role, inputType } = entry.node;
  if (inputType !== undefined && UNTYPED.has(inputType)) return false;
  return FILLABLE.has(role) || (inputType !== undefined && !["button", "link", "slider"].includes(role));
}

export function isCheckable(entry: Entry): boolean {
  return CHECKABLE.has(entry.node.role);
}

/** It holds options that the page told us. */
export function hasOptions(entry: Entry): boolean {
  return (entry.node.options?.length ?? 0) > 0;
}

function isField(entry: Entry): boolean {
  return isFillable(entry) || isCheckable(entry) || hasOptions(entry);
}
