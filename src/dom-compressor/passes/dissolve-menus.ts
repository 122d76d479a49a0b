import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass } from "./pass.ts";

/**
 * Menus in menus are one row of controls to who only glances at the window: lists of nothing but controls are dissolved
 * with their items. Relies on groups being dissolved, and is for controls to be packed afterwards.
 */
export const dissolveMenus: Pass = {
  name: "dissolve-menus",
  run: (root) => mapChildren(root, (node) => (isMenu(node) ? (node.children ?? []) : node)),
};

const LIST_ROLES = new Set(["list", "listitem"]);

function isMenu({ role, ref, name, selected, extent, busy, children = [] }: SnapshotNode): boolean {
  if (!LIST_ROLES.has(role) || ref !== undefined || name !== undefined || selected || extent || busy) return false;
  return children.every((child) => child.ref !== undefined && !child.children);
}
