/** Finding a thing in the tree by its ref, with what stands around it. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";

/** What is read as a whole when a thing in it has nothing of its own to show. */
const GROUPS = new Set(
  (
    "alertdialog article banner complementary contentinfo dialog document feed figure form grid group iframe list " +
    "listbox log main menu menubar navigation radiogroup region search table tablist tabpanel toolbar tree treegrid"
  ).split(" "),
);

/** From the root down to the thing, both included; undefined when it is not there. */
export function pathTo(root: SnapshotNode, ref: string): SnapshotNode[] | undefined {
  if (root.ref === ref) return [root];
  for (const child of root.children ?? []) {
    const path = pathTo(child, ref);
    if (path) return [root, ...path];
  }
  return undefined;
}

/**
 * What lies under the last node of the path, as a path of its own: the node itself when it holds something, else the
 * smallest group around it.
 */
export function pathToContents(path: readonly SnapshotNode[]): readonly SnapshotNode[] {
  const target = path.at(-1);
  if (target && ((target.children?.length ?? 0) > 0 || target.options)) return path;
  const at = path.findLastIndex((node, index) => index < path.length - 1 && GROUPS.has(node.role));
  return path.slice(0, Math.max(at, 0) + 1);
}

/** Found, or why not in words that say what to do. */
export type Located = { path: readonly SnapshotNode[] } | { missing: string };

/** What an optional ref of a reading points at: the whole page without one. */
export function locate(root: SnapshotNode, ref: string | undefined): Located {
  if (ref === undefined) return { path: [root] };
  const path = pathTo(root, ref);
  return path
    ? { path: pathToContents(path) }
    : { missing: `nothing with the ref ${ref} is on the page that was last read; take a ref from the latest outline` };
}

/** The names of headings and groups that a node stands under, outermost first; the node itself is not among them. */
export function headingsAround(path: readonly SnapshotNode[]): string[] {
  return path.slice(0, -1).flatMap((node, index) => {
    const next = path[index + 1];
    const before = next ? (node.children ?? []).slice(0, node.children?.indexOf(next)) : [];
    const heading = lastHeadingIn(before);
    const own = GROUPS.has(node.role) && node.role !== "document" ? [groupTitle(node)] : [];
    return [...own, ...(heading === undefined ? [] : [heading])];
  });
}

function groupTitle(node: SnapshotNode): string {
  return node.name === undefined ? node.role : `${node.role} “${node.name}”`;
}

function lastHeadingIn(nodes: readonly SnapshotNode[]): string | undefined {
  for (const node of [...nodes].reverse()) {
    if (node.role === "heading") return `“${textIn(node)}”`;
    // A heading deeper in another group titles that group, unless the group is only a box around the heading.
    const inner = node.role === "generic" ? lastHeadingIn(node.children ?? []) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Everything that is written in a node, on one line. */
export function textIn(node: SnapshotNode): string {
  if (node.role === "text") return node.name ?? "";
  if (!node.children || node.children.length === 0) return node.name ?? "";
  const parts: string[] = [];
  for (const child of node.children) {
    const text = textIn(child);
    if (text === "") continue;
    if (child.joins === "tight" && parts.length > 0) parts[parts.length - 1] += text;
    else parts.push(text);
  }
  return parts.join(" ");
}
