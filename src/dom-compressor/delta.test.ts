import fc from "fast-check";
import { expect, test } from "vitest";
import { describeDelta } from "./delta.ts";
import { applyDelta } from "./delta-apply.ts";

const WORDS = [
  "Mug",
  "Save",
  "[a1]",
  "[b2]",
  "and",
  "→",
  "·",
  "|",
  "…",
  ",",
  "(2 of 2)",
  "(2 lines)",
  "(with the 1 line under it)",
  "12",
  " ",
];
const STARTS = ["", "- ", "+ ", "~ ", "@ after ", "| ", "… ", "# ", "> "];
const SEPARATORS = [" ", " · ", ", ", " | ", ": ", " → "];
const things = fc
  .tuple(
    fc.constantFrom("Mug", "button Save", "link Home", "Cut", "A name that is somewhat longer than the others are"),
    fc.option(fc.integer({ min: 1, max: 40 })),
  )
  .map(([name, ref]) => (ref === null ? name : `${name}[a${ref}]`));
const texts = fc.oneof(
  things,
  fc
    .tuple(fc.array(things, { minLength: 1, maxLength: 8 }), fc.constantFrom(...SEPARATORS))
    .map(([all, separator]) => all.join(separator)),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(" ")),
  fc.string({ maxLength: 8 }).map((text) => text.replaceAll("\n", "")),
);
const bodies = fc.tuple(fc.constantFrom(...STARTS), texts).map(([start, text]) => start + text);

interface Line {
  depth: number;
  body: string;
}
const lines = fc.record({ depth: fc.nat({ max: 3 }), body: bodies });

interface Edit {
  kind: "remove" | "move" | "insert" | "change" | "indent" | "swap";
  at: number;
  to: number;
  length: number;
  line: Line;
}
const edits = fc.record({
  kind: fc.constantFrom<Edit["kind"]>("remove", "move", "insert", "change", "indent", "swap"),
  at: fc.nat({ max: 39 }),
  to: fc.nat({ max: 39 }),
  length: fc.integer({ min: 1, max: 5 }),
  line: lines,
});

function edited(before: Line[], { kind, at, to, length, line }: Edit): Line[] {
  const after = [...before];
  if (kind === "insert") after.splice(at, 0, line);
  if (kind === "change")
    after.splice(at, 1, { depth: before[at]?.depth ?? 0, body: `${before[at]?.body ?? ""} ${line.body}` });
  if (kind === "swap") after.splice(at, 1, ...before.slice(to, to + 1));
  if (kind === "remove") after.splice(at, length);
  if (kind === "move") after.splice(to, 0, ...after.splice(at, length));
  if (kind === "indent")
    after.splice(at, length, ...before.slice(at, at + length).map(({ depth, body }) => ({ depth: depth + 1, body })));
  return after;
}

const print = (all: Line[]) => all.map(({ depth, body }) => `${"  ".repeat(depth)}${body}`).join("\n");

test("a delta gives the new outline back line for line, whatever the lines say and wherever they went", () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 40 }), fc.array(edits, { maxLength: 6 }), (before, changes) => {
      const [previous, next] = [print(before), print(changes.reduce(edited, before))];
      expect(applyDelta(previous, describeDelta(previous, next))).toBe(next);
    }),
    { numRuns: 3000 },
  );
});

test("a delta leads from any text to any other", () => {
  const outlines = fc.array(lines, { maxLength: 12 }).map(print);
  fc.assert(
    fc.property(outlines, outlines, (previous, next) => {
      expect(applyDelta(previous, describeDelta(previous, next))).toBe(next);
    }),
    { numRuns: 3000 },
  );
});
