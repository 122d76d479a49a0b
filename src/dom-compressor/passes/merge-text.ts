import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type Pass, withChildren } from "./pass.ts";

/**
 * A paragraph that holds texts alone is one text: the page only broke its lines. Elsewhere neighbouring texts stay apart,
 * for they are different things: a name and a price. Relies on nothing.
 */
export const mergeText: Pass = { name: "merge-text", run: merge };

function merge(node: SnapshotNode): SnapshotNode {
  if (!node.children) return node;
  const children = node.children.map(merge);
  const joined = node.role === "paragraph" && children.every(isText);
  if (!joined) return withChildren(node, children);
  return { role: "text", name: children.map((child) => child.name ?? "").join(" "), place: node.place };
}

function isText(node: SnapshotNode): boolean {
  return node.role === "text";
}
