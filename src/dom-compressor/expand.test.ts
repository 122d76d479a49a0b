import fc from "fast-check";
import { expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { estimateTokens, expandOutline } from "./outline.ts";

const place = "far" as const;
const text = (name: string): SnapshotNode => ({ role: "text", name, place });
const group = (role: string, children: SnapshotNode[], fields: Partial<SnapshotNode> = {}): SnapshotNode => ({
  role,
  place,
  ...fields,
  children,
});
const control = (role: string, name: string, ref: string, fields: Partial<SnapshotNode> = {}): SnapshotNode => ({
  role,
  name,
  ref,
  print: 1,
  place,
  ...fields,
});

function page(...children: SnapshotNode[]): PageSnapshot {
  return {
    origin: "https://a.example",
    url: "https://a.example/",
    title: "Orders",
    scroll: { y: 0, height: 100, viewport: 100 },
    root: { role: "document", place, children },
  };
}

function expand(shown: PageSnapshot, request: { ref?: string; part?: number; budget?: number } = {}) {
  const reading = expandOutline(shown, { budget: 2000, ...request });
  if ("refused" in reading) throw new Error(reading.refused);
  return reading;
}

/** All parts, without their two lines of head and the columns. */
function allLines(shown: PageSnapshot, budget: number, ref?: string): string[] {
  const { parts } = expand(shown, { budget, ...(ref ? { ref } : {}) });
  return Array.from({ length: parts }, (_, index) =>
    expand(shown, { budget, part: index + 1, ...(ref ? { ref } : {}) })
      .text.split("\n")
      .slice(2)
      .filter((line) => !line.startsWith("columns ")),
  ).flat();
}

function table(rows: number): SnapshotNode {
  const heads = ["Number", "Customer"].map((name) => group("columnheader", [text(name)]));
  const body = Array.from({ length: rows }, (_, index) =>
    group("row", [group("cell", [control("link", `#${index}`, `a${index + 10}`)]), group("cell", [text("Ada")])]),
  );
  return group("table", [group("row", heads), ...body], { name: "Open orders" });
}

test("a table comes whole, in parts that say where they are and which columns they go on with", () => {
  const shown = page(group("main", [group("heading", [text("Orders")], { level: 1 }), table(120)]));
  const first = expand(shown, { ref: "a11", budget: 600 });
  expect(first.text.split("\n").slice(0, 4)).toEqual([
    `part 1 of ${first.parts}`,
    "in page “Orders” > main > “Orders”",
    'table "Open orders"',
    "  | Number | Customer",
  ]);
  const second = expand(shown, { ref: "a11", part: 2, budget: 600 });
  expect(second.text.split("\n").slice(1, 3)).toEqual([
    'in page “Orders” > main > “Orders” > table "Open orders"',
    "columns | Number | Customer",
  ]);
  expect(allLines(shown, 600, "a11")).toHaveLength(122);
  expect(first.parts).toBeGreaterThan(2);
});

test("a thing without children gives the smallest group around it, a thing with children itself", () => {
  const shown = page(
    group("form", [control("textbox", "Name", "a1"), control("button", "Save", "a2")]),
    group("listitem", [control("button", "Open", "a4"), text("card")], { ref: "a3", print: 3 }),
    control("button", "Elsewhere", "a9"),
  );
  expect(allLines(shown, 2000, "a1")).toEqual(["textbox Name[a1]", "button Save[a2]"]);
  expect(allLines(shown, 2000, "a3").join("\n")).toContain("button Open[a4]");
  expect(allLines(shown, 2000, "a3").join("\n")).not.toContain("Elsewhere");
  expect(allLines(shown, 2000)).toHaveLength(4);
});

test("nothing is cut or folded: long names, values, addresses and every option", () => {
  const options = Array.from({ length: 150 }, (_, index) => `Country number ${index}`);
  const long = "word ".repeat(55).trim();
  const shown = page(
    control("combobox", "Country", "a1", { options }),
    control("textbox", long, "a2", { value: `value ${long}`.slice(0, 200) }),
    control("link", "x", "a3", { href: `/${"p".repeat(79)}` }),
  );
  const lines = allLines(shown, 500);
  const listed = lines.filter((line) => line.trim().startsWith("options ")).map((line) => line.trim().slice(8));
  expect(listed.join("|").split("|")).toEqual(options);
  expect(lines.join("\n")).toContain(`textbox ${long}[a2]`);
  expect(lines.join("\n")).toContain(`/${"p".repeat(79)}`);
  expect(lines.join("\n")).not.toContain("…");
});

test("a ref that is not there and a part beyond the last are refused with what to do", () => {
  const shown = page(control("button", "Save", "a1"));
  expect(expandOutline(shown, { ref: "a7", budget: 2000 })).toEqual({
    refused: "nothing with the ref a7 is on the page that was last read; take a ref from the latest outline",
  });
  expect(expandOutline(shown, { part: 2, budget: 2000 })).toEqual({
    refused: "there is one part, so no part 2; leave part out for the first",
  });
});

const word = fc.constantFrom(
  "order",
  "Ada",
  "заказ",
  "商品名",
  "ⴰⴱⵛ",
  "x".repeat(300),
  "€",
  "delivery",
  '"quoted"',
  "a1",
);
const phrase = fc.array(word, { minLength: 1, maxLength: 15 }).map((words) => words.join(" "));
const { node: tree } = fc.letrec<{ node: SnapshotNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    phrase.map(text),
    fc.tuple(phrase, fc.nat(99_999)).map(([name, id]) => control("button", name, `a${id}`)),
    fc
      .tuple(fc.array(phrase, { maxLength: 8 }), fc.nat(99_999))
      .map(([options, id]) => control("combobox", "Choice", `a${id}`, { options })),
    fc
      .tuple(
        fc.constantFrom(
          "generic",
          "list",
          "listitem",
          "table",
          "row",
          "cell",
          "heading",
          "main",
          "paragraph",
          "dialog",
        ),
        fc.array(tie("node"), { minLength: 1, maxLength: 6 }),
      )
      .map(([role, children]) => group(role, children)),
  ),
}));

const SLOW = 30_000;

test(
  "whatever the page, no part is over its budget, and the parts together are everything in order",
  () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), fc.constantFrom(120, 300, 2000), (nodes, budget) => {
        const shown = page(...nodes);
        const { parts } = expand(shown, { budget });
        for (let part = 1; part <= parts; part += 1) {
          const { text: each, tokens } = expand(shown, { part, budget });
          expect(tokens).toBe(estimateTokens(each));
          expect(tokens).toBeLessThanOrEqual(budget);
          expect(each.startsWith(`part ${part} of ${parts}\n`)).toBe(true);
        }
        const compact = (lines: readonly string[]) => lines.join("").replace(/\s+/g, "");
        expect(compact(allLines(shown, budget))).toBe(compact(allLines(shown, 1_000_000)));
      }),
      { numRuns: 25 },
    );
  },
  SLOW,
);

test(
  "with room for everything there is one part, and each line stands whole in some part of any size",
  () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 6 }), (nodes) => {
        const whole = allLines(page(...nodes), 1_000_000);
        const parts = allLines(page(...nodes), 4000);
        expect(expand(page(...nodes), { budget: 1_000_000 }).parts).toBe(1);
        expect(parts).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  },
  SLOW,
);
