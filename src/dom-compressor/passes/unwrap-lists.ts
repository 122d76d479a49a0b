import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass, withChildren } from "./pass.ts";

/**
 * The dash before each item says that there is a list; so does a line of controls. A box around a single other box says
 * nothing more than that one. A table of one cell is such a box, and the only cell of a row. Relies on controls being packed.
 */
export const unwrapLists: Pass = { name: "unwrap-lists", run: (root) => mapChildren(root, unwrapped) };

const SHOWN_AS_LIST = new Set(["listitem", "controls"]);
/** Groups that a single group inside them can stand for. */
const STANDS_ALONE = new Set(["listitem", "article", "region", "group", "complementary", "figure"]);

const CELLS = new Set(["cell", "gridcell"]);

function unwrapped(node: SnapshotNode): SnapshotNode | readonly SnapshotNode[] {
  if (node.ref !== undefined || node.name !== undefined || node.selected || node.extent || node.busy) return node;
  const children = node.children ?? [];
  if (node.role === "list" || node.role === "group")
    return children.every(({ role }) => SHOWN_AS_LIST.has(role)) ? children : node;
  const only = onlyChildOf(node);
  if (node.role === "table") return onlyChildOf(only)?.children ?? node;
  if (node.role === "row") return only && CELLS.has(only.role) ? withChildren(node, only.children ?? []) : node;
  return STANDS_ALONE.has(node.role) && only?.children ? [only] : node;
}

function onlyChildOf(node: SnapshotNode | undefined): SnapshotNode | undefined {
  return node?.children?.length === 1 ? node.children[0] : undefined;
}
