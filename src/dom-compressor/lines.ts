/** Rows, items, headings and paragraphs as single lines: what belongs together is read together. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cutText } from "./clean-text.ts";
import { plain, type Wording } from "./name-words.ts";
import { BRIEF, IN_FULL, optionWord, ownStateWords, wordsFor } from "./words.ts";

/** A thing that would be longer goes on in lines under its first. */
const LINE_LENGTH = 260;
/** Prose is cut into lines of about this length, so that a part can be kept. */
const PROSE_LENGTH = 320;

/** What stands between the parts of a line. */
const SEPARATORS: Readonly<Record<string, string>> = { row: " | ", paragraph: " ", heading: " " };
const CELLS = new Set(["cell", "gridcell", "columnheader", "rowheader"]);
const ONE_LINERS = new Set(["row", "listitem", "heading", "paragraph", "definition", "generic", ...CELLS]);
/** Things that would not read well in the middle of a line. */
const NEVER_INLINE = new Set("dialog grid iframe list listitem menu row table tree treegrid".split(" "));

/** A piece of a line, and what stands between it and the piece before. */
interface Part {
  text: string;
  joint: string;
}

/** The lines of a thing that is read as a whole; undefined when what it holds has to stand under it. */
export function linesOf(node: SnapshotNode, wording: Wording = BRIEF): string[] | undefined {
  if (!ONE_LINERS.has(node.role)) return undefined;
  const parts = inlineParts(node, SEPARATORS[node.role] ?? " · ", wording);
  const [first, ...more] = parts ?? [];
  if (!first) return undefined;
  const lines = packed([{ text: leadOf(node, wording) + first.text, joint: "" }, ...more]);
  return node.role === "row"
    ? lines.map((line) => line.replace(/\|(?: {2}\|)+/g, (blanks) => blanks.replaceAll("  ", " ")))
    : lines;
}

/** So much of a row's first words tells it from the others. */
const LEAD_LENGTH = 28;

/**
 * The controls of a thing that is read as a whole, on one line; of its text only what a row or an item without a link
 * begins with, by which it is told from the others. Undefined when what it holds has to stand under it.
 */
export function briefLineOf(node: SnapshotNode, wording: Wording): string | undefined {
  if (!ONE_LINERS.has(node.role) || !holdsOnlyInline(node)) return undefined;
  const controls = controlsIn(node);
  const lead = namesItself(node, controls) ? "" : cutText(plain(firstTextIn(node) ?? ""), LEAD_LENGTH);
  const words = controls.map((control) => wordsFor(withoutContents(control), wording));
  const separator = lead === "" ? ", " : " · ";
  const line =
    lead === "" ? words.join(separator) : [lead, words.join(", ")].filter((part) => part !== "").join(separator);
  return (leadOf(node, wording) + line).replace(/: $/, "");
}

/** A link that an item begins with is its title. */
function namesItself(node: SnapshotNode, [first]: readonly SnapshotNode[]): boolean {
  return node.role !== "row" && first?.role === "link" && first.name !== undefined;
}

function controlsIn(node: SnapshotNode): SnapshotNode[] {
  return (node.children ?? []).flatMap((child) => [...(child.ref === undefined ? [] : [child]), ...controlsIn(child)]);
}

function firstTextIn(node: SnapshotNode): string | undefined {
  if (node.role === "text") return node.name;
  for (const child of node.children ?? []) {
    const text = firstTextIn(child);
    if (text !== undefined) return text;
  }
  return undefined;
}

function holdsOnlyInline(node: SnapshotNode): boolean {
  return (node.children ?? []).every((child) => !NEVER_INLINE.has(child.role) && holdsOnlyInline(child));
}

function withoutContents(node: SnapshotNode): SnapshotNode {
  const { children: _children, ...bare } = node;
  return bare;
}

function leadOf(node: SnapshotNode, wording: Wording): string {
  const own = node.ref === undefined ? "" : `${wordsFor({ ...node, children: [] }, wording)}: `;
  if (node.role === "heading") return `${"#".repeat(Math.min(node.level ?? 2, 6))} ${own}`;
  const state = node.ref === undefined ? ownStateWords(node).map((word) => `${word} `) : [];
  const sign = { row: "| ", listitem: "• " }[node.role] ?? "";
  return `${sign}${state.join("")}${own}`;
}

/** Joins parts into as few lines as hold them. */
function packed(parts: readonly Part[]): string[] {
  const lines: string[] = [];
  for (const { text, joint } of parts) {
    for (const [index, piece] of piecesOf(text).entries()) {
      const last = lines.at(-1);
      const gap = index === 0 ? joint : " ";
      const fits = last !== undefined && last.length + gap.length + piece.length <= LINE_LENGTH;
      if (fits) lines[lines.length - 1] = `${last}${gap}${piece}`;
      else lines.push(piece);
    }
  }
  return lines;
}

/** A blank cell is a piece too. */
function piecesOf(text: string): string[] {
  return text === "" ? [""] : splitProse(text);
}

function inlineParts(node: SnapshotNode, separator: string, wording: Wording): Part[] | undefined {
  const parts: Part[] = [];
  let before: SnapshotNode | undefined;
  for (const child of node.children ?? []) {
    const joint = jointOf(before, child, separator);
    const isInSentence = before?.role === "text" && joint.trim() === "";
    const text = inlineText(isInSentence ? inQuotes(child) : child, wording);
    if (text === undefined) return undefined;
    if (text === "" && separator !== " | ") continue;
    parts.push({ text, joint });
    before = child;
  }
  return parts;
}

/** What the page sets in one line reads on; two controls side by side would run into each other. */
function jointOf(before: SnapshotNode | undefined, node: SnapshotNode, separator: string): string {
  if (before === undefined || separator === " | ") return separator;
  if (isControl(before) && isControl(node)) return ", ";
  // Roles and states would read as words of the sentence; a link stands in quotes.
  if (isMoreThanName(before) || isMoreThanName(node)) return separator.trim() === "" ? " · " : separator;
  if (node.joins === undefined) return separator;
  // What is said of a field ends with its value or its state, into which the next word would run.
  return node.joins === "tight" && (before.ref === undefined || before.role === "link") ? "" : " ";
}

const isControl = ({ ref, children }: SnapshotNode): boolean => ref !== undefined && !children;

function isMoreThanName(node: SnapshotNode): boolean {
  return isControl(node) && (node.role !== "link" || node.expanded !== undefined || node.selected === true);
}

/** In a sentence the name of a link has to be told from the words before it. */
function inQuotes(node: SnapshotNode): SnapshotNode {
  return isControl(node) && node.role === "link" && node.name !== undefined
    ? { ...node, name: `"${node.name}"` }
    : node;
}

function inlineText(node: SnapshotNode, wording: Wording): string | undefined {
  if (NEVER_INLINE.has(node.role) || (wording === IN_FULL && node.options)) return undefined;
  if (node.role === "text") return plain(node.name ?? "");
  if (!node.children || node.children.length === 0) return isBlank(node) ? "" : wordsFor(node, wording);
  const parts = inlineParts(node, CELLS.has(node.role) ? ", " : " ", wording);
  if (!parts) return undefined;
  const inner = parts.map(({ text, joint }, index) => (index === 0 ? text : `${joint}${text}`)).join("");
  if (node.ref === undefined) return [inner, ...ownStateWords(node)].join(" ");
  return saysOnlyText(node) ? wordsFor(named(node, inner), wording) : `${wordsFor(node, wording)} ${inner}`;
}

const isBlank = ({ role, ref }: SnapshotNode): boolean => ref === undefined && CELLS.has(role);

/** A cell that is pressed goes by the words in it. */
function saysOnlyText({ name, children }: SnapshotNode): boolean {
  return name === undefined && children !== undefined && children.every(({ role }) => role === "text");
}

function named(node: SnapshotNode, name: string): SnapshotNode {
  const { children: _said, ...bare } = node;
  return { ...bare, name };
}

/** All options of a field, in as few lines as hold them. */
export function optionLines(options: readonly string[]): string[] {
  const lines: string[] = [];
  for (const option of options.map(optionWord)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + option.length < LINE_LENGTH) lines[lines.length - 1] = `${last}|${option}`;
    else lines.push(`options ${option}`);
  }
  return lines;
}

/** Cuts at spaces, near `PROSE_LENGTH`. */
export function splitProse(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > PROSE_LENGTH * 1.3) {
    const space = rest.lastIndexOf(" ", PROSE_LENGTH);
    const at = space > PROSE_LENGTH / 2 ? space : PROSE_LENGTH;
    lines.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === "" ? lines : [...lines, rest];
}
