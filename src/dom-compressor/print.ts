/** Lines as text, with word of what was left out. Pure. */
import type { Block } from "./blocks.ts";
import type { Choice } from "./choose.ts";

/** What was left out, by noun. */
type Omitted = Map<string, number>;

/** The lines under `head`; without a choice all of them. */
export function print(head: readonly string[], blocks: readonly Block[], choice: Choice | undefined): string {
  const lines = [...head];
  const omitted = printBlocks(blocks, choice, lines);
  const total = [...omitted.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0) lines.push(`… ${counted(omitted)} not shown; expand, scroll or find_text`);
  return lines.join("\n");
}

/** Long runs of left-out rows are noted where they stand, the rest is added up for the end. */
const NOTED_FROM = 3;
const NOTED_NOUNS = new Set(["row", "item", "option"]);

function printBlocks(blocks: readonly Block[], choice: Choice | undefined, lines: string[]): Omitted {
  const omitted: Omitted = new Map();
  for (const block of blocks) {
    if (choice && !choice.shown.has(block)) {
      addUp(omitted, countIn(block));
      continue;
    }
    if (block.isPack) printPack(block, choice, lines);
    else {
      const { text } = (choice?.fuller.has(block) ? block.fuller : undefined) ?? block;
      const at = lines.push(`${"  ".repeat(block.depth)}${text}`);
      addUp(omitted, printBlocks(block.children, choice, lines));
      if (BARE.has(text)) joinFirst(lines, at);
    }
  }
  noteAlike(blocks, omitted, lines);
  return omitted;
}

/** A row, an item or an article whose contents stand under it; the first of them stands behind its sign. */
const BARE = new Set(["•", "|", "article"]);

function joinFirst(lines: string[], at: number): void {
  const first = lines[at]?.trimStart();
  if (first !== undefined && !/^[•|…]/.test(first)) lines.splice(at - 1, 2, `${lines[at - 1]} ${first}`);
}

/** A line of a pack that would be longer goes on in the next one, so that a change in it concerns few others. */
const PACK_LENGTH = 220;

function printPack(pack: Block, choice: Choice | undefined, lines: string[]): void {
  const shown = pack.children.filter((child) => !choice || choice.shown.has(child));
  const left = pack.children.length - shown.length;
  const words = [...shown.map(({ text }) => text), ...(left > 0 ? [`… ${left} more`] : [])];
  const indent = "  ".repeat(pack.depth);
  let line = pack.text;
  for (const [index, word] of words.entries()) {
    const isFull = line.length > PACK_LENGTH;
    if (isFull) lines.push(`${indent}${line},`);
    line = isFull || line === "" ? word : `${line}${index === 0 ? " " : ", "}${word}`;
  }
  lines.push(`${indent}${line}`);
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
