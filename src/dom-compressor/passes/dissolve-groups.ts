import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass } from "./pass.ts";

/** Roles that only hold: what they say is said by their children. */
const ONLY_HOLDS = new Set("generic paragraph rowgroup caption definition term blockquote code form".split(" "));
/** Roles that say something by holding one thing alone; the rest of the groups say nothing then. */
const SINGLE_IS_ENOUGH = new Set(["group", "list", "figure", "article", "region", "complementary"]);

/**
 * Plain groups are dissolved into their parents, and groups without a name around a single thing are that thing. A
 * paragraph that mixes texts and controls stays, to be read as one line; one of controls alone is a toolbar. Relies on items being marked.
 */
export const dissolveGroups: Pass = {
  name: "dissolve-groups",
  run: (root) =>
    mapChildren(root, (child, parent) =>
      isDissolved(child) || holdsSubtree(child, parent) ? (child.children ?? []) : child,
    ),
};

/** What an item of a tree holds stands under it. */
function holdsSubtree({ role, name, ref }: SnapshotNode, parent: SnapshotNode): boolean {
  return role === "group" && parent.role === "treeitem" && name === undefined && ref === undefined;
}

function isDissolved(node: SnapshotNode): boolean {
  if (node.ref !== undefined || node.name !== undefined || node.extent || node.busy) return false;
  const count = node.children?.length ?? 0;
  if (node.role === "paragraph") return count <= 1 || !node.children?.some((child) => child.role === "text");
  return ONLY_HOLDS.has(node.role) || (SINGLE_IS_ENOUGH.has(node.role) && count <= 1);
}
