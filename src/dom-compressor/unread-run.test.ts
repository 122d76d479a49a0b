import { afterEach, expect, test } from "vitest";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { findText, RefRegistry, takeSnapshot } from "./index.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

function readPage(options: { whole?: boolean } = {}): SnapshotNode {
  return takeSnapshot(new RefRegistry(), { refPrefix: "a", ...options }).root;
}

function nodesIn(node: SnapshotNode): SnapshotNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

const unreadIn = (root: SnapshotNode) => nodesIn(root).flatMap(({ unread }) => unread ?? []);
const rowsIn = (root: SnapshotNode) => nodesIn(root).filter(({ role }) => role === "row");

function tableOf(rows: number): string {
  const row = (_: unknown, index: number) => `<tr><td>Person ${index}</td><td><button>Edit</button></td></tr>`;
  return `<table>${Array.from({ length: rows }, row).join("")}</table>`;
}

test("of a thousand rows those far away are counted, and read and counted together are all", () => {
  showPage(tableOf(1000));
  const root = readPage();
  const [unread, ...more] = unreadIn(root);
  expect(more).toEqual([]);
  expect(unread?.noun).toBe("row");
  expect(rowsIn(root).length + (unread?.count ?? 0)).toBe(1000);
  expect(rowsIn(root).length).toBeLessThan(400);
});

test("what is not read stands where it would be: around the window when that is in the middle", () => {
  showPage(tableOf(3000));
  scrollTo(0, document.documentElement.scrollHeight / 2);
  const root = readPage();
  expect(nodesIn(root).some(({ name, place }) => place === "viewport" && name?.startsWith("Person 1"))).toBe(true);
  const kinds = nodesIn(root).flatMap(({ role, unread, place }) =>
    unread ? ["unread"] : role === "row" && place !== "far" ? ["row"] : [],
  );
  const order = kinds.filter((kind, index) => kind !== kinds[index - 1]);
  expect(order).toEqual(["unread", "row", "unread"]);
  expect(rowsIn(root).length + unreadIn(root).reduce((sum, { count }) => sum + count, 0)).toBe(3000);
});

test("the whole document has nothing unread, and text far below is found", () => {
  showPage(tableOf(1000));
  const root = readPage({ whole: true });
  expect(unreadIn(root)).toEqual([]);
  expect(rowsIn(root)).toHaveLength(1000);
  expect(findText(new RefRegistry(), { text: "Person 950", refPrefix: "a" })).toHaveLength(1);
});

test("rows that nobody would see are not counted", () => {
  showPage(`<style>.gone{display:none}.unseen{opacity:0}</style>${tableOf(1000)}`);
  const rows = [...document.querySelectorAll("tr")];
  for (const row of rows.slice(900, 930)) row.className = "gone";
  for (const row of rows.slice(930, 950)) row.className = "unseen";
  const root = readPage();
  expect(rowsIn(root).length + (unreadIn(root)[0]?.count ?? 0)).toBe(950);
});

test("what is fixed in the window is read, though it stands in something far away that is not", () => {
  showPage(tableOf(1000));
  const cell = [...document.querySelectorAll("td")].at(-2);
  cell?.insertAdjacentHTML("beforeend", '<div style="position:fixed;left:0;top:0"><button>Undo</button></div>');
  expect(nodesIn(readPage()).find(({ name }) => name === "Undo")?.place).toBe("viewport");
});

test("headings are read, however far away and however many things are before them", () => {
  const section = (_: unknown, index: number) => `<h2>Part ${index}</h2>${"<p>Some <b>words</b></p>".repeat(40)}`;
  showPage(Array.from({ length: 60 }, section).join(""));
  const root = readPage();
  expect(nodesIn(root).filter(({ role }) => role === "heading")).toHaveLength(60);
  expect(unreadIn(root)[0]?.noun).toBe("paragraph");
});

test("in a large page text under something opaque is not read, though that stands in something far away", () => {
  showPage(`<p>Under the sheet</p>${tableOf(1500)}`);
  expect(JSON.stringify(readPage())).toContain("Under the sheet");
  const cell = [...document.querySelectorAll("td")].at(-2);
  cell?.insertAdjacentHTML("beforeend", '<div style="position:fixed;inset:0;background:#fff">Sheet</div>');
  const text = JSON.stringify(readPage());
  expect(text).toContain("Sheet");
  expect(text).not.toContain("Under the sheet");
});

test("a page that is nested deeper than the stack goes is read", () => {
  showPage("");
  let innermost: HTMLElement = document.body;
  for (let level = 0; level < 1800; level += 1) {
    const next = document.createElement("div");
    if (level % 10 === 0) innermost.append(`Level ${level}`);
    innermost.append(next);
    innermost = next;
  }
  innermost.innerHTML = "<button>Bottom</button>";
  expect(nodesIn(readPage({ whole: true })).some(({ name }) => name === "Bottom")).toBe(true);
});
