/** Which lines an outline has room for. Pure. */
import { type Block, PROSE_OUTSIDE } from "./blocks.ts";

export interface Choice {
  shown: ReadonlySet<Block>;
  /** Those of them that are said in full. */
  fuller: ReadonlySet<Block>;
}

/** What can be had for some tokens: a line, or the rest of a line that is there in brief. */
interface Offer {
  block: Block;
  rank: number;
  parent: Block | undefined;
  isRest: boolean;
}

/** What there is room for, in tokens. */
export interface Room {
  all: number;
  /** Prose that the window does not show: it can be read when it is wanted. */
  proseOutside: number;
}

/** The lines worth most that there is room for, with the groups they stand in. */
export function choose(blocks: readonly Block[], room: Room): Choice {
  const parents = new Map<Block, Block>();
  const offers: Offer[] = [];
  for (const block of blocks) offer(block, undefined, parents, offers);
  // The sort is stable: of what is worth the same the first on the page comes first.
  offers.sort((a, b) => a.rank - b.rank);
  const shown = new Set<Block>();
  const fuller = new Set<Block>();
  const left = { ...room };
  for (const { block, rank, isRest } of offers) {
    const isProseOutside = rank >= PROSE_OUTSIDE;
    if (left.all <= 0 || (isProseOutside && left.proseOutside <= 0)) break;
    const needed = isRest ? [] : withMissingParents(block, parents, shown);
    const cost = isRest ? restOf(block) : needed.reduce((sum, each) => sum + each.tokens, 0);
    if (cost > left.all || (isProseOutside && cost > left.proseOutside) || (isRest && !shown.has(block))) continue;
    for (const each of needed) shown.add(each);
    if (isRest) fuller.add(block);
    left.all -= cost;
    if (isProseOutside) left.proseOutside -= cost;
  }
  return { shown, fuller };
}

function offer(block: Block, parent: Block | undefined, parents: Map<Block, Block>, offers: Offer[]): void {
  if (parent) parents.set(block, parent);
  offers.push({ block, rank: block.rank, parent, isRest: false });
  if (block.fuller) offers.push({ block, rank: block.fuller.rank, parent, isRest: true });
  for (const child of block.children) offer(child, block, parents, offers);
}

const restOf = ({ fuller, tokens }: Block): number => (fuller ? fuller.tokens - tokens : 0);

function withMissingParents(block: Block, parents: ReadonlyMap<Block, Block>, shown: ReadonlySet<Block>): Block[] {
  const needed: Block[] = [];
  for (let each: Block | undefined = block; each && !shown.has(each); each = parents.get(each)) needed.push(each);
  return needed;
}
