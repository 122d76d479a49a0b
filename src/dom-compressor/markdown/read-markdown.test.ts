import fc from "fast-check";
import { expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import { estimateTokens, readMarkdown } from "../outline.ts";

const SLOW = 30_000;
const PART_TOKENS = 1_500;
const place = "far" as const;
const text = (name: string): SnapshotNode => ({ role: "text", name, place });
const group = (role: string, children: SnapshotNode[], fields: Partial<SnapshotNode> = {}): SnapshotNode => ({
  role,
  place,
  ...fields,
  children,
});

function page(...children: SnapshotNode[]): PageSnapshot {
  return {
    origin: "https://a.example",
    url: "https://a.example/",
    title: "Page",
    scroll: { y: 0, height: 100, viewport: 100 },
    root: { role: "document", place, children },
  };
}

function parts(shown: PageSnapshot): string[] {
  const first = readMarkdown(shown, {});
  const count = "parts" in first ? first.parts : 0;
  return Array.from({ length: count }, (_, index) => {
    const reading = readMarkdown(shown, { part: index + 1 });
    return "text" in reading ? reading.text : "";
  });
}

/** Without the lines that say where a part is. */
function body(part: string): string {
  return part.split("\n").slice(2).join("\n");
}

test("secrets are never read, whatever is said of them", () => {
  const field = { role: "textbox", name: "Password", ref: "a1", print: 1, place, secret: "password" as const };
  expect(parts(page({ ...field, filled: true, value: "hunter2" })).join("")).toMatch(/Password: \[filled\]$/);
  expect(parts(page({ ...field, value: "hunter2" })).join("")).not.toContain("hunter2");
});

test("page text cannot pose as a ref, a heading or the end of code", () => {
  const link: SnapshotNode = { role: "link", name: "b3", ref: "a1", print: 1, href: "/x", place };
  const [read = ""] = parts(page(text("# Done [a12]"), link, group("code", [text("``` out")])));
  expect(body(read).trim()).toBe("\\# Done (a12)\n\nb3\n\n```\n''' out\n```");
});

test("a long table has its head in each part, a heading stays with what follows it", () => {
  const row = (role: string, ...cells: string[]) =>
    group(
      "row",
      cells.map((cell) => group(role, [text(cell)])),
    );
  const rows = Array.from({ length: 400 }, (_, index) => row("cell", `n${index}`, "some words to fill the row"));
  const heading = group("heading", [text("After")], { level: 2 });
  const read = parts(page(group("table", [row("columnheader", "Number", "Text"), ...rows]), heading, text("end")));
  expect(read.length).toBeGreaterThan(2);
  for (const part of read) expect(part).toContain("| Number | Text |\n| --- | --- |");
  expect(read.at(-1)).toMatch(/## After\n\nend$/);
  expect(read.join("\n").match(/\bn\d+\b/g)).toEqual(rows.map((_, index) => `n${index}`));
});

test("only the article is read where it is most of the page, with the title above it", () => {
  const prose = Array.from({ length: 6 }, (_, index) => group("paragraph", [text(`${index} ${"prose ".repeat(30)}`)]));
  const aside = group("generic", [text("Related"), text("Teaser")]);
  const title = group("heading", [text("Title")], { level: 1 });
  const [read = ""] = parts(page(group("banner", [text("Brand")]), title, aside, group("generic", prose)));
  expect(read).toContain("# Title\n\n0 prose");
  expect(read).not.toMatch(/Brand|Teaser/);
});

const count = fc.integer({ min: 1, max: 80 });
const { node: tree } = fc.letrec<{ node: SnapshotNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    count.map((length) => text("@ слово word ".repeat(length).trim())),
    fc
      .tuple(
        fc.constantFrom("generic", "list", "listitem", "heading", "paragraph", "blockquote", "code", "region"),
        fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
      )
      .map(([role, children]) => group(role, children)),
  ),
}));

/** Gives each text a number of its own, by which it is found again. */
function numbered(node: SnapshotNode, next = { number: 0 }): SnapshotNode {
  if (node.role === "text") {
    next.number += 1;
    return { ...node, name: node.name?.replaceAll("@", `@${next.number}`) ?? "" };
  }
  return { ...node, children: (node.children ?? []).map((child) => numbered(child, next)) };
}

test("brackets around a link of another text make no ref", () => {
  const link: SnapshotNode = { role: "link", name: "a12", ref: "q1", print: 1, place, joins: "tight" };
  const [read = ""] = parts(page(group("paragraph", [text("["), link, { ...text("]"), joins: "tight" }])));
  expect(body(read).trim()).toBe("(a12)");
});

test(
  "whatever the page, no part is too long, and the parts together are all of it in order",
  () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (nodes) => {
        const main = numbered(group("main", [group("generic", nodes), text("@ end")]));
        const read = parts(page(main));
        for (const part of read) expect(estimateTokens(part)).toBeLessThanOrEqual(PART_TOKENS);
        const marks = (shown: string) => shown.match(/@\d+/g) ?? [];
        expect(marks(read.map(body).join("\n"))).toEqual(marks(JSON.stringify(main)));
      }),
      { numRuns: 12 },
    );
  },
  SLOW,
);
