/**
 * The outline before the budget: a tree of lines, each with its cost and its worth. Pure.
 *
 * Worth is a rank, 0 is what is kept longest. Dialogs come before everything; then controls, headings and prose from
 * the window outwards; of a long row of things that are alike the later ones count less and less.
 */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";
import { linesOf, optionLines, splitProse } from "./lines.ts";
import { estimateTokens } from "./tokens.ts";
import { BRIEF, IN_FULL, plain, type Wording, wordsFor } from "./words.ts";

export type Kind = "control" | "heading" | "prose" | "group";

/** One line of the outline with what stands indented under it. */
export interface Block {
  text: string;
  /** Estimated tokens of the line with its indentation and line break. */
  tokens: number;
  rank: number;
  /** Of the thing that it stands for. */
  role: string;
  /** What it is counted as when it is left out: `row`, `item`, `link`, `line`. */
  noun: string;
  depth: number;
  /** The row of column headings of a table, a heading of what follows, or any other line. */
  heads: "columns" | "section" | undefined;
  children: Block[];
}

const RANKS: Readonly<Record<Exclude<Kind, "group">, Readonly<Record<Place, number>>>> = {
  control: { viewport: 1, near: 4, far: 7 },
  heading: { viewport: 2, near: 5, far: 8 },
  prose: { viewport: 3, near: 6, far: 9 },
};
/** After so many alike outside the window each doubling costs as much as one step outwards. */
const ALIKE_AT_FULL_WORTH = 10;
const STEP = 3;
/** How much less each further line of the same thing is worth. */
const LATER_LINE = 0.4;

const DIALOGS = new Set(["dialog", "alertdialog"]);

/** Lines of everything in `nodes`; dialogs first, and of the page behind a modal one only how much there is. */
export function blocksOf(nodes: readonly SnapshotNode[], wording: Wording = BRIEF): Block[] {
  const dialogs: Block[] = [];
  const rest = nodes.flatMap((node) => blocksFor(withoutDialogs(node, dialogs, wording), 0, wording));
  return wording === BRIEF && nodes.some(holdsModal) ? [...dialogs, ...behind(rest)] : [...dialogs, ...rest];
}

/** What is modal in a frame leaves the page around it in reach. */
function holdsModal(node: SnapshotNode): boolean {
  return node.modal === true || (node.role !== "iframe" && (node.children ?? []).some(holdsModal));
}

/** Messages of the page are said though a dialog is open. */
const SAID_OVER = new Set(["alert", "status"]);

function behind(rest: readonly Block[]): Block[] {
  const said = rest.filter(({ role }) => SAID_OVER.has(role));
  const lines = rest.filter((block) => !said.includes(block)).reduce((sum, block) => sum + linesIn(block), 0);
  if (lines === 0) return said;
  const node: SnapshotNode = { role: "text", place: "viewport" };
  return [
    ...said,
    block(`… ${lines} line${lines === 1 ? "" : "s"} of the page behind the dialog; expand`, node, 0, 0, []),
  ];
}

const linesIn = ({ children }: Block): number => children.reduce((sum, child) => sum + linesIn(child), 1);

/** Takes dialogs out of wherever they stand in the page and puts their lines into `dialogs`. */
function withoutDialogs(node: SnapshotNode, dialogs: Block[], wording: Wording): SnapshotNode {
  if (!node.children) return node;
  const children = node.children.flatMap((child) => {
    if (!DIALOGS.has(child.role)) return [withoutDialogs(child, dialogs, wording)];
    dialogs.push(...blocksFor(child, 0, wording).map(preferred));
    return [];
  });
  const kept = children.filter((child) => child.ref !== undefined || child.children?.length !== 0);
  return { ...node, children: kept };
}

function preferred(block: Block): Block {
  return { ...block, rank: block.rank / 100, children: block.children.map(preferred) };
}

function blocksFor(node: SnapshotNode, depth: number, wording: Wording): Block[] {
  if (node.role === "document") return blocksWithin(node.children ?? [], depth, wording);
  if (node.role === "text") return proseBlocks(node, depth);
  const lines = linesOf(node, wording);
  if (lines) return [lineBlocks(lines, node, depth)];
  if (!node.children || node.children.length === 0) return [single(node, depth, wording)];
  return [group(node, depth, wording)];
}

/** A thing that holds nothing; said in full its options stand under it. */
function single(node: SnapshotNode, depth: number, wording: Wording): Block {
  const rank = rankOf(node);
  const options = wording === IN_FULL ? optionLines(node.options ?? []) : [];
  const below = options.map((line) => block(line, node, rank + LATER_LINE, depth + 1, []));
  return block(wordsFor(node, wording), node, rank, depth, below);
}

function blocksWithin(nodes: readonly SnapshotNode[], depth: number, wording: Wording): Block[] {
  const seen = new Map<string, number>();
  return nodes.flatMap((node) => {
    const index = seen.get(node.role) ?? 0;
    seen.set(node.role, index + 1);
    const blocks = blocksFor(node, depth, wording);
    const penalty = node.place === "viewport" || node.role === "text" ? 0 : penaltyFor(index);
    return penalty === 0 ? blocks : blocks.map((each) => lessWorth(each, penalty));
  });
}

function penaltyFor(index: number): number {
  return index < ALIKE_AT_FULL_WORTH ? 0 : Math.log2((index + 1) / ALIKE_AT_FULL_WORTH) * STEP;
}

function lessWorth(each: Block, penalty: number): Block {
  return { ...each, rank: each.rank + penalty, children: each.children.map((child) => lessWorth(child, penalty)) };
}

/** What follows the first line of a row, item or paragraph hangs under it. */
function lineBlocks([first = "", ...more]: readonly string[], node: SnapshotNode, depth: number): Block {
  const rank = rankOf(node);
  const rest = more.map((line, index) => block(line, node, rank + (index + 1) * LATER_LINE, depth + 1, []));
  return block(first, node, rank, depth, rest);
}

/** A group's own line is wanted as much as the best thing in it. */
function group(node: SnapshotNode, depth: number, wording: Wording): Block {
  const children = blocksWithin(node.children ?? [], depth + 1, wording);
  const best = Math.min(...children.map((child) => child.rank));
  const rank = node.ref === undefined ? best : Math.min(best, rankOf(node));
  return block(groupLine(node, wording), node, rank, depth, children);
}

function groupLine(node: SnapshotNode, wording: Wording): string {
  if (node.role === "listitem" && node.ref === undefined) return "-";
  return node.role === "row" && node.ref === undefined ? "| row" : wordsFor(node, wording);
}

function block(text: string, node: SnapshotNode, rank: number, depth: number, children: Block[]): Block {
  const tokens = estimateTokens(`${"  ".repeat(depth)}${text}\n`);
  return { text, tokens, rank, role: node.role, noun: nounFor(node), depth, heads: headedBy(node), children };
}

function headedBy(node: SnapshotNode): Block["heads"] {
  if (node.role === "heading") return "section";
  const cells = node.role === "row" ? (node.children ?? []) : [];
  return cells.length > 0 && cells.every((cell) => cell.role === "columnheader") ? "columns" : undefined;
}

const NOUNS: Readonly<Record<string, string>> = {
  row: "row",
  listitem: "item",
  link: "link",
  option: "option",
  button: "button",
};

function nounFor(node: SnapshotNode): string {
  return NOUNS[node.role] ?? "line";
}

function rankOf(node: SnapshotNode): number {
  return RANKS[kindOf(node)][node.place];
}

function kindOf(node: SnapshotNode): Exclude<Kind, "group"> {
  if (node.role === "heading") return "heading";
  return hasRef(node) || node.role === "iframe" || node.role === "alert" ? "control" : "prose";
}

function hasRef(node: SnapshotNode): boolean {
  return node.ref !== undefined || (node.children ?? []).some(hasRef);
}

function proseBlocks(node: SnapshotNode, depth: number): Block[] {
  const lines = splitProse(plain(node.name ?? ""));
  return lines.map((line, index) => block(line, node, RANKS.prose[node.place] + index * LATER_LINE, depth, []));
}
