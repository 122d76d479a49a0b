import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass } from "./pass.ts";

/**
 * A box with a hand for a cursor around a single control of its own is that control's margin. Only boxes without a
 * role are dropped: a row or a link that can be pressed is a thing in itself. Relies on groups being dissolved.
 */
export const dropWrappingControls: Pass = {
  name: "drop-wrapping-controls",
  run: (root) => mapChildren(root, (child) => (isMargin(child) ? (child.children ?? []) : [child])),
};

function isMargin(node: SnapshotNode): boolean {
  const [only, ...more] = node.children ?? [];
  if (node.role !== "generic" || node.ref === undefined || !only || more.length > 0) return false;
  return only.ref !== undefined && (node.name === undefined || node.name === only.name);
}
