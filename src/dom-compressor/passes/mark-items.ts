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
  const shapes = children.map(shapeOf);
  const counts = new Map<string, number>();
  for (const shape of shapes) if (shape !== undefined) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const isItem = (index: number) => (counts.get(shapes[index] ?? "") ?? 0) >= LEAST_ALIKE;
  return withChildren(
    node,
    children.map((child, index) => (isItem(index) ? { ...child, role: "listitem" } : child)),
  );
}

/** Which kinds of things are in a box, without their number: cards of one list differ in badges and counts. */
function shapeOf(node: SnapshotNode): string | undefined {
  if (!isPlainBox(node) || node.ref !== undefined || !node.children) return undefined;
  const kinds = kindsIn(node);
  const acting = [...kinds].filter((kind) => kind.startsWith("+"));
  return acting.length > 0 && kinds.size > 1 ? acting.sort().join(" ") : undefined;
}

/** A form around a card, for its one button, is a box too. */
function isPlainBox(node: SnapshotNode): boolean {
  return node.role === "generic" || (node.role === "form" && node.name === undefined);
}

const kindsKnown = new WeakMap<SnapshotNode, ReadonlySet<string>>();

function kindsIn(node: SnapshotNode): ReadonlySet<string> {
  const known = kindsKnown.get(node);
  if (known) return known;
  const kinds = new Set<string>();
  for (const child of node.children ?? []) {
    if (!isPlainBox(child)) kinds.add(child.ref === undefined ? child.role : `+${child.role}`);
    if (child.children) for (const kind of kindsIn(child)) kinds.add(kind);
  }
  kindsKnown.set(node, kinds);
  return kinds;
}
