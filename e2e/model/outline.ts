/** Reads a request the way a model does: what the page looks like now, line by line. */

// biome-ignore lint/style/noRestrictedImports: a delta means what its writer reads in it; a second reader would only prove itself.
import { applyDelta, baseOf } from "../../src/dom-compressor/outline.ts";

export interface Message {
  role: string;
  content: string;
}

/** A step's number, or page text: the page's outline, or the results of actions. */
const PARTS = /^Step (\d+)$|^(Page:\n)?<page-data (\S+)>\n([\s\S]*?)\n<\/page-data \3>/gm;

/**
 * The page as the messages leave it: the last whole outline, or what the changes told last make of the one that they
 * start from.
 */
export function currentOutline(messages: Message[]): string {
  const outlines = new Map<string, string>();
  let step = "";
  let current = "";
  for (const [, number, isPage, , text = ""] of messages.flatMap(({ content }) => [...content.matchAll(PARTS)])) {
    if (number !== undefined) step = `step ${number}`;
    if (isPage === undefined) continue;
    const base = baseOf(text);
    current = base === undefined ? text : applyDelta(outlines.get(base) ?? current, text);
    outlines.set(step, current);
  }
  return current;
}

const REF = /\[([a-z]{1,3}\d{1,6})\]/g;

export interface OutlineLine {
  role: string;
  name: string;
  ref: string;
  /** As the outline has it, with value and state. */
  text: string;
}

const ROLES = new Set(
  (
    "button textbox searchbox checkbox radio switch combobox listbox slider spinbutton tab menuitem menuitemradio " +
    "menuitemcheckbox option treeitem clickable canvas row item img cell paragraph"
  ).split(" "),
);
/** What a line of controls begins with: the group they are, the role they share: `toolbar "Text": buttons: Bold[a1]`. */
const LEAD = /^(?:• |\| )?((?:[a-z]+(?: "(?:[^"\\]|\\.)*")?: )*)/;
const SHARED_ROLE = /(?:^|: )(\w+?)(?:e?s): $/;
const SHARED_WITHIN = /^: (\w+?)(?:e?s): (.*)$/;
/** What divides one thing from the next. */
const DIVIDER = / · | \| /;

/** The things on the page that can be acted on, from top to bottom. */
export function readOutline(outline: string): OutlineLine[] {
  return outline.split("\n").flatMap((line) => thingsIn(line.trim()));
}

function thingsIn(line: string): OutlineLine[] {
  const [lead = "", groups = ""] = LEAD.exec(line) ?? [];
  const pieces = line.slice(lead.length).split(REF);
  let shared = SHARED_ROLE.exec(groups)?.[1];
  const things: OutlineLine[] = [];
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const ref = pieces[at + 1] ?? "";
    // What holds the others may have a ref of its own: `menu Actions[a1]: menuitems: Copy[a2], Cut[a3]`.
    const [, within = "", piece = pieces[at] ?? ""] = SHARED_WITHIN.exec(pieces[at] ?? "") ?? [];
    if (within !== "" && ROLES.has(within)) shared = within;
    const words = lastOf(piece, at > 0);
    const [first = "", ...rest] = words.split(" ");
    const role = ROLES.has(first) ? first : (shared ?? "link");
    const name = (ROLES.has(first) ? rest.join(" ") : words).replace(/^"(.*)"$/, "$1");
    things.push({ role, name, ref, text: `${words}[${ref}]${stateIn(pieces[at + 2] ?? "")}` });
  }
  return things;
}

/** The words right before a ref; behind another ref its state stands first. */
function lastOf(piece: string, isBehindRef: boolean): string {
  const quoted = /"((?:[^"\\]|\\.)*)"$/.exec(piece);
  if (quoted) return quoted[0];
  const [last = ""] = piece.split(DIVIDER).slice(-1);
  const isWhole = last === piece;
  return (isBehindRef && isWhole ? last.replace(/^.*?(?:, |: )/, "") : last).trim();
}

/** What is said of a thing behind its ref. */
function stateIn(piece: string): string {
  return piece.split(/, (?=[^"]*(?:"[^"]*"[^"]*)*$)| · | \| /)[0]?.trimEnd() ?? "";
}

/**
 * The one thing with this role and name. A script that acts on what is not there would prove nothing, so nothing or more
 * than one is an error that shows the outline.
 */
export function lineOf(outline: string, role: string | RegExp, name: string | RegExp): OutlineLine {
  const fits = (pattern: string | RegExp, text: string) =>
    typeof pattern === "string" ? pattern === text : pattern.test(text);
  const found = readOutline(outline).filter((line) => fits(role, line.role) && fits(name, line.name));
  const [only, ...others] = found;
  if (!only || others.length > 0) {
    throw new Error(`${found.length} lines, not one, are a ${role} named ${name} in this outline:\n${outline}`);
  }
  return only;
}

/** The ref of the one thing with this role and name. */
export function refOf(outline: string, role: string | RegExp, name: string | RegExp): string {
  return lineOf(outline, role, name).ref;
}

/** Whether the outline shows this text anywhere. */
export function shows(outline: string, text: string | RegExp): boolean {
  return typeof text === "string" ? outline.includes(text) : text.test(outline);
}
