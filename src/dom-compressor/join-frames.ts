/** The frames of a tab as one tree. Pure. */
import type { FrameSnapshot, PageSnapshot, Place, SnapshotNode } from "../protocol/snapshot.ts";
import { isNearer } from "./place-order.ts";

/** A frame whose document was read. `id` and `parent` are the browser's frame ids; the top frame's is 0. */
export interface ReadFrame {
  id: number;
  parent: number;
  snapshot: FrameSnapshot;
}

/** A frame that may not be read: all that is said of it is its origin. */
export interface HiddenFrame {
  id: number;
  parent: number;
  origin: string;
}

export type ChildFrame = ReadFrame | HiddenFrame;

/**
 * Puts each child frame under the iframe node of its parent that has its index. Hidden frames cannot tell their index:
 * they take the parent's unclaimed iframes, first those that were asked to show the same origin, then in order. A frame
 * whose element nobody can see is left out.
 */
export function joinFrames(top: FrameSnapshot, frames: readonly ChildFrame[]): PageSnapshot {
  const { root, textLength, shown } = join(0, top, frames, new Set([0]));
  const { origin, url, title, scroll } = top;
  return { origin, url, title, scroll, root, textLength, ...(shown.length > 0 ? { frames: shown } : {}) };
}

interface Joined {
  root: SnapshotNode;
  textLength: number;
  /** Frames whose documents stand in the tree. */
  shown: number[];
}

function join(id: number, snapshot: FrameSnapshot, frames: readonly ChildFrame[], seen: ReadonlySet<number>): Joined {
  const children = frames.filter((frame) => frame.parent === id && !seen.has(frame.id));
  if (children.length === 0) return { root: snapshot.root, textLength: snapshot.textLength, shown: [] };
  const placed = claimFrames(iframesIn(snapshot.root), children);
  const known = new Set([...seen, ...children.map((child) => child.id)]);
  const shown: number[] = [];
  let textLength = snapshot.textLength;
  const fill = (node: SnapshotNode): SnapshotNode => {
    const frame = placed.get(node);
    if (!frame) return node.children ? { ...node, children: node.children.map(fill) } : node;
    if (!("snapshot" in frame)) return hiddenNode(node, frame.origin);
    const inner = join(frame.id, frame.snapshot, frames, known);
    textLength += inner.textLength;
    shown.push(frame.id, ...inner.shown);
    return { ...node, children: (inner.root.children ?? []).map((child) => notNearerThan(node.place, child)) };
  };
  return { root: fill(snapshot.root), textLength, shown };
}

/** The page's claim about a frame (its `src`) is replaced by what the browser says of it. */
function hiddenNode(node: SnapshotNode, origin: string): SnapshotNode {
  const { href: _claimed, children: _none, ...rest } = node;
  return { ...rest, name: `hidden, origin ${origin}` };
}

/** All nodes for frames in the tree, in order. */
export function iframesIn(node: SnapshotNode, found: SnapshotNode[] = []): SnapshotNode[] {
  if (node.role === "iframe" && node.frameIndex !== undefined) found.push(node);
  for (const child of node.children ?? []) iframesIn(child, found);
  return found;
}

function claimFrames(iframes: readonly SnapshotNode[], frames: readonly ChildFrame[]): Map<SnapshotNode, ChildFrame> {
  const claimed = new Map<SnapshotNode, ChildFrame>();
  const claim = (frame: ChildFrame, matches: (iframe: SnapshotNode) => boolean): boolean => {
    const iframe = iframes.find((each) => !claimed.has(each) && matches(each));
    if (iframe) claimed.set(iframe, frame);
    return iframe !== undefined;
  };
  for (const frame of frames)
    if ("snapshot" in frame) claim(frame, (each) => each.frameIndex === frame.snapshot.frameIndex);
  const hidden = frames.filter((frame) => !("snapshot" in frame));
  const rest = hidden.filter((frame) => !claim(frame, (each) => "origin" in frame && each.href === frame.origin));
  for (const frame of rest) claim(frame, () => true);
  return claimed;
}

/** What is in a frame is at best as near as the frame. */
function notNearerThan(place: Place, node: SnapshotNode): SnapshotNode {
  const further = isNearer(place, node.place) ? node.place : place;
  const children = node.children?.map((child) => notNearerThan(place, child));
  return { ...node, place: further, ...(children ? { children } : {}) };
}
