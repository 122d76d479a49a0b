/** A page as far as the window shows it. Pure. */
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";

/** The page without what lies outside the window; what is in the window keeps the groups that it stands in. */
export function onlyInViewport(page: PageSnapshot): PageSnapshot {
  return { ...page, root: { ...page.root, children: (page.root.children ?? []).flatMap(partInViewport) } };
}

function partInViewport(node: SnapshotNode): SnapshotNode[] {
  const children = node.children?.flatMap(partInViewport);
  if (children && children.length > 0) return [{ ...node, children }];
  if (node.place !== "viewport") return [];
  const { children: _outside, ...bare } = node;
  return [bare];
}
