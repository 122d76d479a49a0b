import { expect, test } from "vitest";
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { dissolveMenus } from "./dissolve-menus.ts";

const link = (ref: string): SnapshotNode => ({ role: "link", ref, name: ref, place: "viewport" });
const group = (role: string, ...children: SnapshotNode[]): SnapshotNode => ({ role, place: "viewport", children });
const text: SnapshotNode = { role: "text", name: "Words", place: "viewport" };

test("menus in menus become one row of controls", () => {
  const menu = group("list", group("listitem", link("a1"), group("list", group("listitem", link("a2")))));
  expect(dissolveMenus.run(group("navigation", menu))).toEqual(group("navigation", link("a1"), link("a2")));
});

test("a list with words in it stays as it is", () => {
  const page = group("main", group("list", group("listitem", text, link("a1"), link("a2"))));
  expect(dissolveMenus.run(page)).toBe(page);
});

test("an item that is selected stays an item, and so does its list", () => {
  const page = group("main", group("list", { ...group("listitem", link("a1")), selected: true }));
  expect(dissolveMenus.run(page)).toBe(page);
});
