/**
 * Which part of a page is what it is about. Where the page says so by its landmarks that is taken; else the smallest
 * group that holds most of the prose, for prose is what menus, teasers and footers lack. Pure.
 */
import type { SnapshotNode } from "../protocol/snapshot.ts";

/** Around the content and never part of it. */
const AROUND = new Set(["navigation", "banner", "contentinfo"]);
/** An article with this share of its surroundings' text is what the page is about. */
const ARTICLE_SHARE = 0.6;
/** A group with this share of the prose is the content. */
const PROSE_SHARE = 0.75;
/** Pages with less prose are no articles: applications, lists, forms. */
const LEAST_PROSE = 500;
/** Shorter texts are labels. */
const LEAST_SENTENCE = 60;

/** The nodes to read, in order, without what stands around the content. */
export function mainContent(root: SnapshotNode): SnapshotNode[] {
  const mains = allOf(root, "main");
  const areas = mains.length > 0 ? mains : [root];
  const area = areas.length === 1 && areas[0] ? areaWithin(areas[0], mains.length > 0) : undefined;
  const chosen = area === undefined ? areas : [area];
  return [...titleFor(root, chosen), ...chosen].flatMap((node) => withoutSurroundings(node) ?? []);
}

function areaWithin(around: SnapshotNode, isMain: boolean): SnapshotNode {
  const inside = withoutSurroundings(around) ?? around;
  const article = allOf(inside, "article").find(
    (each) => textLengthOf(each) >= ARTICLE_SHARE * textLengthOf(inside) && textLengthOf(each) > 0,
  );
  if (article || isMain) return article ?? inside;
  return proseOf(inside) >= LEAST_PROSE ? narrowed(inside) : inside;
}

/** Goes down as long as one child holds nearly all of the prose. */
function narrowed(node: SnapshotNode): SnapshotNode {
  const least = proseOf(node) * PROSE_SHARE;
  let area = node;
  for (;;) {
    const next: SnapshotNode | undefined = area.children?.find((child) => isArea(child) && proseOf(child) >= least);
    if (!next) return area;
    area = next;
  }
}

/** A single long paragraph is not yet an area. */
function isArea(node: SnapshotNode): boolean {
  return node.role !== "paragraph" && node.role !== "text" && (node.children?.length ?? 0) > 1;
}

/** Characters of sentences; links and short labels do not count. */
function proseOf(node: SnapshotNode): number {
  if (node.ref !== undefined) return 0;
  if (node.role === "text") return (node.name?.length ?? 0) >= LEAST_SENTENCE ? (node.name?.length ?? 0) : 0;
  if (node.role === "paragraph") {
    const length = textLengthOf(node);
    return length >= LEAST_SENTENCE && linkLengthOf(node) < length / 2 ? length : 0;
  }
  return sum(node.children ?? [], proseOf);
}

function textLengthOf(node: SnapshotNode): number {
  const own = node.role === "text" || node.ref !== undefined ? (node.name?.length ?? 0) : 0;
  return own + sum(node.children ?? [], textLengthOf);
}

function linkLengthOf(node: SnapshotNode): number {
  return (node.role === "link" ? (node.name?.length ?? 0) : 0) + sum(node.children ?? [], linkLengthOf);
}

function sum(nodes: readonly SnapshotNode[], measure: (node: SnapshotNode) => number): number {
  return nodes.reduce((total, node) => total + measure(node), 0);
}

/** The page's title where it stands above the chosen part instead of in it. */
function titleFor(root: SnapshotNode, chosen: readonly SnapshotNode[]): SnapshotNode[] {
  if (chosen.some((node) => node === root || titlesIn(node).length > 0)) return [];
  const inside = withoutSurroundings(root);
  const [title, ...more] = inside ? titlesIn(inside) : [];
  return title && more.length === 0 ? [title] : [];
}

function titlesIn(node: SnapshotNode): SnapshotNode[] {
  if (node.role === "heading" && node.level === 1) return [node];
  return (node.children ?? []).flatMap(titlesIn);
}

function allOf(node: SnapshotNode, role: string): SnapshotNode[] {
  if (node.role === role) return [node];
  return (node.children ?? []).flatMap((child) => allOf(child, role));
}

function withoutSurroundings(node: SnapshotNode): SnapshotNode | undefined {
  if (AROUND.has(node.role)) return undefined;
  if (!node.children) return node;
  return { ...node, children: node.children.flatMap((child) => withoutSurroundings(child) ?? []) };
}
