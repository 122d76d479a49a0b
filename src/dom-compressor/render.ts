/** A page as text within a token budget. Pure: it works on plain nodes and never sees an element. */
import type { PageSnapshot } from "../protocol/snapshot.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { cutText } from "./clean-text.ts";
import { shrink } from "./pipeline.ts";
import { estimateTokens } from "./tokens.ts";
import { plain, quoted } from "./words.ts";

export interface Outline {
  text: string;
  /** Estimated o200k tokens of `text`; never more than the budget. */
  tokens: number;
  /** What the page's visible text would cost uncompressed. */
  pageTokens: number;
}

export const DEFAULT_BUDGET = 2_000;

/** Kept free, because the estimate may be a little low on some pages. */
const MARGIN = 0.08;
/** Each try with less room; the notes on what was left out are only known afterwards. */
const SHRINK_STEP = 0.92;
const TITLE_LENGTH = 120;
const ADDRESS_LENGTH = 200;

/** The outline of a page; with everything in it when the budget allows. */
export function renderOutline(page: PageSnapshot, { budget }: { budget: number }): Outline {
  const blocks = blocksOf([shrink(page.root)]);
  const head = headLines(page);
  const room = Math.floor(budget * (1 - MARGIN));
  const everything = print(head, blocks, undefined);
  const whole = estimateTokens(everything);
  const text = whole <= room ? everything : printWithin(head, blocks, room);
  return { text, tokens: estimateTokens(text), pageTokens: pageTokens(page, everything, whole) };
}

function pageTokens(page: PageSnapshot, everything: string, whole: number): number {
  const perCharacter = whole / Math.max(1, everything.length);
  return Math.max(whole, Math.round((page.textLength ?? 0) * perCharacter));
}

function headLines(page: PageSnapshot): string[] {
  const title = quoted(page.title, TITLE_LENGTH);
  const lines = [`page ${title} ${cutText(plain(page.url), ADDRESS_LENGTH)}`];
  const { y, height, viewport } = page.scroll;
  if (height > viewport + 1) {
    const share = Math.round((100 * y) / Math.max(1, height - viewport));
    lines.push(`scrolled ${Math.min(100, Math.max(0, share))} % of ${height.toLocaleString("en-US")} px`);
  }
  return lines;
}

function printWithin(head: readonly string[], blocks: readonly Block[], room: number): string {
  const headTokens = estimateTokens(head.join("\n"));
  for (let limit = room - headTokens; limit > 8; limit = Math.floor(limit * SHRINK_STEP)) {
    const text = print(head, blocks, choose(blocks, limit));
    if (estimateTokens(text) <= room) return text;
  }
  return cutToRoom(head.join("\n"), room);
}

/** A budget too small for a single line still gets the beginning of the head. */
function cutToRoom(text: string, room: number): string {
  let length = text.length;
  while (length > 0 && estimateTokens(text.slice(0, length)) > room) length = Math.floor(length * 0.8);
  return text.slice(0, length);
}

/** The lines worth most that cost no more than `limit` together, with the groups they stand in. */
function choose(blocks: readonly Block[], limit: number): ReadonlySet<Block> {
  const parents = new Map<Block, Block>();
  const all: Block[] = [];
  const collect = (block: Block) => {
    all.push(block);
    for (const child of block.children) {
      parents.set(child, block);
      collect(child);
    }
  };
  for (const block of blocks) collect(block);
  const ordered = all
    .map((block, order) => ({ block, order }))
    .sort((a, b) => a.block.rank - b.block.rank || a.order - b.order);
  const chosen = new Set<Block>();
  let left = limit;
  for (const { block } of ordered) {
    const needed = withMissingParents(block, parents, chosen);
    const cost = needed.reduce((sum, each) => sum + each.tokens, 0);
    if (cost > left) continue;
    for (const each of needed) chosen.add(each);
    left -= cost;
  }
  return chosen;
}

function withMissingParents(block: Block, parents: ReadonlyMap<Block, Block>, chosen: ReadonlySet<Block>): Block[] {
  const needed: Block[] = [];
  for (let each: Block | undefined = block; each && !chosen.has(each); each = parents.get(each)) needed.push(each);
  return needed;
}

/** What was left out, by noun. */
type Omitted = Map<string, number>;

/** The lines; without `chosen` all of them. */
function print(head: readonly string[], blocks: readonly Block[], chosen: ReadonlySet<Block> | undefined): string {
  const lines = [...head];
  const omitted = printBlocks(blocks, chosen, lines);
  const total = [...omitted.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0) lines.push(`… ${counted(omitted)} not shown; scroll or find_text`);
  return lines.join("\n");
}

/** Long runs of left-out rows are noted where they stand, the rest is added up for the end. */
const NOTED_FROM = 3;
const NOTED_NOUNS = new Set(["row", "item", "option"]);

function printBlocks(blocks: readonly Block[], chosen: ReadonlySet<Block> | undefined, lines: string[]): Omitted {
  const omitted: Omitted = new Map();
  for (const block of blocks) {
    if (chosen && !chosen.has(block)) {
      addUp(omitted, countIn(block));
      continue;
    }
    lines.push(`${"  ".repeat(block.depth)}${block.text}`);
    addUp(omitted, printBlocks(block.children, chosen, lines));
  }
  noteAlike(blocks, omitted, lines);
  return omitted;
}

function noteAlike(blocks: readonly Block[], omitted: Omitted, lines: string[]): void {
  const depth = blocks[0]?.depth ?? 0;
  for (const noun of NOTED_NOUNS) {
    const count = omitted.get(noun) ?? 0;
    if (count < NOTED_FROM || !blocks.some((block) => block.noun === noun)) continue;
    lines.push(`${"  ".repeat(depth)}… ${count} more ${noun}s`);
    omitted.delete(noun);
  }
}

/** A left-out row counts as one, a left-out group as what is in it. */
function countIn(block: Block): Omitted {
  if (block.children.length === 0 || NOTED_NOUNS.has(block.noun)) return new Map([[block.noun, 1]]);
  const counts: Omitted = new Map();
  for (const child of block.children) addUp(counts, countIn(child));
  return counts;
}

function addUp(into: Omitted, counts: Omitted): void {
  for (const [noun, count] of counts) into.set(noun, (into.get(noun) ?? 0) + count);
}

function counted(counts: Omitted): string {
  return [...counts].map(([noun, count]) => `${count} more ${noun}${count === 1 ? "" : "s"}`).join(", ");
}
