/** What every kind of step is grounded with: looking things up, and the three ways it can end. */
import type { Action } from "../protocol/action.ts";
import type { Choices } from "../protocol/question.ts";
import type { PageSnapshot } from "../protocol/snapshot.ts";
import { describeAmong, describeEntry } from "./describe.ts";
import { type Found, find, hasOptions, isCheckable, isFillable, type Want } from "./find.ts";
import type { TargetPhrase } from "./instruction.ts";
import { missingTarget } from "./missing.ts";
import type { Entry, PageIndex } from "./page-index.ts";

export interface Candidate {
  ref: string;
  description: string;
}

export type Grounding =
  | { kind: "action"; action: Action; target?: string }
  | { kind: "ambiguous"; question: string; choices: Choices; candidates: Candidate[] }
  | { kind: "missing"; message: string };

/** What every kind of step is grounded with. */
export interface Ground {
  index: PageIndex;
  page: PageSnapshot;
  /** The answer to an earlier question: the thing itself, by ref. */
  chosen: Entry | undefined;
  context: GroundContext;
}

/** What is known of the run beside the page; what is absent is not known. */
export interface GroundContext {
  /** Open tabs of the run, in the order in which they were opened. */
  tabs?: readonly RunTab[];
  /** Names of the files that the user attached. */
  files?: readonly string[];
}

export interface RunTab {
  /** Its name to the run: `t1` is the one in which the task began. */
  tab: string;
  current: boolean;
  /** What it shows: title or address. */
  title?: string;
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

/** An action on nothing, or on something other than a thing of the page. */
export function act(action: Action, target?: string): Grounding {
  return { kind: "action", action, ...(target !== undefined && { target }) };
}

const MOST_CANDIDATES = 12;

export function ambiguous(index: PageIndex, name: string, entries: Entry[]): Grounding {
  const candidates = entries.slice(0, MOST_CANDIDATES).flatMap((entry) => {
    const { ref } = entry.node;
    return ref === undefined ? [] : [{ ref, description: describeAmong(index, entry, entries) }];
  });
  const choices = {
    question: `Which “${name}” do you mean?`,
    names: candidates.map(({ description }) => description),
    unnamed: entries.length - candidates.length,
  };
  return { kind: "ambiguous", question: inOneLine(choices), choices, candidates };
}

function inOneLine({ question, names, unnamed }: Choices): string {
  const list = names.map((name, position) => `${position + 1}: ${name}`).join("; ");
  return `${question} ${list}${unnamed > 0 ? `; and ${unnamed} more` : ""}.`;
}

/** A field and a button may share a name ("Search"): whoever clicks means the button. */
export const CLICKABLE: Want = { accepts: () => true, prefers: (entry) => !isFillable(entry) || hasOptions(entry) };
export const ANYTHING: Want = { accepts: () => true };
export const FILLABLE: Want = { accepts: (entry) => isFillable(entry) || hasOptions(entry), prefers: isFillable };
/** "set Newsletter to off", "set Volume to 5". */
export const SETTABLE: Want = {
  accepts: (entry) => FILLABLE.accepts(entry) || isCheckable(entry) || entry.node.role === "slider",
};
export const CHECKABLE: Want = { accepts: isCheckable, ignoresRole: true };

export function costOf(found: Found | undefined): number {
  return found?.cost ?? Number.POSITIVE_INFINITY;
}
