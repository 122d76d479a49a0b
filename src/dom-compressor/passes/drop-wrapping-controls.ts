import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass, withChildren } from "./pass.ts";

/**
 * A control around a single control of the same name is one thing to press: the hand for a cursor around a button, the
 * menu item around its link, the link around its button. The inner one is what is hit; where the outer one has a state,
 * it is the one that the page speaks of. What holds anything else (a row that can be pressed) is a thing in itself.
 * Relies on groups being dissolved.
 */
export const dropWrappingControls: Pass = {
  name: "drop-wrapping-controls",
  run: (root) => mapChildren(root, (child) => (isWrapper(child) ? merged(child) : child)),
};

const ONE_THING = new Set("generic link button menuitem tab option treeitem listitem".split(" "));

/** An item may stand under one of the same name, as a folder in a folder: two things. */
const NESTS = new Set(["treeitem", "listitem"]);

function isWrapper(node: SnapshotNode): boolean {
  const [only, ...more] = node.children ?? [];
  if (node.ref === undefined || !only || more.length > 0 || !ONE_THING.has(node.role)) return false;
  if (NESTS.has(node.role) && only.role === node.role) return false;
  return only.ref !== undefined && (node.name === undefined || node.name === only.name);
}

const STATES = ["checked", "selected", "expanded", "pressed", "disabled"] as const;

function merged(wrapper: SnapshotNode): readonly SnapshotNode[] {
  const inner = wrapper.children ?? [];
  const hasState = STATES.some((state) => wrapper[state] !== undefined);
  const [only] = inner;
  return hasState && only ? [withChildren({ ...wrapper, ...nameOf(only) }, only.children ?? [])] : inner;
}

const nameOf = ({ name }: SnapshotNode): Pick<SnapshotNode, "name"> => (name === undefined ? {} : { name });
