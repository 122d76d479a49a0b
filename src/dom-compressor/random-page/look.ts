/** For tests: what is read of a page, in every form and size, and what stands in it. */
import type { FrameSnapshot, PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import type { KeptParts, takeSnapshot } from "../index.ts";
import { expandOutline, readMarkdown, renderOutline } from "../outline.ts";
import type { RefRegistry } from "../refs.ts";
import { onlyInViewport } from "../viewport-only.ts";
import { isListening, openShadowRoot } from "./mount.ts";

export const BUDGETS = [60, 300, 2_000];
const REF = /\[([a-z]{1,3}\d{1,6})\]/gi;

interface Reading {
  read: typeof takeSnapshot;
  registry: RefRegistry;
  refPrefix: string;
  /** Leaves nothing unread. */
  whole?: boolean;
  kept?: KeptParts;
}

/** One document as the code of its own realm reads it. */
export function readFrame({ read, registry, ...options }: Reading): FrameSnapshot {
  return read(registry, { ...options, openShadowRoot, isListening });
}

interface Shown {
  budget: number;
  text: string;
}

/** The outline in every size, and what the window shows in every size. */
export function outlinesOf(page: PageSnapshot): Shown[] {
  const glance = onlyInViewport(page);
  return BUDGETS.flatMap((budget) => [
    { budget, text: renderOutline(page, { budget }).text },
    { budget, text: renderOutline(glance, { budget, glance: true }).text },
  ]);
}

/** All parts of what `expand` says of the whole page. */
export function partsOf(page: PageSnapshot, budget: number): string[] {
  const parts: string[] = [];
  for (let part = 1; ; part += 1) {
    const reading = expandOutline(page, { part, budget });
    if ("refused" in reading) return parts;
    parts.push(reading.text);
  }
}

/** The first part of the page as an article. */
export function markdownOf(page: PageSnapshot): string {
  const reading = readMarkdown(page, {});
  return "refused" in reading ? "" : reading.text;
}

/** The node and all below it, in the order of the page. */
export function nodesIn(node: SnapshotNode): SnapshotNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

/** The refs of a page in its order. */
export function refsOf({ root }: { root: SnapshotNode }): string[] {
  return nodesIn(root).flatMap(({ ref }) => ref ?? []);
}

/** Whatever reads as a ref. */
export function refsIn(text: string): string[] {
  return [...text.matchAll(REF)].map(([, ref = ""]) => ref);
}
