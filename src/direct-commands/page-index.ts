/** A page snapshot laid out flat in document order, with what grounding asks of each node. */
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";

export interface Entry {
  node: SnapshotNode;
  parent: Entry | undefined;
  /** Position in document order. */
  order: number;
  /** Position of the last node below it; `order` itself for a leaf. */
  end: number;
  inDialog: boolean;
}

export type PageIndex = readonly Entry[];

const DIALOGS: ReadonlySet<string> = new Set(["dialog", "alertdialog"]);
/** Longest text collected for a thing without a name of its own. */
const LONGEST_LABEL = 300;

/** Walks the tree once, without recursion: a page decides how deep its tree is. */
export function indexPage(page: PageSnapshot): PageIndex {
  const entries: Entry[] = [];
  const stack: { node: SnapshotNode; parent: Entry | undefined }[] = [{ node: page.root, parent: undefined }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const entry = enter(next.node, next.parent, entries.length);
    entries.push(entry);
    for (const child of [...(next.node.children ?? [])].reverse()) stack.push({ node: child, parent: entry });
  }
  for (const entry of [...entries].reverse()) {
    if (entry.parent !== undefined) entry.parent.end = Math.max(entry.parent.end, entry.end);
  }
  return entries;
}

function enter(node: SnapshotNode, parent: Entry | undefined, order: number): Entry {
  return { node, parent, order, end: order, inDialog: parent?.inDialog === true || DIALOGS.has(node.role) };
}

/** The node's name, or the text inside it. */
export function labelOf(index: PageIndex, entry: Entry): string {
  const name = entry.node.name?.trim() ?? "";
  return name === "" ? textWithin(index, entry) : name;
}

function textWithin(index: PageIndex, entry: Entry): string {
  let text = "";
  for (let order = entry.order + 1; order <= entry.end && text.length < LONGEST_LABEL; order++) {
    const inner = index[order];
    const name = inner?.node.name?.trim() ?? "";
    if (name !== "") text += `${text === "" ? "" : " "}${name}`;
    // A named node's own text is in its name already.
    if (inner !== undefined && name !== "") order = inner.end;
  }
  return text.slice(0, LONGEST_LABEL);
}

export function contains(outer: Entry, inner: Entry): boolean {
  return outer.order <= inner.order && inner.order <= outer.end;
}

/** Text that stands before a field without being its label for the browser: the cell or words to its left. */
export function textBeside(index: PageIndex, entry: Entry): string {
  let around: Entry | undefined = entry;
  for (let level = 0; level < 2 && around !== undefined; level++, around = around.parent) {
    const before = siblingBefore(index, around);
    const text = before === undefined ? "" : labelOf(index, before);
    if (text !== "") return before !== undefined && holdsControl(index, before) ? "" : text;
  }
  return "";
}

function siblingBefore(index: PageIndex, entry: Entry): Entry | undefined {
  let before = index[entry.order - 1];
  while (before !== undefined && before !== entry.parent && before.parent !== entry.parent) before = before.parent;
  return before === entry.parent ? undefined : before;
}

function holdsControl(index: PageIndex, entry: Entry): boolean {
  return index.slice(entry.order, entry.end + 1).some((inner) => inner.node.ref !== undefined);
}
