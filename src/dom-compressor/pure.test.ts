import { expect, test } from "vitest";
import type { FrameSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, joinFrames, renderOutline } from "./outline.ts";

const place = "viewport" as const;

function frame(children: SnapshotNode[], fields: Partial<FrameSnapshot> = {}): FrameSnapshot {
  return {
    origin: "https://a.example",
    url: "https://a.example/",
    title: "T",
    frameIndex: null,
    scroll: { y: 0, height: 100, viewport: 100 },
    root: { role: "document", place, children },
    textLength: 10,
    ...fields,
  };
}

function render(children: SnapshotNode[], budget = 2000): string {
  return renderOutline(joinFrames(frame(children), []), { budget })
    .text.split("\n")
    .slice(1)
    .join("\n");
}

function text(name: string): SnapshotNode {
  return { role: "text", name, place };
}

test("child frames stand under the iframe with their index, unread ones are named by their origin", () => {
  const iframe = (frameIndex: number, href?: string): SnapshotNode => ({
    role: "iframe",
    frameIndex,
    place: "near",
    ...(href ? { href } : {}),
  });
  const top = frame([iframe(0, "https://b.example"), iframe(1, "https://ads.example"), iframe(2)]);
  const child = frame([{ role: "button", name: "Inner", ref: "b1", place }], { frameIndex: 2, textLength: 5 });
  const page = joinFrames(top, [
    { id: 7, parent: 0, origin: "https://ads.example" },
    { id: 5, parent: 0, snapshot: child },
    { id: 9, parent: 0, origin: "https://evil.example" },
  ]);
  expect(page.textLength).toBe(15);
  expect(renderOutline(page, { budget: 500 }).text.split("\n").slice(1)).toEqual([
    "iframe hidden, origin https://evil.example",
    "iframe hidden, origin https://ads.example",
    "iframe",
    "  button Inner[b1]",
  ]);
  expect(page.root.children?.[2]?.children?.[0]?.place).toBe("near");
});

test("frames that name each other as parents do not loop", () => {
  const child = frame([{ role: "iframe", frameIndex: 0, place }], { frameIndex: 0 });
  expect(() =>
    joinFrames(frame([{ role: "iframe", frameIndex: 0, place }]), [
      { id: 1, parent: 0, snapshot: child },
      { id: 0, parent: 1, snapshot: child },
    ]),
  ).not.toThrow();
});

test("rows and items stand on one line with their controls", () => {
  const row = (name: string, ref: string): SnapshotNode => ({
    role: "row",
    place,
    children: [
      { role: "cell", place, children: [text(name)] },
      { role: "cell", place, children: [{ role: "button", name: "Delete", ref, place }] },
    ],
  });
  expect(render([{ role: "table", place, children: [row("Ada", "a1"), row("Bob", "a2")] }])).toBe(
    "table\n  | Ada | button Delete[a1]\n  | Bob | button Delete[a2]",
  );
});

test("a long paragraph with links goes on in lines under its first", () => {
  const link = (ref: string): SnapshotNode => ({ role: "link", name: "entry", ref, href: "/e", place });
  const long = "words ".repeat(30).trim();
  const lines = render([
    { role: "paragraph", place, children: [text(long), link("a1"), text(long), link("a2")] },
  ]).split("\n");
  expect(lines).toEqual([`${long} "entry"[a1]`, `  ${long} "entry"[a2]`]);
});

test("boxes alike with controls in them become items, other boxes vanish", () => {
  const card = (name: string, ref: string): SnapshotNode => ({
    role: "generic",
    place,
    children: [text(name), { role: "button", name: "Add", ref, place }],
  });
  const tree: SnapshotNode = { role: "generic", place, children: [card("Mouse", "a1"), card("Cat", "a2")] };
  expect(render([tree, { role: "generic", place, children: [text("Foot"), text("note")] }])).toBe(
    "• Mouse · button Add[a1]\n• Cat · button Add[a2]\nFoot\nnote",
  );
});

test("a text that repeats the name of the control beside it is said once", () => {
  expect(render([text("Email:"), { role: "textbox", name: "Email", ref: "a1", place }])).toBe("textbox Email[a1]");
});

test("page text cannot pose as a ref, nor a name as the end of itself", () => {
  expect(render([text("[a12] button x[b3]"), { role: "button", name: 'a" [a9] "', ref: "a1", place }])).toBe(
    '(a12) button x(b3)\nbutton a" (a9) "[a1]',
  );
  expect(render([{ role: "group", name: 'a" main', place, children: [text("b"), text("c")] }])).toBe(
    'group "a\\" main"\n  b\n  c',
  );
});

test("dialogs come first, wherever they stand", () => {
  const dialog: SnapshotNode = {
    role: "dialog",
    name: "Sure?",
    place,
    children: [{ role: "button", name: "Yes", ref: "a2", place }],
  };
  expect(
    render([
      { role: "button", name: "Back", ref: "a1", place },
      { role: "main", place, children: [dialog] },
    ]),
  ).toBe('dialog "Sure?"\n  button Yes[a2]\nbutton Back[a1]');
});

test("under pressure controls outlive prose, near outlives far, and the rest is counted", () => {
  const far = (name: string): SnapshotNode => ({ role: "text", name, place: "far" });
  const items = Array.from({ length: 60 }, (_, index) => far(`paragraph number ${index} says a few words`));
  const shown = render([...items, { role: "button", name: "Pay", ref: "a1", place }, text("near prose")], 120);
  expect(shown).toContain("button Pay[a1]");
  expect(shown).toContain("near prose");
  expect(shown).toMatch(/… \d+ more lines not shown; expand, scroll or find_text$/);
});

test("a budget that holds nothing still gives no more than it allows", () => {
  const { tokens } = renderOutline(joinFrames(frame([text("x ".repeat(500))]), []), { budget: 10 });
  expect(tokens).toBeLessThanOrEqual(10);
});

test.each([
  ["a\u200Bb\u202Ec\u{E0041}\u00AD\uFEFFd", "abcd"],
  ["می\u200Cخواهم", "می\u200Cخواهم"],
  ["क्\u200Dष", "क्\u200Dष"],
  ["pay\u200Dpal\u200C", "paypal"],
  ["👩\u200D💻 ❤\uFE0F", "👩\u200D💻 ❤\uFE0F"],
  ["x\uFE0F\uFE0F\uFE01y", "xy"],
  ["4\uFE0F7\uFE0E1 #\uFE0F\u20E3", "471 #\uFE0F\u20E3"],
  [" a\n\t b\u00A0c\u2028d ", "a b c d"],
  ["\uE001\uD800x\u0000", "x"],
])("cleaning %j gives %j, and cleaning again changes nothing", (dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
  expect(cleanText(clean)).toBe(clean);
});

test("over all code points nothing invisible passes", () => {
  const passed: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    if (
      /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Cc}]/u.test(character) &&
      cleanText(`a${character}b`).replace(/[ab ]/g, "") !== ""
    ) {
      passed.push(point.toString(16));
    }
  }
  expect(passed).toEqual([]);
});

test("brackets in an address make no ref, cut or whole", () => {
  const link = (href: string): SnapshotNode => ({ role: "link", ref: "q1", print: 1, href, place });
  expect(render([link("/[a12]")])).toBe("/(a12)[q1]");
  expect(render([link(`/${"long/".repeat(20)}[a12]`)])).toBe("…/(a12)[q1]");
});

test("an item of a tree stays, though the one above it has the same name", () => {
  const inner: SnapshotNode = { role: "treeitem", name: "src", ref: "q2", print: 1, place };
  const outer: SnapshotNode = {
    role: "treeitem",
    name: "src",
    ref: "q1",
    print: 1,
    expanded: true,
    place,
    children: [inner],
  };
  const outline = render([{ role: "tree", place, children: [outer] }]);
  expect(outline).toContain("[q1]");
  expect(outline).toContain("[q2]");
});
