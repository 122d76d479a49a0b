/** What a page says, as Markdown in parts: its content where no ref is given, else what lies under it. Pure. */
import type { PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import { cutText } from "../clean-text.ts";
import { mainContent } from "../main-content.ts";
import { plain } from "../name-words.ts";
import { choosePart, cutToRoom, headLine, type Reading, roomIn } from "../parts.ts";
import { dropRepeatedText } from "../passes/drop-repeated-text.ts";
import { markItems } from "../passes/mark-items.ts";
import { estimateTokens } from "../tokens.ts";
import { headingsAround, locate } from "../tree-path.ts";
import { blocksIn, type MarkdownBlock } from "./blocks.ts";

const PART_TOKENS = 1_500;
/** Part, title and the headings that it stands under. */
const HEAD_TOKENS = 120;
/** Each try with less room, down to the least in which anything can be said. */
const SHRINK_STEP = 0.92;
const LEAST_ROOM = 300;
/** Left free by each piece of a long block, so that the headings before it do not make a part of their own. */
const LEAD_TOKENS = 80;
const TITLE_LENGTH = 80;
const MOST_TITLES = 4;

interface MarkdownRequest {
  ref?: string | undefined;
  /** Counted from one; the first without it. */
  part?: number | undefined;
}

/** One part of about 1,500 tokens; refused for a ref that is not there and for a part beyond the last. */
export function readMarkdown(page: PageSnapshot, request: MarkdownRequest): Reading {
  const located = locate(page.root, request.ref);
  if ("missing" in located) return { refused: located.missing };
  const target = located.path.at(-1);
  const nodes = request.ref === undefined || !target ? mainContent(page.root) : [target];
  const blocks = blocksIn(nodes.flatMap(prepared));
  const around = [`page “${page.title}”`, ...headingsAround(located.path)];
  return choosePart(partsOf(blocks, around), request.part ?? 1);
}

/** Labels are said by their fields; boxes alike are items. */
function prepared(node: SnapshotNode): readonly SnapshotNode[] {
  const tree: SnapshotNode = { role: "document", place: node.place, children: [node] };
  return markItems.run(dropRepeatedText.run(tree)).children ?? [];
}

interface MarkdownPart {
  blocks: MarkdownBlock[];
  /** Headings that the part goes on under. */
  under: string[];
}

function partsOf(blocks: readonly MarkdownBlock[], around: readonly string[]): string[] {
  const most = roomIn(PART_TOKENS);
  // Blocks together may cost a little more than one by one.
  for (let room = most - HEAD_TOKENS; ; room = Math.floor(room * SHRINK_STEP)) {
    const pieces = blocks.flatMap((block) => piecesOf(block, room));
    const texts = print(fill(pieces, room), around);
    if (room < LEAST_ROOM || texts.every((text) => estimateTokens(text) <= most)) return texts;
  }
}

function print(parts: readonly MarkdownPart[], around: readonly string[]): string[] {
  return parts.map(({ blocks, under }, index) => {
    const titles = [...around, ...under].slice(-MOST_TITLES).map((title) => cutText(plain(title), TITLE_LENGTH));
    const head = `${headLine(index + 1, parts.length)}\nin ${titles.join(" > ")}`;
    return [cutToRoom(head, HEAD_TOKENS)[0] ?? "", ...blocks.map(textOf)].join("\n\n");
  });
}

function textOf({ before = [], lines, after = [] }: MarkdownBlock): string {
  return [...before, ...lines, ...after].join("\n");
}

function costOf(block: MarkdownBlock): number {
  return estimateTokens(`${textOf(block)}\n\n`);
}

/** Blocks in order into as few parts as hold them; a heading stays with what follows it. */
function fill(blocks: readonly MarkdownBlock[], room: number): MarkdownPart[] {
  const parts: MarkdownPart[] = [{ blocks: [], under: [] }];
  const headings: { level: number; text: string }[] = [];
  let left = room;
  for (const block of blocks) {
    const cost = costOf(block);
    const current = parts.at(-1);
    if (current && cost > left && current.blocks.length > 0) {
      const moved = trailingHeadings(current.blocks);
      const under = headings.slice(0, headings.length - moved.length).map(({ text }) => `“${text}”`);
      parts.push({ blocks: moved, under });
      left = room - moved.reduce((sum, each) => sum + costOf(each), 0);
    }
    parts.at(-1)?.blocks.push(block);
    left -= cost;
    if (block.heading) enter(block.heading, headings);
  }
  return parts[0]?.blocks.length === 0 ? [{ blocks: [{ lines: ["nothing to read here"] }], under: [] }] : parts;
}

/** Takes the headings off the end, unless there is nothing else. */
function trailingHeadings(blocks: MarkdownBlock[]): MarkdownBlock[] {
  const at = blocks.findLastIndex((block) => !block.heading) + 1;
  return at === 0 ? [] : blocks.splice(at);
}

function enter(heading: { level: number; text: string }, headings: { level: number; text: string }[]): void {
  while ((headings.at(-1)?.level ?? 0) >= heading.level) headings.pop();
  headings.push(heading);
}

/** A block that fits into no part comes in pieces, each with what has to stand around it. */
function piecesOf(block: MarkdownBlock, room: number): MarkdownBlock[] {
  if (costOf(block) <= room) return [block];
  const frame = costOf({ ...block, lines: [] }) + LEAD_TOKENS;
  if (frame > room / 2) return piecesOf({ lines: [...(block.before ?? []), ...block.lines] }, room);
  const pieces: MarkdownBlock[] = [];
  let left = 0;
  for (const line of block.lines.flatMap((each) => cutToRoom(each, room - frame))) {
    const cost = estimateTokens(`${line}\n`);
    if (cost > left) {
      pieces.push({ ...block, lines: [] });
      left = room - frame;
    }
    pieces.at(-1)?.lines.push(line);
    left -= cost;
  }
  return pieces;
}
