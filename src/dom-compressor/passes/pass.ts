import type { SnapshotNode } from "../../protocol/snapshot.ts";

/** One shrinking of the tree: tree in, tree out; the input is never changed. */
export interface Pass {
  name: string;
  run(root: SnapshotNode): SnapshotNode;
}

/** Rebuilds a tree from the leaves up; `rebuild` sees children that are already rebuilt and may return many or none. */
export function mapChildren(
  node: SnapshotNode,
  rebuild: (child: SnapshotNode, parent: SnapshotNode) => SnapshotNode | readonly SnapshotNode[],
): SnapshotNode {
  if (!node.children) return node;
  const children: SnapshotNode[] = [];
  for (const child of node.children) {
    const rebuilt = rebuild(mapChildren(child, rebuild), node);
    if (isOne(rebuilt)) children.push(rebuilt);
    else children.push(...rebuilt);
  }
  return withChildren(node, children);
}

function isOne(nodes: SnapshotNode | readonly SnapshotNode[]): nodes is SnapshotNode {
  return !Array.isArray(nodes);
}

/** The node with other children, or the node itself when they are its own; without the field when there are none. */
export function withChildren(node: SnapshotNode, children: readonly SnapshotNode[]): SnapshotNode {
  if (node.children && isSame(node.children, children)) return node;
  if (children.length > 0) return { ...node, children: [...children] };
  const { children: _former, ...rest } = node;
  return rest;
}

function isSame(some: readonly SnapshotNode[], others: readonly SnapshotNode[]): boolean {
  return some.length > 0 && some.length === others.length && some.every((each, index) => each === others[index]);
}
