import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { nearestPlace } from "../place-order.ts";
import { mapChildren, type Pass, withChildren } from "./pass.ts";

/** A line of its own costs as much as a short name: two controls side by side share one. */
const LEAST_PACKED = 2;

/**
 * Controls beside each other that say no more than name and state share a line: the links of a menu, the buttons of a
 * toolbar. A list of nothing else is such a line too. Relies on groups being dissolved and on items being marked.
 */
export const packControls: Pass = {
  name: "pack-controls",
  run: (root) => packWithin(mapChildren(root, packWithin)),
};

/** A longer name is a line of its own: a mail in a list, a headline. */
const LONGEST_PACKED = 60;

/** Where children are read in one line anyway. */
const READ_AS_LINE = new Set("row heading paragraph cell gridcell columnheader rowheader definition".split(" "));

function packWithin(node: SnapshotNode): SnapshotNode {
  if (!node.children || READ_AS_LINE.has(node.role)) return node;
  const children: SnapshotNode[] = [];
  for (const run of runsOf(node.children)) {
    const controls = run.flatMap((each) => controlIn(each) ?? []);
    if (controls.length < LEAST_PACKED) children.push(...run);
    else children.push({ role: "controls", place: nearestPlace(controls), children: controls });
  }
  return withChildren(node, children);
}

/** Neighbours that can be packed together, and all else one by one. */
function runsOf(children: readonly SnapshotNode[]): SnapshotNode[][] {
  const runs: SnapshotNode[][] = [];
  let open: SnapshotNode[] | undefined;
  for (const child of children) {
    if (!controlIn(child)) {
      open = undefined;
      runs.push([child]);
    } else if (open) open.push(child);
    else {
      open = [child];
      runs.push(open);
    }
  }
  return runs;
}

const PACKED = new Set(
  "link button clickable generic tab option menuitem menuitemradio menuitemcheckbox radio checkbox switch treeitem".split(
    " ",
  ),
);

/** The control, also when it is all that is in a list item. */
function controlIn(node: SnapshotNode): SnapshotNode | undefined {
  if (node.ref !== undefined) return isPacked(node) ? node : undefined;
  const [only, ...more] = node.children ?? [];
  return node.role === "listitem" && !node.selected && only && more.length === 0 ? controlIn(only) : undefined;
}

function isPacked({ role, name = "", children }: SnapshotNode): boolean {
  return PACKED.has(role) && !children && name.length <= LONGEST_PACKED;
}
