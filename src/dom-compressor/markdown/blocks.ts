/** A tree as blocks of Markdown: headings, paragraphs, lists, tables, code, quotes. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { plain } from "../name-words.ts";
import { TABLES } from "../table-grid.ts";
import { textIn } from "../tree-path.ts";
import { inlineText, isFilledIn, isInline, lineOf, ownWords } from "./inline.ts";
import { tableBlock } from "./table.ts";

/** Lines that belong together. A part of them can stand alone, between `before` and `after`. */
export interface MarkdownBlock {
  lines: string[];
  /** What has to stand around every piece: the head of a table, the fences of code. */
  before?: string[];
  after?: string[];
  /** Level and text of a heading. */
  heading?: { level: number; text: string };
}

const FENCE = "```";
const LISTS = new Set(["list", "listbox", "menu", "tree", "feed"]);
const LONGEST_ITEM = 300;

/** Blocks of everything in `nodes`, in order. */
export function blocksIn(nodes: readonly SnapshotNode[]): MarkdownBlock[] {
  return runsOf(nodes)
    .flatMap(blocksOfRun)
    .filter(({ lines }) => lines.length > 0);
}

function blocksOfRun(run: readonly SnapshotNode[]): MarkdownBlock[] {
  const [first] = run;
  if (!first) return [];
  switch (kindOf(first)) {
    case "field":
      return [{ lines: run.map(inlineText) }];
    case "line":
      return lineBlock(lineOf(run));
    case "definition":
      return [{ lines: definitionLines(run) }];
    case "item":
      return [{ lines: run.flatMap((item) => itemLines(item, "- ")) }];
    case undefined:
      return run.flatMap(blocksFor);
  }
}

/** What goes together with its neighbours of the same kind. */
function kindOf(node: SnapshotNode): "field" | "line" | "definition" | "item" | undefined {
  if (isFilledIn(node)) return "field";
  if (isInline(node)) return "line";
  if (node.role === "term" || node.role === "definition") return "definition";
  return node.role === "listitem" && isShort(node) ? "item" : undefined;
}

/** Longer items are sections that look alike. */
function isShort(item: SnapshotNode): boolean {
  return textIn(item).length <= LONGEST_ITEM && !holdsHeading(item);
}

function holdsHeading(node: SnapshotNode): boolean {
  return node.role === "heading" || (node.children ?? []).some(holdsHeading);
}

/** Things of one line, fields, items, terms with their definitions, and everything else by itself. */
function runsOf(nodes: readonly SnapshotNode[]): SnapshotNode[][] {
  const runs: SnapshotNode[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last && previous && goesOn(previous, node)) last.push(node);
    else runs.push([node]);
  }
  return runs;
}

function goesOn(previous: SnapshotNode, node: SnapshotNode): boolean {
  const kind = kindOf(node);
  if (kind === undefined || kind !== kindOf(previous)) return false;
  return kind !== "line" || node.joins !== undefined;
}

function blocksFor(node: SnapshotNode): MarkdownBlock[] {
  const children = node.children ?? [];
  if (node.role === "heading") return headingBlock(node);
  if (node.role === "paragraph" && children.every(isInline)) return lineBlock(lineOf(children));
  if (TABLES.has(node.role)) return tableBlock(node) ?? blocksIn(children);
  if (LISTS.has(node.role)) return [{ lines: listLines(node) }];
  if (node.role === "blockquote") return [{ lines: quoteLines(node) }];
  if (node.role === "code") return [{ lines: codeLines(node), before: [FENCE], after: [FENCE] }];
  if (node.role === "iframe" && children.length === 0) return lineBlock(`(frame ${plain(node.name ?? "")})`);
  return blocksIn(children);
}

function lineBlock(line: string): MarkdownBlock[] {
  return line === "" ? [] : [{ lines: [escapeStart(line)] }];
}

/** A text that begins like Markdown of its own is no heading, list or quote. */
function escapeStart(line: string): string {
  return line.replace(/^(?=#{1,6} |[-+>] |\* |```|\|)/, "\\").replace(/^(\d+)\. /, "$1\\. ");
}

function headingBlock(node: SnapshotNode): MarkdownBlock[] {
  const text = inlineText(node);
  const level = Math.min(node.level ?? 2, 6);
  return text === "" ? [] : [{ lines: [`${"#".repeat(level)} ${text}`], heading: { level, text } }];
}

function listLines(list: SnapshotNode): string[] {
  let number = list.start;
  return (list.children ?? []).flatMap((item) => {
    const sign = number === undefined ? "- " : `${number}. `;
    if (number !== undefined && item.role === "listitem") number += 1;
    return itemLines(item, sign);
  });
}

/** The first line after the sign, everything else under it. */
function itemLines(item: SnapshotNode, sign: string): string[] {
  const isWhole = isInline(item) || !item.children;
  const lines = isWhole ? [inlineText(item)] : [ownWords(item), ...linesOf(blocksIn(item.children ?? []))];
  const [first = "", ...rest] = lines.filter((line) => line !== "");
  if (first === "") return [];
  return [`${sign}${first}`, ...rest.map((line) => `${" ".repeat(sign.length)}${line}`)];
}

/** Blocks under each other without room between. */
function linesOf(blocks: readonly MarkdownBlock[]): string[] {
  return blocks.flatMap(({ before = [], lines, after = [] }) => [...before, ...lines, ...after]);
}

function quoteLines(quote: SnapshotNode): string[] {
  return blocksIn(quote.children ?? []).flatMap((block, index) => [
    ...(index > 0 ? [">"] : []),
    ...linesOf([block]).map((line) => `> ${line}`),
  ]);
}

function definitionLines(nodes: readonly SnapshotNode[]): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const text = inlineText(node);
    const last = lines.at(-1);
    if (node.role === "term") lines.push(`- **${text}**`);
    else if (last === undefined) lines.push(`- ${text}`);
    else lines[lines.length - 1] = last.endsWith("**") ? `${last}: ${text}` : `${last}; ${text}`;
  }
  return lines;
}

function codeLines(code: SnapshotNode): string[] {
  const lines: string[] = [];
  for (const node of flatLines(code)) {
    const text = codeText(node);
    if (node.gap) lines.push("");
    if (node.joins && lines.length > 0) lines[lines.length - 1] += `${node.joins === "spaced" ? " " : ""}${text}`;
    else lines.push(`${" ".repeat(node.indent ?? 0)}${text}`);
  }
  return lines;
}

/** A fence in the code would end it. */
function codeText(node: SnapshotNode): string {
  return (node.role === "text" ? plain(node.name ?? "") : inlineText(node)).replaceAll(FENCE, "'''");
}

function flatLines(node: SnapshotNode): SnapshotNode[] {
  return (node.children ?? []).flatMap((child) =>
    child.children && child.ref === undefined ? flatLines(child) : [child],
  );
}
