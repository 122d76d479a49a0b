/** For tests: things of the right shape with faults put in, as a broken or hostile sender might. */
import fc from "fast-check";

/** What breaks readers: names that every object has, numbers at the edge, text that is half a character or markup. */
const NASTY: readonly unknown[] = [
  null,
  "",
  " ",
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  [[[[[[]]]]]],
  "__proto__",
  "constructor",
  "toString",
  "\u0000",
  "\ud83d",
  "\u202e",
  "{{secret:task-1}}",
  "</page-data>",
  "javascript:alert(1)",
  "https://evil.example/",
  "x".repeat(30_000),
  { action: "click", ref: "a2" },
];

type Change = { kind: "put" | "drop" | "double" | "rename" | "nest"; at: number; with: unknown };

const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom("put", "drop", "double", "rename", "nest"),
    at: fc.nat(60),
    with: fc.oneof(fc.constantFrom(...NASTY), fc.jsonValue({ maxDepth: 2 })),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Plain data of one of these, with up to three of its parts replaced, dropped, doubled, renamed or wrapped. */
export const mangledData = (samples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...samples), changes)
    .map(([sample, list]) =>
      list.reduce<unknown>((data, change) => changedAt(data, change, { left: change.at }), sample),
    );

/** Walks the parts in order; the one at which the count runs out is changed. */
function changedAt(data: unknown, change: Change, count: { left: number }): unknown {
  if (count.left-- === 0) return change.kind === "nest" ? [data] : change.with;
  if (Array.isArray(data)) return data.flatMap((item) => partChanged(item, change, count));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      const isNext = count.left === 0;
      const name = isNext && change.kind === "rename" ? String(change.with) : key;
      return partChanged(value, change, count).map((part) => [name, part]);
    }),
  );
}

function partChanged(item: unknown, change: Change, count: { left: number }): unknown[] {
  if (count.left !== 0) return [changedAt(item, change, count)];
  if (change.kind === "drop" || change.kind === "double" || change.kind === "rename") {
    count.left = -1;
    return change.kind === "drop" ? [] : change.kind === "double" ? [item, item] : [item];
  }
  return [changedAt(item, change, count)];
}

const SCRAPS = [
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  ",",
  ":",
  "```",
  "\n",
  "null",
  "</think>",
  "<think>",
  "\u0000",
  "\ud83d",
  "]}",
];

type Cut = { from: number; length: number; scrap: string };

const cuts = fc.array(
  fc.record<Cut>({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
    scrap: fc.oneof(fc.constant(""), fc.constantFrom(...SCRAPS), fc.string({ maxLength: 8 })),
  }),
  { maxLength: 4 },
);

/** A text of one of these with pieces cut out and scraps put in, possibly cut off or followed by another. */
export const mangledText = (samples: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(samples, cuts, fc.option(samples, { freq: 6 }))
    .map(([text, list, next]) => list.reduce(cutAt, text) + (next ?? ""));

function cutAt(text: string, { from, length, scrap }: Cut): string {
  const at = Math.floor(from * text.length);
  return text.slice(0, at) + scrap + text.slice(at + length);
}
