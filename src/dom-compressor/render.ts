/** A page as text within a token budget. Pure: it works on plain nodes and never sees an element. */
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { blocksOf, type Detail, EVERYTHING, GLANCE } from "./blocks.ts";
import { choose } from "./choose.ts";
import { cutText } from "./clean-text.ts";
import { briefer, nameWidth, plain, quoted } from "./name-words.ts";
import { shrinkToOutline } from "./pipeline.ts";
import { print } from "./print.ts";
import { estimateTokens, mostTokens } from "./tokens.ts";
import { BRIEF } from "./words.ts";

export interface Outline {
  text: string;
  /** Estimated o200k tokens of `text`; never more than the budget. */
  tokens: number;
  /** What the page's visible text would cost uncompressed. */
  pageTokens: number;
}

export const DEFAULT_BUDGET = 2_000;

/** Of a page that would take more than this of the room, what is outside the window is said in brief. */
const WHOLE_SHARE = 0.6;
/** So much of the room is for prose outside the window, which read_page and find_text reach as well. */
const PROSE_SHARE = 0.2;
/** The notes on what was left out are only known afterwards: so often the limit is corrected by what came out. */
const TRIES = 4;
/** Near enough to the budget. */
const CLOSE = 0.985;
const TITLE_LENGTH = 120;
const ADDRESS_LENGTH = 120;

export interface RenderOptions {
  /** Tokens (o200k) that the text may have. */
  budget: number;
  /** What can be operated, and of names and prose no more than it takes to know them again. */
  glance?: boolean;
}

/** The outline of a page; with everything in it when the budget allows. */
export function renderOutline(page: PageSnapshot, { budget, glance = false }: RenderOptions): Outline {
  const root = shrinkToOutline(page.root, glance);
  const head = glance ? glanceHead(page) : headLines(page);
  const whole = glance
    ? printWhole(head, root, budget, GLANCE)
    : printWhole(head, root, budget * WHOLE_SHARE, EVERYTHING);
  const text = whole ?? printWithin(head, root, budget);
  const tokens = estimateTokens(text);
  return { text, tokens, pageTokens: pageTokens(page, text, tokens) };
}

/** More characters than this a token are not met. */
const MOST_CHARACTERS_PER_TOKEN = 5.5;

/** Everything there is to say, if there is room for it; what is far beyond is not tried. */
function printWhole(head: readonly string[], root: SnapshotNode, room: number, detail: Detail): string | undefined {
  const most = room * MOST_CHARACTERS_PER_TOKEN;
  if (lengthOf(root, most) > most) return undefined;
  const text = print(head, blocksOf([root], detail), undefined);
  return mostTokens(text) <= room ? text : undefined;
}

/** Characters of all names and texts, counted no further than `most`. */
function lengthOf(node: SnapshotNode, most: number): number {
  let length =
    (node.role === "text" ? (node.name?.length ?? 0) : Math.min(node.name?.length ?? 0, BRIEF.nameLength)) +
    (node.ref?.length ?? 0);
  for (const child of node.children ?? []) {
    if (length > most) break;
    length += lengthOf(child, most - length);
  }
  return length;
}

function pageTokens(page: PageSnapshot, text: string, tokens: number): number {
  const perCharacter = tokens / Math.max(1, text.length);
  return Math.max(tokens, Math.round((page.textLength ?? 0) * perCharacter));
}

function glanceHead(page: PageSnapshot): string[] {
  return [`page ${quoted(page.title, GLANCE.proseLength)}`];
}

function headLines(page: PageSnapshot): string[] {
  const title = quoted(page.title, TITLE_LENGTH);
  const lines = [`page ${title} ${cutText(plain(page.url), ADDRESS_LENGTH)}`];
  const { y, height, viewport } = page.scroll;
  if (y > 1 && height > viewport + 1)
    lines.push(`scrolled ${Math.min(100, Math.round((100 * y) / (height - viewport)))} %`);
  return lines;
}

function printWithin(head: readonly string[], root: SnapshotNode, room: number): string {
  const blocks = blocksOf([root], underPressure(root, room));
  let best: string | undefined;
  let bestTokens = 0;
  let limit = room - estimateTokens(head.join("\n"));
  for (let tries = 0; (tries < TRIES || best === undefined) && limit > 8; tries += 1) {
    const text = print(head, blocks, choose(blocks, { all: limit, proseOutside: room * PROSE_SHARE }));
    const tokens = mostTokens(text);
    if (tokens <= room && tokens > bestTokens) {
      best = text;
      bestTokens = tokens;
    }
    if (tokens <= room && tokens >= room * CLOSE) break;
    limit = Math.floor(limit * (room / tokens) * (tokens > room ? 0.99 : 0.998));
  }
  return best ?? cutToRoom(head.join("\n"), room);
}

/** Names outside the window are cut to one of these lengths: the longest with which all controls are likely to fit. */
const NAME_LENGTHS = [80, 48, 32, 24, 16];
/** Tokens of a ref with its brackets and what divides it from the next. */
const REF_TOKENS = 4.5;
const CHARACTERS_PER_TOKEN = 4;

function underPressure(root: SnapshotNode, room: number): Detail {
  const names: number[] = [];
  collectNames(root, names);
  const cost = (limit: number) =>
    names.reduce((sum, length) => sum + REF_TOKENS + Math.min(length, limit) / CHARACTERS_PER_TOKEN, 0);
  const length = NAME_LENGTHS.find((limit) => cost(limit) < room * 0.75) ?? NAME_LENGTHS.at(-1) ?? 0;
  return { wording: BRIEF, brief: { wording: briefer(length), of: "outside" }, proseLength: Infinity };
}

/** Widths of the names of all controls. */
function collectNames(node: SnapshotNode, into: number[]): void {
  if (node.ref !== undefined) into.push(nameWidth(node.name ?? ""));
  for (const child of node.children ?? []) collectNames(child, into);
}

/** A budget too small for a single line still gets the beginning of the head. */
function cutToRoom(text: string, room: number): string {
  let length = text.length;
  while (length > 0 && mostTokens(text.slice(0, length)) > room) length = Math.floor(length * 0.8);
  return text.slice(0, length);
}
