/**
 * The outline before the budget: a tree of lines, each with its cost and its worth. Pure.
 *
 * Worth is a rank, 0 is what is kept longest. Dialogs come before everything; then what the window shows, controls
 * before headings before prose; then all other controls from the window outwards; prose outside the window comes last.
 */
import type { Place, SnapshotNode, Unread } from "../protocol/snapshot.ts";
import { cutText } from "./clean-text.ts";
import { briefLineOf, linesOf, optionLines, splitProse } from "./lines.ts";
import { briefer, plain, type Wording } from "./name-words.ts";
import { nearestPlace } from "./place-order.ts";
import { estimateTokens } from "./tokens.ts";
import { BRIEF, IN_FULL, wordsAfterRole, wordsFor } from "./words.ts";

type Kind = "control" | "heading" | "prose";

/** One line of the outline with what stands indented under it. */
export interface Block {
  text: string;
  /** Estimated tokens of the line with its indentation and line break. */
  tokens: number;
  rank: number;
  /** The same line with all that it has to say, where there is more. */
  fuller?: { text: string; tokens: number; rank: number };
  /** Of the thing that it stands for. */
  role: string;
  /** What it is counted as when it is left out: `row`, `item`, `link`, `line`. */
  noun: string;
  depth: number;
  /** The row of column headings of a table, a heading of what follows, or any other line. */
  heads: "columns" | "section" | undefined;
  /** The children share the line, as far as it goes. */
  isPack: boolean;
  children: Block[];
}

/** How much is said of what, before anything is left out. */
export interface Detail {
  wording: Wording;
  /** For what is said in brief, and in full only where there is room then: what the window does not show, or everything. */
  brief?: { wording: Wording; of: "outside" | "everything" };
  /** Characters of a run of prose. */
  proseLength: number;
}

const GLANCE_WORDING = briefer(22);

export const EVERYTHING: Detail = { wording: BRIEF, proseLength: Infinity };
export const EXPANDED: Detail = { wording: IN_FULL, proseLength: Infinity };
/** What can be operated, and of the rest what it takes to know it again. */
export const GLANCE: Detail = {
  wording: GLANCE_WORDING,
  brief: { wording: GLANCE_WORDING, of: "everything" },
  proseLength: 24,
};

/** Prose that the window does not show has this rank or a higher one, and nothing else has. */
export const PROSE_OUTSIDE = 9;

const RANKS: Readonly<Record<Kind, Readonly<Record<Place, number>>>> = {
  control: { viewport: 1, near: 4, far: 5 },
  heading: { viewport: 2, near: 4.5, far: 6 },
  prose: { viewport: 3, near: PROSE_OUTSIDE, far: PROSE_OUTSIDE + 1 },
};
/** After so many alike outside the window each doubling costs one step… */
const ALIKE_AT_FULL_WORTH = 10;
const STEP = 0.6;
/** …but a control is never worth less than prose outside the window. */
const LARGEST_PENALTY = 2.5;
/** How much less each further line of the same thing is worth. */
const LATER_LINE = 0.4;
/** A line that would be longer in full is left for expand. */
const LONGEST_LINE = 900;

const DIALOGS = new Set(["dialog", "alertdialog"]);

/** Lines of everything in `nodes`; dialogs first, and of the page behind a modal one only how much there is. */
export function blocksOf(nodes: readonly SnapshotNode[], detail: Detail): Block[] {
  const dialogs: Block[] = [];
  const rest = nodes.flatMap((node) => blocksFor(withoutDialogs(node, dialogs, detail), 0, detail));
  const foldsPage = detail.wording !== IN_FULL && nodes.some(holdsModal);
  return foldsPage ? [...dialogs, ...behind(rest)] : [...dialogs, ...rest];
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
function withoutDialogs(node: SnapshotNode, dialogs: Block[], detail: Detail): SnapshotNode {
  if (!node.children || !holdsDialog(node)) return node;
  const children = node.children.flatMap((child) => {
    if (!DIALOGS.has(child.role)) return [withoutDialogs(child, dialogs, detail)];
    dialogs.push(...blocksFor(child, 0, detail).map(preferred));
    return [];
  });
  const kept = children.filter((child) => child.ref !== undefined || child.children?.length !== 0);
  return { ...node, children: kept };
}

function holdsDialog(node: SnapshotNode): boolean {
  return (node.children ?? []).some((child) => DIALOGS.has(child.role) || holdsDialog(child));
}

function preferred(block: Block): Block {
  return { ...block, rank: block.rank / 100, children: block.children.map(preferred) };
}

function blocksFor(node: SnapshotNode, depth: number, detail: Detail): Block[] {
  if (node.role === "document") return blocksWithin(node.children ?? [], depth, detail);
  if (node.role === "text") return proseBlocks(node, depth, detail);
  if (isBlankCell(node)) return [];
  if (node.unread) return [block(unreadLine(node.unread), node, RANKS.heading[node.place], depth, [])];
  if (node.role === "controls") return [pack(node, depth, detail)];
  const line = lineBlock(node, depth, detail);
  if (line) return [line];
  if (!node.children || node.children.length === 0) return [single(node, depth, detail)];
  return [group(node, depth, detail)];
}

/** It keeps a place in a row that is one line; where cells stand under each other there is no place to keep. */
function isBlankCell({ role, children = [] }: SnapshotNode): boolean {
  return role === "cell" && children.length === 1 && children[0]?.name === "" && children[0].role === "text";
}

function unreadLine({ count, noun }: Unread): string {
  return `… ${count.toLocaleString("en-US")} more ${noun}${count === 1 ? "" : "s"}; expand`;
}

function briefFor(node: SnapshotNode, { brief }: Detail): Wording | undefined {
  return brief && (brief.of === "everything" || node.place !== "viewport") ? brief.wording : undefined;
}

/** A thing that holds nothing; said in full its options stand under it. */
function single(node: SnapshotNode, depth: number, detail: Detail): Block {
  const rank = rankOf(node);
  const options = detail.wording === IN_FULL ? optionLines(node.options ?? []) : [];
  const below = options.map((line) => block(line, node, rank + LATER_LINE, depth + 1, []));
  return block(wordsFor(node, briefFor(node, detail) ?? detail.wording), node, rank, depth, below);
}

/** Controls in one line; what they have in common is said once. */
function pack(node: SnapshotNode, depth: number, detail: Detail): Block {
  const controls = node.children ?? [];
  const common = commonRole(controls);
  const children = controls.map((control, index) => {
    const wording = briefFor(control, detail) ?? detail.wording;
    const text = common === undefined ? wordsFor(control, wording) : wordsAfterRole(control, wording);
    return lessWorth(block(text, control, rankOf(control), 0, []), penaltyFor(control, index));
  });
  const lead = common === undefined ? "" : `${PLURALS[common] ?? `${common}s`}:`;
  const best = Math.min(...children.map((child) => child.rank));
  return { ...block(lead, node, best, depth, children), isPack: true };
}

const PLURALS: Readonly<Record<string, string>> = { generic: "clickable", checkbox: "checkboxes", switch: "switches" };

/** That of links goes unsaid. */
function commonRole(controls: readonly SnapshotNode[]): string | undefined {
  const [first] = controls;
  const alike = controls.every(({ role }) => role === first?.role);
  return alike && first?.role !== "link" ? first?.role : undefined;
}

function blocksWithin(nodes: readonly SnapshotNode[], depth: number, detail: Detail): Block[] {
  const seen = new Map<string, number>();
  return nodes.flatMap((node) => {
    const index = seen.get(node.role) ?? 0;
    seen.set(node.role, index + 1);
    const blocks = blocksFor(node, depth, detail);
    const penalty = penaltyFor(node, index);
    return penalty === 0 ? blocks : blocks.map((each) => lessWorth(each, penalty));
  });
}

function penaltyFor(node: SnapshotNode, index: number): number {
  if (node.place === "viewport" || node.role === "text" || index < ALIKE_AT_FULL_WORTH) return 0;
  return Math.min(LARGEST_PENALTY, Math.log2((index + 1) / ALIKE_AT_FULL_WORTH) * STEP);
}

function lessWorth(each: Block, penalty: number): Block {
  if (penalty === 0) return each;
  return { ...each, rank: each.rank + penalty, children: each.children.map((child) => lessWorth(child, penalty)) };
}

/** A row, item, heading or paragraph; undefined for what cannot be read in one line. */
function lineBlock(node: SnapshotNode, depth: number, detail: Detail): Block | undefined {
  const brief = briefFor(node, detail);
  if (isTooLong(node)) return undefined;
  if (brief && hasRef(node)) return briefBlock(node, depth, detail, brief);
  const lines = linesOf(node, detail.wording);
  return (
    lines &&
    lineBlocks(detail.proseLength === Infinity ? lines : [cutText(lines.join(" "), detail.proseLength)], node, depth)
  );
}

const LINES_OF_TEXT = new Set("row listitem definition cell gridcell columnheader rowheader".split(" "));

/** A cell or an item with a whole text in it is no line: it is read piece by piece. */
function isTooLong(node: SnapshotNode): boolean {
  return LINES_OF_TEXT.has(node.role) && lengthIn(node, LONGEST_LINE) > LONGEST_LINE;
}

/** Characters that are written in a node, counted no further than `most`. */
function lengthIn(node: SnapshotNode, most: number): number {
  if (!node.children) return node.name?.length ?? 0;
  let length = 0;
  for (const child of node.children) {
    if (length > most) break;
    length += lengthIn(child, most);
  }
  return length;
}

/** Its controls first, the rest of it when there is room. */
function briefBlock(node: SnapshotNode, depth: number, detail: Detail, brief: Wording): Block | undefined {
  const text = briefLineOf(node, brief);
  if (text === undefined) return undefined;
  const made = block(text, node, rankOf(node), depth, []);
  if (detail.proseLength !== Infinity) return made;
  const full = linesOf(node, detail.wording)?.join(" ") ?? text;
  if (full === text || full.length > LONGEST_LINE) return made;
  return { ...made, fuller: { text: full, tokens: costOf(full, depth), rank: RANKS.prose[node.place] } };
}

/** What follows the first line of a row, item or paragraph hangs under it. */
function lineBlocks([first = "", ...more]: readonly string[], node: SnapshotNode, depth: number): Block {
  const rank = rankOf(node);
  const rest = more.map((line, index) => block(line, node, rank + (index + 1) * LATER_LINE, depth + 1, []));
  return block(first, node, rank, depth, rest);
}

/** A group's own line is wanted as much as the best thing in it. */
function group(node: SnapshotNode, depth: number, detail: Detail): Block {
  const contents = node.children ?? [];
  const children = blocksWithin(isTooLong(node) ? sentencesIn(contents) : contents, depth + 1, detail);
  const best = Math.min(...children.map((child) => child.rank));
  const rank = node.ref === undefined ? best : Math.min(best, rankOf(node));
  const line = groupLine(node, detail.wording);
  const [only, ...more] = children;
  if (only?.isPack && more.length === 0 && line !== "•" && line !== "|") return titled(only, line, depth);
  return block(line, node, rank, depth, children);
}

/** A group of nothing but a line of controls is that line; what sets of tabs hold goes without saying. */
function titled(pack: Block, title: string, depth: number): Block {
  const text = title === "tablist" && pack.text === "tabs:" ? pack.text : `${title}: ${pack.text}`.trimEnd();
  return { ...pack, text, tokens: costOf(text, depth), depth };
}

/** What the page sets in one line is read in one: texts with the links in them. */
function sentencesIn(nodes: readonly SnapshotNode[]): SnapshotNode[] {
  const runs: SnapshotNode[][] = [];
  for (const node of nodes) {
    const run = runs.at(-1);
    if (run && node.joins !== undefined && isInline(node) && run.every(isInline)) run.push(node);
    else runs.push([node]);
  }
  return runs.flatMap((run) =>
    run.length === 1 ? run : [{ role: "paragraph", place: nearestPlace(run), children: run }],
  );
}

const isInline = (node: SnapshotNode): boolean => node.role === "text" || (node.ref !== undefined && !node.children);

function groupLine(node: SnapshotNode, wording: Wording): string {
  if (node.role === "listitem" && node.ref === undefined) return "•";
  return node.role === "row" && node.ref === undefined ? "|" : wordsFor(node, wording);
}

function block(text: string, node: SnapshotNode, rank: number, depth: number, children: Block[]): Block {
  return {
    text,
    tokens: costOf(text, depth),
    rank,
    role: node.role,
    noun: nounFor(node),
    depth,
    heads: headedBy(node),
    isPack: false,
    children,
  };
}

function costOf(text: string, depth: number): number {
  return estimateTokens(`${"  ".repeat(depth)}${text}\n`);
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

function kindOf(node: SnapshotNode): Kind {
  if (node.role === "heading") return "heading";
  return hasRef(node) || node.role === "iframe" || node.role === "alert" ? "control" : "prose";
}

const refsKnown = new WeakMap<SnapshotNode, boolean>();

function hasRef(node: SnapshotNode): boolean {
  if (node.ref !== undefined || !node.children) return node.ref !== undefined;
  const known = refsKnown.get(node) ?? node.children.some(hasRef);
  refsKnown.set(node, known);
  return known;
}

function proseBlocks(node: SnapshotNode, depth: number, { proseLength }: Detail): Block[] {
  const lines = splitProse(cutText(plain(node.name ?? ""), proseLength));
  return lines.map((line, index) => block(line, node, RANKS.prose[node.place] + index * LATER_LINE, depth, []));
}
