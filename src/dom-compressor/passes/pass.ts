import type { SnapshotNode } from "../../protocol/snapshot.ts";

/** One shrinking of the tree: tree in, tree out; the input is never changed. */
export interface Pass {
  name: string;
  run(root: SnapshotNode): SnapshotNode;
}

/** Rebuilds a tree from the leaves up; `rebuild` sees children that are already rebuilt and may return many or none. */
export function mapChildren(
  node: SnapshotNode,
  rebuild: (child: SnapshotNode, parent: SnapshotNode) => readonly SnapshotNode[],
): SnapshotNode {
  if (!node.children) return node;
  const children = node.children.flatMap((child) => rebuild(mapChildren(child, rebuild), node));
  return withChildren(node, children);
}

/** The node with other children; without the field when there are none. */
export function withChildren(node: SnapshotNode, children: readonly SnapshotNode[]): SnapshotNode {
  const { children: _former, ...rest } = node;
  return children.length > 0 ? { ...rest, children: [...children] } : rest;
}
