/** What two sequences have in common, in order. Pure. */

/** The positions of a longest rising sequence among the values, by patience sorting. */
export function longestRise(values: readonly (number | undefined)[]): number[] {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  const valueAt = (position?: number) => (position === undefined ? undefined : values[position]) ?? -1;
  values.forEach((value, position) => {
    if (value === undefined) return;
    const length = firstNotBelow(ends, valueAt, value);
    previous.set(position, ends[length - 1]);
    ends[length] = position;
  });
  const rise: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.push(at);
  return rise.reverse();
}

function firstNotBelow(rising: readonly number[], valueAt: (position?: number) => number, value: number): number {
  let low = 0;
  for (let high = rising.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (valueAt(rising[middle]) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Positions of a longest common subsequence, in the one and in the other. */
export function commonPairs(one: readonly string[], other: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < one.length && one[start] === other[start]) {
    pairs.push([start, start]);
    start += 1;
  }
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const middle = commonInMiddle(one.slice(start, one.length - end), other.slice(start, other.length - end));
  for (const [left, right] of middle) pairs.push([left + start, right + start]);
  for (; end > 0; end -= 1) pairs.push([one.length - end, other.length - end]);
  return pairs;
}

/** What only one of them has is left out first: most of two texts that have little in common. */
function commonInMiddle(allOfOne: readonly string[], allOfOther: readonly string[]): [number, number][] {
  const lefts = positionsIn(allOfOne, new Set(allOfOther));
  const rights = positionsIn(allOfOther, new Set(allOfOne));
  const one = lefts.map((position) => allOfOne[position] ?? "");
  const other = rights.map((position) => allOfOther[position] ?? "");
  const lengths = commonLengths(one, other);
  const pairs: [number, number][] = [];
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    if (one[left] === other[right]) pairs.push([lefts[left++] ?? 0, rights[right++] ?? 0]);
    else if (lengthAt(lengths, left + 1, right) >= lengthAt(lengths, left, right + 1)) left += 1;
    else right += 1;
  }
  return pairs;
}

function positionsIn(values: readonly string[], wanted: ReadonlySet<string>): number[] {
  return [...values.keys()].filter((position) => wanted.has(values[position] ?? ""));
}

/** `[left][right]`: length of the longest common subsequence of what follows. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint16Array[] {
  if (one.length === 0 || other.length === 0) return [];
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let left = one.length - 1; left >= 0; left -= 1) {
    const row = lengths[left];
    for (let right = other.length - 1; row && right >= 0; right -= 1) {
      row[right] =
        one[left] === other[right]
          ? lengthAt(lengths, left + 1, right + 1) + 1
          : Math.max(lengthAt(lengths, left + 1, right), row[right + 1] ?? 0);
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly Uint16Array[], left: number, right: number): number {
  return lengths[left]?.[right] ?? 0;
}
