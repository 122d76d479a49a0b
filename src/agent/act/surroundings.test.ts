import { expect, test } from "vitest";
import type { Effect } from "../../protocol/question.ts";
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { surroundingsOf, withSurroundings } from "./surroundings.ts";

const node = (role: string, name: string, children: SnapshotNode[] = [], ref?: string): SnapshotNode => ({
  role,
  place: "viewport",
  ...(name ? { name } : {}),
  ...(children.length > 0 ? { children } : {}),
  ...(ref ? { ref, print: 1 } : {}),
});

const PAGE = node("document", "", [
  node("heading", "Inbox"),
  node("list", "", [
    node("listitem", "", [node("link", "Berth seven", [], "a1"), node("button", "Delete", [], "a2")]),
    node("listitem", "", [
      node("link", "Win a yacht", [], "a3"),
      node("text", "from win@yachts.test"),
      node("button", "Reply", [], "a4"),
      node("button", "Delete", [], "a5"),
    ]),
  ]),
  node("heading", "", [node("text", "Danger")]),
  node("button", "Delete all", [], "a6"),
]);

test("a control in an item is told by what the item says, without its other buttons", () => {
  expect(surroundingsOf(PAGE, "a2")).toBe("Berth seven");
  expect(surroundingsOf(PAGE, "a5")).toBe("Win a yacht from win@yachts.test");
});

test("any other is told by the heading before it, and what is not there by nothing", () => {
  expect(surroundingsOf(PAGE, "a6")).toBe("Danger");
  expect(surroundingsOf(PAGE, "a9")).toBeNull();
});

test("a long text is cut", () => {
  const long = node("document", "", [
    node("listitem", "", [node("text", "word ".repeat(80)), node("button", "Delete", [], "a1")]),
  ]);
  expect(surroundingsOf(long, "a1")).toHaveLength(120);
});

test("a question that lists what is sent says enough", () => {
  const bare: Effect = {
    kind: "delete",
    title: "Click “Delete” on mail.test",
    lines: ["Address: https://mail.test/#"],
  };
  expect(withSurroundings(bare, PAGE, "a2").lines).toEqual(["At: Berth seven", "Address: https://mail.test/#"]);
  const form: Effect = { kind: "submit", title: "Send the form", lines: ["Name: Ada"] };
  expect(withSurroundings(form, PAGE, "a6")).toEqual(form);
  expect(withSurroundings(bare, PAGE, undefined)).toEqual(bare);
});

test("which of several alike a form belongs to is said beside what it sends", () => {
  const form: Effect = { kind: "delete", title: "Send the form “Delete” to mail.test", lines: ["Quantity: 1"] };
  expect(withSurroundings(form, PAGE, "a2").lines).toEqual(["At: Berth seven", "Quantity: 1"]);
});
