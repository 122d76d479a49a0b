import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type Pass, withChildren } from "./pass.ts";

/** How many neighbours on each side are looked at. */
const REACH = 2;

/**
 * A text that only says the name of a control beside it (a label, a floating placeholder) is in the outline already,
 * as is a legend or caption that names its group. Relies on texts being merged, so that a label is one text.
 */
export const dropRepeatedText: Pass = { name: "drop-repeated-text", run: drop };

function drop(node: SnapshotNode): SnapshotNode {
  if (!node.children) return node;
  const siblings = node.children;
  const kept = siblings.filter(
    (child, index) => !isRepeated(child, node, siblings.slice(Math.max(0, index - REACH), index + REACH + 1)),
  );
  return withChildren(node, kept.map(drop));
}

function isRepeated(child: SnapshotNode, parent: SnapshotNode, around: readonly SnapshotNode[]): boolean {
  if (child.role === "img") return around.some((other) => other !== child && says(other, bare(child.name ?? "")));
  const text = saidBy(child);
  if (text === undefined) return false;
  if (parent.role !== "document" && parent.name !== undefined && bare(parent.name) === text) return true;
  return around.some((other) => other !== child && namesWithin(other).includes(text));
}

/** A sign beside the word that it stands for. */
function says(node: SnapshotNode, word: string): boolean {
  return node.role !== "img" && ` ${bare(node.name ?? "").replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${word} `);
}

/** What a text says, also when it is all that is in a caption. */
function saidBy(node: SnapshotNode): string | undefined {
  if (node.role === "text") return bare(node.name ?? "");
  const [only, ...more] = node.children ?? [];
  const isCaption = node.role === "caption" || node.role === "generic";
  return isCaption && node.ref === undefined && only && more.length === 0 ? saidBy(only) : undefined;
}

/** Names of a control, and of the only control in a group; and what the page says is wrong with it. */
function namesWithin(node: SnapshotNode): string[] {
  if (node.ref !== undefined) {
    const said = [node.name, typeof node.invalid === "string" ? node.invalid : undefined];
    return said.flatMap((each) => (each === undefined ? [] : bare(each)));
  }
  const [only, ...more] = node.children ?? [];
  return node.role === "generic" && only && more.length === 0 ? namesWithin(only) : [];
}

/** Required marks and colons belong to the label and not to the name. */
function bare(text: string): string {
  return text.replace(/[\s:*]+$/u, "").toLocaleLowerCase();
}
