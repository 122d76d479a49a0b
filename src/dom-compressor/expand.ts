/**
 * The outline of what lies under one thing, or of the whole page, with nothing folded, cut or left out. What is too long
 * comes in parts; each says first where on the page it is. Pure.
 */
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { type Block, blocksOf, EXPANDED } from "./blocks.ts";
import { cutText } from "./clean-text.ts";
import { plain } from "./name-words.ts";
import { choosePart, cutToRoom, headLine, type Reading, roomIn } from "./parts.ts";
import { shrink } from "./pipeline.ts";
import { estimateTokens, mostTokens } from "./tokens.ts";
import { headingsAround, locate } from "./tree-path.ts";

/** A smaller budget leaves no room for a line under the head. */
const LEAST_BUDGET = 60;
/** What of a part the lines of context may take. */
const CONTEXT_SHARE = 0.25;
/** Each try with less room, down to the least in which anything can be said. */
const SHRINK_STEP = 0.92;
const LEAST_ROOM = 30;
const TITLE_LENGTH = 80;
const COLUMNS_LENGTH = 240;
/** Further levels add little but indentation. */
const DEEPEST_INDENT = 8;

interface ExpandRequest {
  ref?: string | undefined;
  /** Counted from one; the first without it. */
  part?: number | undefined;
  /** Tokens (o200k) that no part is longer than. */
  budget: number;
}

/** A line of the outline, with the lines that it stands under. */
interface Line {
  text: string;
  above: readonly Block[];
}

/** One part of the outline in full; refused for a ref that is not there and for a part beyond the last. */
export function expandOutline(page: PageSnapshot, request: ExpandRequest): Reading {
  const located = locate(page.root, request.ref);
  if ("missing" in located) return { refused: located.missing };
  return choosePart(partsOf(page, located.path, request.budget), request.part ?? 1);
}

function partsOf(page: PageSnapshot, path: readonly SnapshotNode[], budget: number): string[] {
  const most = roomIn(Math.max(budget, LEAST_BUDGET));
  const place = [`page “${page.title}”`, ...headingsAround(path)].map((title) => cutText(plain(title), TITLE_LENGTH));
  const lines = linesUnder(path);
  // Lines together may cost a little more than one by one.
  for (let room = most; ; room = Math.floor(room * SHRINK_STEP)) {
    const texts = print(fill(lines, room, place));
    const fits = (text: string) => estimateTokens(text) <= most && mostTokens(text) <= Math.max(budget, LEAST_BUDGET);
    if (room < LEAST_ROOM || texts.every(fits)) return texts;
  }
}

function print(groups: readonly Group[]): string[] {
  return groups.map(({ context, texts }, index) =>
    [headLine(index + 1, groups.length), ...context, ...texts].join("\n"),
  );
}

function linesUnder(path: readonly SnapshotNode[]): Line[] {
  const target = path.at(-1);
  if (!target) return [];
  const root: SnapshotNode = { role: "document", place: target.place, children: [target] };
  return flatten(blocksOf([shrink(root)], EXPANDED), []);
}

function flatten(blocks: readonly Block[], above: readonly Block[]): Line[] {
  const lines: Line[] = [];
  let around = above;
  for (const block of blocks) {
    lines.push({ text: `${"  ".repeat(Math.min(block.depth, DEEPEST_INDENT))}${block.text}`, above: around });
    for (const line of flatten(block.children, [...around, block])) lines.push(line);
    if (block.heads === "section") around = [...around.filter((each) => !isEndedBy(each, block)), block];
    if (block.heads === "columns") around = [...around, block];
  }
  return lines;
}

/** A section ends with the next heading of its level or above. */
function isEndedBy(each: Block, heading: Block): boolean {
  return each.heads === "section" && levelOf(each) >= levelOf(heading);
}

function levelOf(heading: Block): number {
  return heading.text.search(/[^#]/);
}

/** Where a part begins: landmarks and headings around, and the columns of the table that it goes on with. */
function contextOf(place: readonly string[], line: Line, room: number): string[] {
  const columns = line.above.findLast(({ heads }) => heads === "columns");
  const titles = line.above
    .filter(({ heads }) => heads !== "columns")
    .map(({ text }) => cutText(text.replace(/^#+ /, ""), TITLE_LENGTH));
  const lines = [
    `in ${[...place, ...titles].join(" > ")}`,
    ...(columns ? [`columns ${cutText(columns.text, COLUMNS_LENGTH)}`] : []),
  ];
  return lines.map((text) => cutToRoom(text, Math.floor(room / lines.length))[0] ?? "");
}

interface Group {
  context: string[];
  texts: string[];
}

/** Lines in order into as few parts as hold them. A line that fits into no part is cut beforehand. */
function fill(lines: readonly Line[], room: number, place: readonly string[]): Group[] {
  const contextRoom = Math.floor(room * CONTEXT_SHARE);
  const groups: Group[] = [];
  let left = 0;
  for (const line of lines) {
    for (const text of cutLine(line.text, room - contextRoom - HEAD_TOKENS)) {
      const cost = costOf(text);
      if (cost > left || groups.length === 0) {
        const head = contextOf(place, line, contextRoom);
        groups.push({ context: head, texts: [] });
        left = room - HEAD_TOKENS - head.reduce((sum, each) => sum + costOf(each), 0);
      }
      groups.at(-1)?.texts.push(text);
      left -= cost;
    }
  }
  return groups.length > 0 ? groups : [{ context: [`in ${place.join(" > ")}`], texts: ["nothing to read here"] }];
}

/** `part 12 of 345` and its line break. */
const HEAD_TOKENS = 8;

function costOf(line: string): number {
  return estimateTokens(`${line}\n`);
}

function cutLine(line: string, room: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  const indentCost = estimateTokens(indent) + 2;
  const [first = "", ...rest] = cutToRoom(line.slice(indent.length), room - indentCost);
  return [`${indent}${first}`, ...rest.map((piece) => `${indent}${piece}`)];
}
