/** Where on the page a control stands, in the page's own words: of many buttons “Delete” a person asks which. */
import type { Effect } from "../../protocol/question.ts";
import type { SnapshotNode } from "../../protocol/snapshot.ts";

const LONGEST = 120;
/** Things that are one of several alike. */
const ONE_OF_MANY = new Set(["row", "listitem", "article", "option", "treeitem"]);

/**
 * What is said around the control of this ref: in its row, item or article, else the last heading before it; null when
 * nothing is.
 */
export function surroundingsOf(root: SnapshotNode, ref: string): string | null {
  const said = saidAround(root, ref);
  return said !== null && said.length > LONGEST ? `${said.slice(0, LONGEST - 1)}…` : said;
}

/** Whether the same is said around these controls in both: a list may be drawn anew in the same elements, with other things. */
export function standAmongTheSame(before: SnapshotNode, now: SnapshotNode, refs: readonly string[]): boolean {
  return refs.every((ref) => saidAround(before, ref) === saidAround(now, ref));
}

function saidAround(root: SnapshotNode, ref: string): string | null {
  const path = pathTo(root, ref);
  const target = path.at(-1);
  if (!target) return null;
  const around = path.slice(0, -1).findLast(({ role }) => ONE_OF_MANY.has(role));
  const said = (around && textOf(around, target)) || headingBefore(root, ref);
  return !said || said === target.name ? null : said;
}

/** Says it in the question: the heading not where the question lists what is sent, which says more. */
export function withSurroundings(effect: Effect, root: SnapshotNode, ref: string | undefined): Effect {
  const saysEnough = effect.lines.some((line) => !line.startsWith("Address: "));
  const said = ref === undefined || (saysEnough && !isOneOfMany(root, ref)) ? null : surroundingsOf(root, ref);
  return said === null ? effect : { ...effect, lines: [`At: ${said}`, ...effect.lines] };
}

/** An article may be all that a page shows, and then the form is its comments'. */
const isOneOfMany = (root: SnapshotNode, ref: string): boolean =>
  pathTo(root, ref).some(({ role }) => role !== "article" && ONE_OF_MANY.has(role));

function pathTo(node: SnapshotNode, ref: string): SnapshotNode[] {
  if (node.ref === ref) return [node];
  for (const child of node.children ?? []) {
    const path = pathTo(child, ref);
    if (path.length > 0) return [node, ...path];
  }
  return [];
}

/** Texts, headings and links of a group, without its other buttons. */
function textOf(node: SnapshotNode, target: SnapshotNode): string {
  if (node === target || node.role === "button") return "";
  const own = node.role === "text" || node.role === "link" ? [node.name ?? ""] : [];
  return [...own, ...(node.children ?? []).map((child) => textOf(child, target))].filter(Boolean).join(" ").trim();
}

function headingBefore(root: SnapshotNode, ref: string): string {
  let heading = "";
  const visit = (node: SnapshotNode): boolean => {
    if (node.ref === ref) return true;
    if (node.role === "heading") heading = node.name || allText(node);
    return (node.children ?? []).some(visit);
  };
  return visit(root) ? heading : "";
}

const allText = (node: SnapshotNode): string =>
  [node.role === "text" ? (node.name ?? "") : "", ...(node.children ?? []).map(allText)].filter(Boolean).join(" ");
