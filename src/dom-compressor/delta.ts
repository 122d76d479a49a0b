/** What changed between two outlines, line by line. Pure. */

/** A delta longer than this share of the outline says less than the outline itself. */
const LARGEST_SHARE = 0.5;
const UNCHANGED = "no change on the page since the last outline";
const HEAD = "changes since the last outline (- gone, + new, ~ changed, @ where):";

interface Step {
  sign: " " | "-" | "+";
  line: string;
}

/**
 * The way from one outline to the next, or undefined when the next outline in full is the better observation: another
 * page, or a delta longer than half of it.
 */
export function outlineDelta(previous: string, next: string): string | undefined {
  if (previous === next) return UNCHANGED;
  const before = previous.split("\n");
  const after = next.split("\n");
  if (before[0] !== after[0]) return undefined;
  const delta = [HEAD, ...describeSteps(stepsBetween(before, after))].join("\n");
  return delta.length > next.length * LARGEST_SHARE ? undefined : delta;
}

/** Longest common subsequence, after what is equal at both ends is set aside. */
function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  const same = (line: string): Step => ({ sign: " ", line });
  return [
    ...after.slice(0, start).map(same),
    ...middleSteps(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...after.slice(after.length - end).map(same),
  ];
}

function middleSteps(before: readonly string[], after: readonly string[]): Step[] {
  const lengths = commonLengths(before, after);
  const steps: Step[] = [];
  let left = 0;
  let right = 0;
  while (left < before.length || right < after.length) {
    const gone = before[left];
    const come = after[right];
    if (gone !== undefined && gone === come) {
      steps.push({ sign: " ", line: gone });
      left += 1;
      right += 1;
    } else if (
      come === undefined ||
      (gone !== undefined && at(lengths, left + 1, right) >= at(lengths, left, right + 1))
    ) {
      steps.push({ sign: "-", line: gone ?? "" });
      left += 1;
    } else {
      steps.push({ sign: "+", line: come });
      right += 1;
    }
  }
  return steps;
}

/** `[left][right]`: length of the longest common subsequence of what follows. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const equal = before[left] === after[right];
      const best = equal
        ? at(lengths, left + 1, right + 1) + 1
        : Math.max(at(lengths, left + 1, right), at(lengths, left, right + 1));
      const row = lengths[left];
      if (row) row[right] = best;
    }
  }
  return lengths;
}

function at(lengths: readonly Uint16Array[], left: number, right: number): number {
  return lengths[left]?.[right] ?? 0;
}

/** Lines with a ref in common are one changed thing. */
function describeSteps(steps: readonly Step[]): string[] {
  const refsAfter = new Set(steps.filter(({ sign }) => sign === "+").flatMap(({ line }) => refIn(line)));
  const refsBefore = new Set(steps.filter(({ sign }) => sign === "-").flatMap(({ line }) => refIn(line)));
  const lines: string[] = [];
  const above: string[] = [];
  let told = "";
  for (const { sign, line } of steps) {
    const [ref] = refIn(line);
    const replaced = sign === "-" && ref !== undefined && refsAfter.has(ref);
    if (sign !== " " && !replaced) {
      const where = whereOf(above, indentOf(line));
      if (where !== told && where !== "") lines.push(`@ ${where}`);
      told = where;
      lines.push(`${sign === "+" && ref !== undefined && refsBefore.has(ref) ? "~" : sign} ${line.trim()}`);
    }
    if (sign !== "-") above.splice(indentOf(line), Infinity, line.trim());
  }
  return lines;
}

/** The group that a line of this indentation stands in. */
function whereOf(above: readonly string[], indent: number): string {
  return indent === 0 ? "" : (above[indent - 1] ?? "");
}

function indentOf(line: string): number {
  return Math.floor(line.search(/\S|$/) / 2);
}

function refIn(line: string): string[] {
  const ref = /\[([a-z]{1,3}\d{1,6})\]/.exec(line)?.[1];
  return ref === undefined ? [] : [ref];
}
