/** The reading of a delta: the old outline and the delta make the new outline. Pure. */
import {
  type LineNames,
  nameLines,
  type OutlineLine,
  type OutlineLines,
  ownRef,
  printLine,
  readLines,
} from "./delta-lines.ts";
import { AFTER, BECAME, CHANGED, GONE, MOVED, NEW, RUN_SIZE, saysUnchanged } from "./delta-signs.ts";

/** A line that stands below an old one: a new line, or an old one that moved there, with its new indentation. */
type Placed = { line: OutlineLine } | { source: number; indent: number };

interface Edit {
  start: number;
  length: number;
  text: string;
}

interface Reading {
  before: OutlineLines;
  names: LineNames;
  /** Old lines that no longer stand where they stood. */
  left: Set<number>;
  /** By the old line they stand below; -1 is the top. */
  placed: Map<number, Placed[]>;
  /** The old line below which the next line goes. */
  cursor: number;
  bodies: Map<number, string>;
  edits: Map<number, Edit[]>;
}

/**
 * The outline that a delta leads to, line for line.
 * @param previous the outline that the delta was made from
 * @param delta what `outlineDelta` gave
 * @throws {Error} when the delta does not fit the outline
 */
export function applyDelta(previous: string, delta: string): string {
  if (saysUnchanged(delta)) return previous;
  const before = readLines(previous);
  const reading: Reading = {
    before,
    names: nameLines(before),
    left: new Set(),
    placed: new Map(),
    cursor: -1,
    bodies: new Map(),
    edits: new Map(),
  };
  for (const told of delta.split("\n").slice(1)) follow(told, reading);
  return printReading(reading);
}

const FOLLOW: readonly (readonly [string, (text: string, reading: Reading) => void])[] = [
  [AFTER, followAfter],
  [GONE, followGone],
  [NEW, followNew],
  [MOVED, followMoved],
  [CHANGED, followChanged],
];

function follow(told: string, reading: Reading): void {
  const known = FOLLOW.find(([sign]) => told.startsWith(sign));
  if (!known) throw new Error(`This line of a delta has no sign that is known: ${told}`);
  const [sign, read] = known;
  read(told.slice(sign.length), reading);
}

function followAfter(name: string, reading: Reading): void {
  reading.cursor = lineNamed(name, reading);
}

function followGone(text: string, reading: Reading): void {
  const run = runNamed(text, reading);
  for (const line of run) reading.left.add(line);
  reading.cursor = run.at(-1) ?? reading.cursor;
}

function followNew(text: string, reading: Reading): void {
  const [line] = readLines(text).lines;
  if (line) place({ line }, reading);
}

function followMoved(text: string, reading: Reading): void {
  const [line] = readLines(text).lines;
  const run = runNamed(line?.body ?? "", reading);
  const indentOf = (source: number | undefined) => reading.before.lines[source ?? -1]?.indent ?? 0;
  const shift = (line?.indent ?? 0) - indentOf(run[0]);
  for (const source of run) {
    reading.left.add(source);
    place({ source, indent: indentOf(source) + shift }, reading);
  }
}

function place(placed: Placed, { placed: all, cursor }: Reading): void {
  const below = all.get(cursor);
  if (below) below.push(placed);
  else all.set(cursor, [placed]);
}

function followChanged(text: string, reading: Reading): void {
  const [was, is] = text.split(BECAME);
  const source = was === undefined || is === undefined ? changeWhole(text, reading) : changePart(was, is, reading);
  if (!reading.left.has(source)) reading.cursor = source;
}

function changeWhole(body: string, reading: Reading): number {
  const source = reading.before.holders.get(ownRef(body, reading.before) ?? "");
  if (source === undefined) throw new Error(`No line of the outline before has a ref of: ${body}`);
  reading.bodies.set(source, body);
  return source;
}

function changePart(was: string, is: string, reading: Reading): number {
  const source = reading.before.lines.findIndex(({ body }) => body.includes(was));
  if (source < 0) throw new Error(`No line of the outline before has: ${was}`);
  const start = reading.before.lines[source]?.body.indexOf(was) ?? 0;
  const edits = reading.edits.get(source) ?? [];
  reading.edits.set(source, [...edits, { start, length: was.length, text: is }]);
  return source;
}

function lineNamed(name: string, { names }: Reading): number {
  const line = names.find(name);
  if (line === undefined) throw new Error(`No line of the outline before is called: ${name}`);
  return line;
}

/** The lines that a name with the size of its run means. */
function runNamed(text: string, reading: Reading): number[] {
  const [size = "", under, all] = RUN_SIZE.exec(text) ?? [];
  const start = lineNamed(text.slice(0, text.length - size.length), reading);
  const length = under === undefined ? Number(all ?? 1) : Number(under) + 1;
  return Array.from({ length }, (_, offset) => start + offset);
}

function printReading(reading: Reading): string {
  const below = (source: number) => (reading.placed.get(source) ?? []).map((placed) => printPlaced(placed, reading));
  const lines = reading.before.lines.flatMap(({ indent }, source) => {
    const own = reading.left.has(source) ? [] : [printPlaced({ source, indent }, reading)];
    return [...own, ...below(source)];
  });
  return [...below(-1), ...lines].join("\n");
}

function printPlaced(placed: Placed, reading: Reading): string {
  if ("line" in placed) return printLine(placed.line);
  return printLine({ indent: placed.indent, body: bodyNow(placed.source, reading) });
}

function bodyNow(source: number, { before, bodies, edits }: Reading): string {
  const body = bodies.get(source) ?? before.lines[source]?.body ?? "";
  const fromTheEnd = [...(edits.get(source) ?? [])].sort((one, other) => other.start - one.start);
  return fromTheEnd.reduce(
    (text, { start, length, text: now }) => `${text.slice(0, start)}${now}${text.slice(start + length)}`,
    body,
  );
}
