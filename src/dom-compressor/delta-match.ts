/** Which line of the new outline was which of the old one. Pure. */
import type { TellChange } from "./delta-change.ts";
import { type OutlineLines, ownRef, printLine, refsIn } from "./delta-lines.ts";
import { commonPairs, longestRise } from "./delta-order.ts";

/** For each line of the new outline the old line that it was; undefined when it is new. */
export type Sources = (number | undefined)[];

export interface Match {
  sources: Sources;
  /** The new lines that keep their order and indentation. */
  inPlace: ReadonlySet<number>;
  /** What is told of the new lines that differ from the old ones that they were. */
  changes: ReadonlyMap<number, string[]>;
}

/**
 * What has a ref is known by it, and a text that stands once in both outlines by itself, wherever they went. What keeps
 * its order is in place, the rest has moved; between lines in place the remaining ones are compared in order.
 */
export function matchLines(before: OutlineLines, after: OutlineLines, tellChange: TellChange): Match {
  const found: Found = { sources: after.lines.map(() => undefined), inPlace: new Set(), changes: new Map() };
  matchByRef(before, after, tellChange, found);
  matchByText(before, after, found);
  for (const index of longestRise(levelSources(before, after, found))) found.inPlace.add(index);
  for (const gap of gapsBetween(found, before)) matchSame(gap, before, after, found);
  for (const gap of gapsBetween(found, before)) matchChanged(gap, before, after, tellChange, found);
  return found;
}

interface Found extends Match {
  inPlace: Set<number>;
  changes: Map<number, string[]>;
}

function matchByRef(before: OutlineLines, after: OutlineLines, tellChange: TellChange, found: Found): void {
  const taken = new Set<number>();
  after.lines.forEach(({ body }, index) => {
    const held = refsIn(body).filter((ref) => after.holders.get(ref) === index);
    const source = held.map((ref) => before.holders.get(ref)).find((line) => line !== undefined && !taken.has(line));
    if (source === undefined) return;
    if (before.lines[source]?.body !== body) {
      const told = tellChange(source, index, true);
      if (!told) return;
      found.changes.set(index, told);
    }
    found.sources[index] = source;
    taken.add(source);
  });
}

function matchByText(before: OutlineLines, after: OutlineLines, { sources }: Found): void {
  const old = singleTexts(before);
  for (const [body, index] of singleTexts(after)) sources[index] ??= old.get(body);
}

/** The texts without a ref of their own that one line alone has. */
function singleTexts(outline: OutlineLines): Map<string, number> {
  const texts = new Map<string, number>();
  const repeated = new Set<string>();
  outline.lines.forEach(({ body }, index) => {
    if (texts.has(body)) repeated.add(body);
    else if (!ownRef(body, outline)) texts.set(body, index);
  });
  for (const body of repeated) texts.delete(body);
  return texts;
}

/** The sources of the lines that kept their indentation. */
function levelSources(before: OutlineLines, after: OutlineLines, { sources }: Found): Sources {
  return sources.map((source, index) =>
    source !== undefined && before.lines[source]?.indent === after.lines[index]?.indent ? source : undefined,
  );
}

/** Lines between two lines in place that are nobody's yet. */
interface Gap {
  old: number[];
  new: number[];
}

function gapsBetween({ inPlace, sources }: Found, before: OutlineLines): Gap[] {
  const taken = new Set(sources);
  const kept = [...inPlace].sort((one, other) => one - other);
  const ends = [
    ...kept.map((index) => [sources[index] ?? 0, index] as const),
    [before.lines.length, sources.length] as const,
  ];
  let [nextOld, nextNew] = [0, 0];
  const gaps = ends.map(([source, index]) => {
    const gap = {
      old: range(nextOld, source).filter((line) => !taken.has(line)),
      new: range(nextNew, index).filter((line) => sources[line] === undefined),
    };
    [nextOld, nextNew] = [source + 1, index + 1];
    return gap;
  });
  return gaps.filter((gap) => gap.old.length > 0 && gap.new.length > 0);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
}

/** Lines that are repeated, as they follow each other. */
function matchSame(gap: Gap, before: OutlineLines, after: OutlineLines, { sources, inPlace }: Found): void {
  const old = gap.old.map((line) => printLine(before.lines[line]));
  const now = gap.new.map((line) => printLine(after.lines[line]));
  for (const [left, right] of commonPairs(old, now)) {
    const index = gap.new[right];
    if (index === undefined) continue;
    sources[index] = gap.old[left];
    inPlace.add(index);
  }
}

/** Where as many lines went as came, each is the other changed, if it can be told so. */
function matchChanged(gap: Gap, before: OutlineLines, after: OutlineLines, tellChange: TellChange, found: Found): void {
  if (gap.old.length !== gap.new.length) return;
  gap.new.forEach((index, at) => {
    const source = gap.old[at];
    if (source === undefined || before.lines[source]?.indent !== after.lines[index]?.indent) return;
    const told = tellChange(source, index, gap.new.length === 1);
    if (!told) return;
    found.sources[index] = source;
    found.inPlace.add(index);
    found.changes.set(index, told);
  });
}
