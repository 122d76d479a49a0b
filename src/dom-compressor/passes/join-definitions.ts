import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { nearestPlace } from "../place-order.ts";
import { mapChildren, type Pass, withChildren } from "./pass.ts";

/** Longer descriptions are read under their term. */
const LONGEST_PAIR = 160;

/** A term and what is said of it are one line, `Weight: 2 kg`, where they are as short as that. Relies on texts being merged. */
export const joinDefinitions: Pass = {
  name: "join-definitions",
  run: (root) => joinedWithin(mapChildren(root, joinedWithin)),
};

function joinedWithin(node: SnapshotNode): SnapshotNode {
  const children = node.children ?? [];
  if (!children.some(({ role }) => role === "term")) return node;
  const joined: SnapshotNode[] = [];
  for (let index = 0; index < children.length; ) {
    const group = groupAt(children, index);
    joined.push(...(lineOf(group) ?? group));
    index += group.length;
  }
  return withChildren(node, joined);
}

/** Terms with the definitions after them, or a single thing of another kind. */
function groupAt(children: readonly SnapshotNode[], start: number): readonly SnapshotNode[] {
  let end = start;
  while (children[end]?.role === "term") end += 1;
  while (end > start && children[end]?.role === "definition") end += 1;
  return children.slice(start, Math.max(end, start + 1));
}

function lineOf(group: readonly SnapshotNode[]): SnapshotNode[] | undefined {
  const terms = group.filter(({ role }) => role === "term").map(textOf);
  const definitions = group.filter(({ role }) => role === "definition").map(textOf);
  if (terms.length === 0 || definitions.length === 0) return undefined;
  if (![...terms, ...definitions].every((text) => text !== undefined)) return undefined;
  const name = `${terms.join(", ").replace(/:$/, "")}: ${definitions.join("; ")}`;
  return name.length > LONGEST_PAIR ? undefined : [{ role: "text", name, place: nearestPlace([...group]) }];
}

/** What a thing says that holds texts in one line and nothing else. */
function textOf({ children = [], ref }: SnapshotNode): string | undefined {
  const isText = ref === undefined && children.length > 0 && children.every(({ role }) => role === "text");
  return isText ? children.map((child, index) => spaced(child, index)).join("") : undefined;
}

function spaced({ name = "", joins }: SnapshotNode, index: number): string {
  return index === 0 || joins === "tight" ? name : ` ${name}`;
}
