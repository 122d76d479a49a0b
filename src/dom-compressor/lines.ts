/** Rows, items, headings and paragraphs as single lines: what belongs together is read together. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { BRIEF, IN_FULL, optionWord, plain, type Wording, wordsFor } from "./words.ts";

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

/** The lines of a thing that is read as a whole; undefined when what it holds has to stand under it. */
export function linesOf(node: SnapshotNode, wording: Wording = BRIEF): string[] | undefined {
  if (!ONE_LINERS.has(node.role)) return undefined;
  const parts = inlineParts(node, wording);
  if (!parts || parts.length === 0) return undefined;
  return packed([leadOf(node, wording) + parts[0], ...parts.slice(1)], SEPARATORS[node.role] ?? " · ");
}

function leadOf(node: SnapshotNode, wording: Wording): string {
  const { children: _children, ...bare } = node;
  const own = node.ref === undefined ? "" : `${wordsFor({ ...bare, children: [] }, wording)}: `;
  if (node.role === "heading") return `${"#".repeat(Math.min(node.level ?? 2, 6))} ${own}`;
  const selected = node.selected && node.ref === undefined ? "selected " : "";
  const sign = { row: "| ", listitem: "- " }[node.role] ?? "";
  return `${sign}${selected}${own}`;
}

/** Joins parts into as few lines as hold them. */
function packed(parts: readonly string[], separator: string): string[] {
  const lines: string[] = [];
  let before = "";
  for (const part of parts.flatMap(splitProse)) {
    const last = lines.at(-1);
    const joint = jointOf(before, part, separator);
    const fits = last !== undefined && last.length + joint.length + part.length <= LINE_LENGTH;
    if (fits) lines[lines.length - 1] = `${last}${joint}${part}`;
    else lines.push(part);
    before = part;
  }
  return lines;
}

const CONTROL = /\[[a-z]{1,3}\d{1,6}\]/;

/** A link reads well in the middle of a sentence; two controls side by side would run into each other. */
function jointOf(left: string, right: string, separator: string): string {
  return separator === " " && CONTROL.test(left) && CONTROL.test(right) ? " · " : separator;
}

function inlineParts(node: SnapshotNode, wording: Wording): string[] | undefined {
  const parts: string[] = [];
  for (const child of node.children ?? []) {
    const part = inlinePart(child, wording);
    if (part === undefined) return undefined;
    if (part !== "") parts.push(part);
  }
  return parts;
}

function inlinePart(node: SnapshotNode, wording: Wording): string | undefined {
  if (NEVER_INLINE.has(node.role) || (wording === IN_FULL && node.options)) return undefined;
  if (node.role === "text") return plain(node.name ?? "");
  if (!node.children || node.children.length === 0) return wordsFor(node, wording);
  const parts = inlineParts(node, wording);
  if (!parts) return undefined;
  const separator = CELLS.has(node.role) ? ", " : " ";
  const inner = parts.reduce(
    (joined, part, index) =>
      joined === "" ? part : `${joined}${jointOf(parts[index - 1] ?? "", part, separator)}${part}`,
    "",
  );
  return node.ref === undefined ? inner : `${wordsFor(node, wording)} ${inner}`;
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
