import { expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import { readFromPage } from "./page-reading.ts";

const place = "far" as const;
const text = (name: string): SnapshotNode => ({ role: "text", name, place });
const group = (role: string, children: SnapshotNode[], name?: string): SnapshotNode => ({
  role,
  place,
  ...(name === undefined ? {} : { name }),
  children,
});
const row = (role: string, ...cells: string[]) =>
  group(
    "row",
    cells.map((cell) => group(role, [text(cell)])),
  );

function page(...children: SnapshotNode[]): PageSnapshot {
  return {
    origin: "https://a.example",
    url: "https://a.example/orders",
    title: "Shop",
    scroll: { y: 0, height: 100, viewport: 100 },
    root: { role: "document", place, children },
  };
}

function orders(count: number): PageSnapshot {
  const rows = Array.from({ length: count }, (_, index) => row("cell", `${index}`, "Ada"));
  return page(group("table", [row("columnheader", "Number", "Customer"), ...rows], "Orders"));
}

const schema = {
  type: "array",
  items: { type: "object", properties: { number: { type: "integer" }, customer: { type: "string" } } },
};

test("a part says which it is and how much there is", () => {
  const first = readFromPage(orders(400), { action: "expand" });
  expect(first?.effect).toMatch(/^read part 1 of \d, 1,\d{3} tokens of \d,\d{3}$/);
  expect(first).toMatchObject({ outcome: "done", content: expect.stringMatching(/^part 1 of \d\n/) });
  const second = readFromPage(orders(400), { action: "expand", part: 2 });
  expect(second?.effect).toMatch(/^read part 2 of /);
  expect(second?.content).not.toBe(first?.content);
});

test("what fits into one part is read as a whole", () => {
  const article = page(group("main", [text("Bees need sun.")]), group("contentinfo", [text("Imprint")]));
  const result = readFromPage(article, { action: "read_page" });
  expect(result?.effect).toMatch(/^read all of it, \d+ tokens$/);
  expect(result?.content).toContain("Bees need sun.");
  expect(result?.content).not.toContain("Imprint");
});

test("rows are counted and named, each in a line of JSON", () => {
  expect(readFromPage(orders(2), { action: "extract", schema })).toEqual({
    outcome: "done",
    effect: "2 rows from the table “Orders”",
    content: '2 rows from the table “Orders”\n[{"number":0,"customer":"Ada"},\n{"number":1,"customer":"Ada"}]',
  });
});

test("more data than a model should be given ends at a row, and says how much is left", () => {
  const content = readFromPage(orders(3000), { action: "extract", schema })?.content ?? "";
  const [, rest] = /\n([\d,]+) more rows do not fit/.exec(content) ?? [];
  const given = content.split("\n").filter((line) => line.includes('"customer"')).length;
  expect(given + Number(rest?.replace(",", ""))).toBe(3000);
});

test("an extract that only a model can answer is left to it", () => {
  const prices = { type: "object", properties: { price: { type: "number" } } };
  expect(readFromPage(orders(2), { action: "extract", schema: prices })).toBeNull();
});

test.each([
  [{ action: "expand", ref: "a7" } as const],
  [{ action: "read_page", ref: "a7" } as const],
  [{ action: "extract", ref: "a7", schema } as const],
  [{ action: "expand", part: 9 } as const],
  [{ action: "read_page", part: 9 } as const],
])("%j, which is not there, is refused with what to do", (action) => {
  const result = readFromPage(orders(2), action);
  expect(result?.outcome).toBe("refused");
  expect(result?.effect).toMatch(/take a ref from the latest outline|leave part out for the first/);
  expect(result).not.toHaveProperty("content");
});
