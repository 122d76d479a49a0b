/** The lines of a delta, from top to bottom of the new outline. Pure. */
import { type LineNames, type OutlineLines, ownRef, printLine } from "./delta-lines.ts";
import type { Match } from "./delta-match.ts";
import { AFTER, CHANGED, GONE, MOVED, NEW } from "./delta-signs.ts";

/** So many things that went together are told as one run. */
const RUN_FROM = 4;

interface Telling {
  before: OutlineLines;
  after: OutlineLines;
  names: LineNames;
  match: Match;
  told: string[];
  /** The last old line in place so far; -1 at the top. */
  above: number;
  /** Whether what is told next stands below what was told last. */
  isThere: boolean;
}

/**
 * @param names of the lines of `before`
 * @param match how the lines of `after` came from those of `before`
 */
export function tellChanges(before: OutlineLines, after: OutlineLines, names: LineNames, match: Match): string[] {
  const telling: Telling = { before, after, names, match, told: [], above: -1, isThere: true };
  const goneBelow = goneRuns(telling);
  tellGone(goneBelow.get(-1), telling);
  for (let index = 0; index < after.lines.length; ) {
    if (match.inPlace.has(index)) index = passInPlace(index, goneBelow, telling);
    else index = tellPlaced(index, telling);
  }
  return telling.told;
}

/** What is gone is told before what came in its place, which so needs no other word of where it is. */
function passInPlace(index: number, goneBelow: ReadonlyMap<number, Run[]>, telling: Telling): number {
  const changes = telling.match.changes.get(index) ?? [];
  telling.told.push(...changes.map((change) => `${CHANGED}${change}`));
  telling.isThere = changes.length > 0;
  telling.above = telling.match.sources[index] ?? -1;
  tellGone(goneBelow.get(telling.above), telling);
  return index + 1;
}

function tellGone(runs: readonly Run[] | undefined, telling: Telling): void {
  if (!runs) return;
  for (const run of runs) telling.told.push(`${GONE}${telling.names.words(run.start)}${sizeOf(run, telling.before)}`);
  telling.isThere = true;
}

function tellPlaced(index: number, telling: Telling): number {
  const { after, before, match, names, told } = telling;
  if (!telling.isThere) told.push(`${AFTER}${names.brief(telling.above)}`);
  telling.isThere = true;
  const start = match.sources[index];
  if (start === undefined) {
    told.push(`${NEW}${printLine(after.lines[index])}`);
    return index + 1;
  }
  const end = endOfMoved(index, telling);
  const run = { start, length: end - index };
  const body = `${names.brief(start)}${sizeOf(run, before)}`;
  told.push(`${MOVED}${printLine({ indent: after.lines[index]?.indent ?? 0, body })}`);
  told.push(...(match.changes.get(end - 1) ?? []).map((change) => `${CHANGED}${change}`));
  return end;
}

/** Lines that moved together are one run; one that also changed ends it, since the change is told below the run. */
function endOfMoved(start: number, { before, after, match }: Telling): number {
  const indentOf = (outline: OutlineLines, line: number) => outline.lines[line]?.indent ?? 0;
  const source = match.sources[start] ?? 0;
  const shift = indentOf(after, start) - indentOf(before, source);
  let end = start + 1;
  while (
    !match.changes.has(end - 1) &&
    !match.inPlace.has(end) &&
    match.sources[end] === source + end - start &&
    indentOf(after, end) - indentOf(before, source + end - start) === shift
  ) {
    end += 1;
  }
  return end;
}

/** Lines of the old outline that follow each other. */
interface Run {
  start: number;
  length: number;
}

/** What is gone, by the line in place that it stood below. */
function goneRuns({ before, match }: Telling): Map<number, Run[]> {
  const kept = new Set(match.sources);
  const inPlace = new Set([...match.inPlace].map((index) => match.sources[index]));
  const below = new Map<number, Run[]>();
  let above = -1;
  for (let line = 0; line < before.lines.length; line += 1) {
    if (inPlace.has(line)) above = line;
    if (kept.has(line)) continue;
    const start = line;
    while (line + 1 < before.lines.length && !kept.has(line + 1)) line += 1;
    below.set(above, [...(below.get(above) ?? []), ...asThings({ start, length: line + 1 - start }, before)]);
  }
  return below;
}

/** A few things are told one by one, each with what stood under it. */
function asThings(run: Run, before: OutlineLines): Run[] {
  const things: Run[] = [];
  const end = run.start + run.length;
  for (let start = run.start; start < end; ) {
    const next = Math.min(endUnder(start, before), end);
    things.push({ start, length: next - start });
    start = next;
  }
  return things.length < RUN_FROM ? things : [run];
}

/** Where what stands under a line ends. */
function endUnder(line: number, { lines }: OutlineLines): number {
  const indent = lines[line]?.indent ?? 0;
  let end = line + 1;
  while ((lines[end]?.indent ?? -1) > indent) end += 1;
  return end;
}

function sizeOf({ start, length }: Run, before: OutlineLines): string {
  const under = endUnder(start, before) - start - 1;
  if (length === 1) return under === 0 ? "" : " (this line alone)";
  if (length === under + 1) return ` (with the ${under} line${under === 1 ? "" : "s"} under it)`;
  const last = ownRef(before.lines[start + length - 1]?.body ?? "", before);
  return ` (${length} lines${last ? `, to ${last}` : ""})`;
}
