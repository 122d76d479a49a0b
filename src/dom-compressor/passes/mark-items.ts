import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type Pass, withChildren } from "./pass.ts";

/** Fewer alike are no list. */
const LEAST_ALIKE = 2;

/**
 * Pages build lists of cards from plain boxes. Boxes of the same shape beside each other, with something to act on in
 * them, become list items, so that each "Add to cart" stays with its article. Relies on empty groups being gone, and
 * stands before plain groups are dissolved.
 */
export const markItems: Pass = { name: "mark-items", run: mark };

function mark(node: SnapshotNode): SnapshotNode {
  if (!node.children) return node;
  const children = node.children.map(mark);
  const counts = new Map<string, number>();
  for (const child of children) {
    const shape = shapeOf(child);
    if (shape) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const isItem = (child: SnapshotNode) => (counts.get(shapeOf(child) ?? "") ?? 0) >= LEAST_ALIKE;
  return withChildren(
    node,
    children.map((child) => (isItem(child) ? { ...child, role: "listitem" } : child)),
  );
}

/** Which kinds of things are in a box, without their number: cards of one list differ in badges and counts. */
function shapeOf(node: SnapshotNode): string | undefined {
  if (!isPlainBox(node) || node.ref !== undefined || !node.children) return undefined;
  const kinds = new Set<string>();
  collectKinds(node, kinds);
  const acts = [...kinds].some((kind) => kind.startsWith("+"));
  return acts && kinds.size > 1
    ? [...kinds]
        .filter((kind) => kind.startsWith("+"))
        .sort()
        .join(" ")
    : undefined;
}

/** A form around a card, for its one button, is a box too. */
function isPlainBox(node: SnapshotNode): boolean {
  return node.role === "generic" || (node.role === "form" && node.name === undefined);
}

function collectKinds(node: SnapshotNode, kinds: Set<string>): void {
  for (const child of node.children ?? []) {
    if (!isPlainBox(child)) kinds.add(child.ref === undefined ? child.role : `+${child.role}`);
    collectKinds(child, kinds);
  }
}
