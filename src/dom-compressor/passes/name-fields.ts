import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { mapChildren, type Pass } from "./pass.ts";

const FIELDS = new Set(["textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"]);
/** Longer texts explain something; a label names it. */
const LONGEST_LABEL = 40;

/**
 * A field without a name takes the text right before it, which then need not be said apart when nothing can be done with it: what a person reads as its
 * label, though the page does not say so. Relies on texts being merged.
 */
export const nameFields: Pass = {
  name: "name-fields",
  run: (root) => nameWithin(mapChildren(root, nameWithin)),
};

function nameWithin(node: SnapshotNode): SnapshotNode {
  const children = node.children ?? [];
  if (!children.some(isNameless)) return node;
  const named: SnapshotNode[] = [];
  for (const child of children) {
    const label = named.at(-1);
    if (!isNameless(child) || !label || !isLabel(label)) named.push(child);
    else
      named.splice(label.ref ? named.length : -1, 1, { ...child, name: (label.name ?? "").replace(/[\s:*]+$/u, "") });
  }
  return { ...node, children: named };
}

const isNameless = ({ role, name, ref }: SnapshotNode): boolean =>
  ref !== undefined && FIELDS.has(role) && (name === undefined || name === "");

/** Also what listens for presses, which may do more than pass them on to its field and so stays beside it. */
function isLabel({ role, name = "", children }: SnapshotNode): boolean {
  return (role === "text" || role === "generic") && !children && /\p{L}/u.test(name) && name.length <= LONGEST_LABEL;
}
