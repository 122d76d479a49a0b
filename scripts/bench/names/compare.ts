/** How far three readings of the same elements agree, and where they do not. Pure. */
import { spelledAlike } from "./spelling.ts";

export type Group = "controls" | "structure";

/** Role and accessible name as one source gives them. */
export interface Said {
  role: string;
  name: string;
}

/** State by ARIA's name without the prefix, as text; empty where there is none to speak of. */
export type States = Record<string, string>;

/** One element as the page's script read it. */
export interface Subject {
  group: Group;
  tag: string;
  /** Its markup, cut short. */
  markup: string;
  ours: Said & { states: States };
  library: Said;
}

/** One element with all three readings; without Chromium's where its tree leaves the element out. */
export interface Read extends Subject {
  page: string;
  chromium: (Said & { states: States }) | undefined;
}

export type Oracle = "chromium" | "library";
export type Question = "role" | "name";

export interface Disagreement {
  /** What differs, and how: disagreements of one kind have one cause, or few. */
  kind: string;
  page: string;
  group: Group;
  markup: string;
  ours: string;
  theirs: string;
  /** What the other oracle says; whether it is with us. */
  other: string;
}

export interface Agreement {
  compared: number;
  agreed: number;
  disagreements: Disagreement[];
}

/** How far ours agrees with the oracle in one question, over the elements that Chromium's tree does not leave out. */
export function agreementWith(oracle: Oracle, question: Question, elements: readonly Read[]): Agreement {
  const shown = elements.filter(({ chromium }) => chromium !== undefined);
  const disagreements = shown.flatMap((element) => disagreementIn(element, oracle, question));
  return { compared: shown.length, agreed: shown.length - disagreements.length, disagreements };
}

function disagreementIn(element: Read, oracle: Oracle, question: Question): Disagreement[] {
  const ours = answer(element.ours, question);
  const theirs = answer(element[oracle], question);
  if (ours === theirs) return [];
  const other = answer(element[oracle === "chromium" ? "library" : "chromium"], question);
  const { page, group, markup } = element;
  return [{ kind: `${element.tag}: ${kindOf(question, ours, theirs)}`, page, group, markup, ours, theirs, other }];
}

/** White space alone is normalised in names, spelling alone in roles. */
function answer(said: Said | undefined, question: Question): string {
  if (!said) return "";
  return question === "role" ? spelledAlike(said.role) : said.name.replace(/\s+/g, " ").trim();
}

function kindOf(question: Question, ours: string, theirs: string): string {
  if (question === "role") return `${ours} for ${theirs}`;
  if (ours === "") return "no name of ours";
  if (theirs === "") return "a name of ours alone";
  if (withoutSpace(ours) === withoutSpace(theirs)) return "other spaces";
  if (lettersOf(ours) === lettersOf(theirs)) return "other signs";
  if (ours.includes(theirs)) return "ours is longer";
  return theirs.includes(ours) ? "ours is shorter" : "another name";
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Who we are with, of the elements about which the two oracles disagree with each other. */
export interface Sides {
  disputed: number;
  withChromium: number;
  withLibrary: number;
  alone: number;
}

export function sidesTaken(question: Question, elements: readonly Read[]): Sides {
  const sides: Sides = { disputed: 0, withChromium: 0, withLibrary: 0, alone: 0 };
  for (const { ours, chromium, library } of elements) {
    if (!chromium || answer(chromium, question) === answer(library, question)) continue;
    sides.disputed += 1;
    if (answer(ours, question) === answer(chromium, question)) sides.withChromium += 1;
    else if (answer(ours, question) === answer(library, question)) sides.withLibrary += 1;
    else sides.alone += 1;
  }
  return sides;
}

/** How far a state agrees with Chromium's tree; only elements count of which either says more than the default. */
export function stateAgreement(state: string, elements: readonly Read[]): Agreement {
  const told = elements.filter(
    ({ ours, chromium }) => chromium && [ours, chromium].some((said) => isTold(said, state)),
  );
  const disagreements = told.flatMap(({ page, group, markup, ours, chromium, tag }) => {
    const [own = "", theirs = ""] = [ours.states[state], chromium?.states[state]];
    if (own === theirs) return [];
    return [
      {
        kind: `${tag}: ${own || "unsaid"} for ${theirs || "unsaid"}`,
        page,
        group,
        markup,
        ours: own,
        theirs,
        other: "",
      },
    ];
  });
  return { compared: told.length, agreed: told.length - disagreements.length, disagreements };
}

function isTold({ states }: { states: States }, state: string): boolean {
  return !["", "false"].includes(states[state] ?? "") || (states[state] === "false" && MAY_BE_UNSAID.has(state));
}

/** Here *no* says something: that it could be yes. */
const MAY_BE_UNSAID = new Set(["checked", "pressed", "expanded"]);

/** The states that an outline tells, by group. */
export const STATES: Readonly<Record<Group, readonly string[]>> = {
  controls: "checked pressed expanded selected disabled required readonly invalid".split(" "),
  structure: ["level"],
};

/** Disagreements of one kind together, the most frequent kind first. */
export function byKind(disagreements: readonly Disagreement[]): [kind: string, all: Disagreement[]][] {
  const kinds = new Map<string, Disagreement[]>();
  for (const each of disagreements) kinds.set(each.kind, [...(kinds.get(each.kind) ?? []), each]);
  return [...kinds].sort(([, first], [, second]) => second.length - first.length);
}
