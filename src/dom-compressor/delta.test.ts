import fc from "fast-check";
import { expect, test } from "vitest";
import { describeDelta, outlineDelta } from "./delta.ts";
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
    fc.property(
      fc.array(lines, { maxLength: 40, size: "max" }),
      fc.array(edits, { maxLength: 6, size: "max" }),
      (before, changes) => {
        const [previous, next] = [print(before), print(changes.reduce(edited, before))];
        expect(applyDelta(previous, describeDelta(previous, next))).toBe(next);
      },
    ),
    { numRuns: 400 },
  );
});

test("a delta leads from any text to any other", () => {
  const outlines = fc.array(lines, { maxLength: 12, size: "max" }).map(print);
  fc.assert(
    fc.property(outlines, outlines, (previous, next) => {
      expect(applyDelta(previous, describeDelta(previous, next))).toBe(next);
    }),
    { numRuns: 400 },
  );
});

const HEAD = ['page "Mugs (0)" https://shop.example/mugs', "scrolled 0 % of 4,210 px"];
const NAVIGATION = "Home[a1], News[a2], Sport[a3], Weather[a4], Travel[a5], Culture[a6], Podcasts[a7]";
const ROWS = Array.from({ length: 9 }, (_, row) => `  - Mug ${row} · $${row + 3} · button Buy[b${row}]`);
const FORM = ["form Order", "  textbox Name[c1]", "  checkbox Gift wrap[c2]", "  Total: $12", "  button Send[c3]"];
const PAGE = [...HEAD, NAVIGATION, "# Mugs", "list", ...ROWS, ...FORM];

const replaced = (line: string, ...by: string[]) => PAGE.flatMap((each) => (each === line ? by : [each]));
const without = (...lines: string[]) => PAGE.filter((line) => !lines.includes(line));

test.each<[string, string[], string[]]>([
  [
    "a line with the same ref is told as it reads now",
    replaced("  textbox Name[c1]", "  textbox Name[c1] = Ada"),
    ["~ textbox Name[c1] = Ada"],
  ],
  [
    "a line without a ref is told as what it was and is",
    replaced("  Total: $12", "  Total: $14"),
    ["~ Total: $12 → Total: $14"],
  ],
  [
    "of a title only what changed is told",
    replaced(HEAD[0] ?? "", 'page "Mugs (1)" https://shop.example/mugs'),
    ['~ "Mugs (0)" → "Mugs (1)"'],
  ],
  [
    "of a packed line only the thing that came is told",
    replaced(NAVIGATION, NAVIGATION.replace("Sport[a3]", "Sport[a3], Art[a9]")),
    ["~ Weather[a4] → Art[a9], Weather[a4]"],
  ],
  [
    "of a packed line only the thing that went is told",
    replaced(NAVIGATION, NAVIGATION.replace("Sport[a3], ", "")),
    ["~ Sport[a3], Weather[a4] → Weather[a4]"],
  ],
  [
    "things that changed far apart in a line are told apart",
    replaced(NAVIGATION, NAVIGATION.replace("Home[a1]", "Home[a1] current").replace("[a7]", "[a7] new")),
    ["~ Home[a1] → Home[a1] current", "~ Podcasts[a7] → Podcasts[a7] new"],
  ],
  [
    "a new line names the one above by its ref",
    replaced("  button Send[c3]", "  button Send[c3]", "  Sent"),
    ["@ after [c3]", "+   Sent"],
  ],
  [
    "a new line names the one above by its text",
    replaced("# Mugs", "# Mugs", "9 of them"),
    ["@ after # Mugs", "+ 9 of them"],
  ],
  [
    "what stands below what was just told needs no other place",
    replaced("  textbox Name[c1]", "  textbox Name[c1] invalid", "    Name is missing"),
    ["~ textbox Name[c1] invalid", "+     Name is missing"],
  ],
  [
    "what comes in the place of what went needs no other place",
    replaced("  checkbox Gift wrap[c2]", "  radio Fast[c8]", "  radio Slow[c9]"),
    ["- checkbox Gift wrap[c2]", "+   radio Fast[c8]", "+   radio Slow[c9]"],
  ],
  [
    "a group that went is one line that says how many went with it",
    without("list", ...ROWS),
    ["- list (with the 9 lines under it)"],
  ],
  [
    "things that went together are one line",
    without(...ROWS.slice(2, 8)),
    ["- - Mug 2 · $5 · button Buy[b2] (6 lines, to [b7])"],
  ],
  [
    "a group that moved is one line",
    [...HEAD, ...FORM, ...without(...HEAD, ...FORM)],
    ["@ after scrolled 0 % of 4,210 px", "> form Order (with the 4 lines under it)"],
  ],
  [
    "a group that was put into another is one line",
    replaced("form Order", "section", "  form Order").map((line) => (FORM.includes(line) ? `  ${line}` : line)),
    ["@ after [b8]", "+ section", ">   form Order (with the 4 lines under it)"],
  ],
])("%s", (_name, next, told) => {
  const [before, after] = [PAGE.join("\n"), next.join("\n")];
  const delta = describeDelta(before, after);
  expect(delta.split("\n").slice(1)).toEqual(told);
  expect(applyDelta(before, delta)).toBe(after);
});

test("a value in quotes is told whole, whatever stands beside it", () => {
  const line = (date: string) =>
    `• Insured Until · clickable [b9] textbox Enter a value...[a9] value "${date}" readonly, clickable clear[a8], button Say more of this[a7]`;
  const [before, after] = [
    [...PAGE, line("October 31st, 2026")],
    [...PAGE, line("December 31st, 2026")],
  ];
  const delta = describeDelta(before.join("\n"), after.join("\n"));
  expect(delta.split("\n").slice(1)).toEqual([
    '~ value...[a9] value "October 31st, 2026" readonly → value...[a9] value "December 31st, 2026" readonly',
  ]);
  expect(applyDelta(before.join("\n"), delta)).toBe(after.join("\n"));
});

test("of several lines that read the same it is said which is meant", () => {
  const group = (name: string) => [name, "  Nothing here"];
  const before = [...PAGE, ...group("Monday"), ...group("Tuesday"), ...group("Friday")];
  const after = [...PAGE, ...group("Monday"), ...group("Tuesday"), "  but tea", ...group("Friday")];
  const delta = outlineDelta(before.join("\n"), after.join("\n")) ?? "";
  expect(delta.split("\n").slice(1)).toEqual(["@ after Nothing here (2 of 3)", "+   but tea"]);
});

test("another address, or a change of more than half, is no delta", () => {
  const page = PAGE.join("\n");
  expect(outlineDelta(page, page.replace("/mugs", "/cups"))).toBeUndefined();
  expect(outlineDelta(page, [...HEAD, ...FORM].join("\n").replaceAll("[c", "[d"))).toBeUndefined();
  expect(outlineDelta(page, page)).toBe("no change on the page since the last outline");
});

test("a delta that does not fit the outline is an error, not another page", () => {
  expect(() => applyDelta("a\nb", "changes since step 1:\n- c")).toThrow("No line of the outline before is called: c");
  expect(() => applyDelta("a\nb", "changes since step 1:\nwhat?")).toThrow("no sign that is known");
  expect(() => applyDelta("a\nb", "changes since step 1:\n~ c → d")).toThrow("No line of the outline before has: c");
});
