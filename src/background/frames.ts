/** The documents that are live in a tab, and how a point in a frame becomes a point in the tab. */
import type { LiveDocument } from "../agent/index.ts";
import { PageError } from "../protocol/errors.ts";
import { webOrigin } from "../protocol/grant.ts";
import { askDocument } from "./content-link.ts";

/**
 * Live documents of a tab, the top one first. Documents in the back/forward cache and prerendered ones are left out.
 * @throws {PageError} when the tab is closed
 */
export async function liveDocuments(tabId: number): Promise<LiveDocument[]> {
  const frames = await chrome.webNavigation.getAllFrames({ tabId }).catch(() => null);
  if (!frames) throw new PageError("tab-closed", "The tab was closed before the task had ended.");
  const live = frames.filter((frame) => frame.documentLifecycle === "active" && !frame.errorOccurred);
  const byFrame = new Map(live.map((frame) => [frame.frameId, frame]));
  return live
    .map((frame) => ({
      documentId: frame.documentId,
      frameId: frame.frameId,
      parentFrameId: frame.parentFrameId,
      url: frame.url,
      origin: originOf(frame, byFrame),
    }))
    .sort((left, right) => left.frameId - right.frameId);
}

/** Whether the tab shows the browser's own error page, or what there is of a page whose loading was broken off. */
export async function isLoadBroken(tabId: number): Promise<boolean> {
  const top = await chrome.webNavigation.getFrame({ tabId, frameId: 0 });
  return top?.errorOccurred === true;
}

interface Frame {
  url: string;
  parentFrameId: number;
}

/** about:blank and srcdoc documents have the origin of the document that made them; the content script confirms it. */
function originOf(frame: Frame, byFrame: Map<number, Frame>): string {
  if (!frame.url.startsWith("about:")) return webOrigin(frame.url) ?? "null";
  const parent = byFrame.get(frame.parentFrameId);
  return parent ? originOf(parent, byFrame) : "null";
}

/** Where a document's frame sits: in which document, and as which of its `window.frames`. */
export interface FramePosition {
  parentDocumentId: string;
  frameIndex: number;
}

export interface LocatedPoint {
  x: number;
  y: number;
  /** Documents on the way that now guard against an event that misses the frame. */
  guarded: string[];
}

/**
 * Translates a point of a document to the tab's viewport, frame by frame; each frame on the way confirms that the
 * next one is what lies at the point. Null when it is not.
 */
export async function locateInTab(
  tabId: number,
  documentId: string,
  positions: Map<string, FramePosition>,
  point: { x: number; y: number },
  guard: boolean,
): Promise<LocatedPoint | null> {
  let { x, y } = point;
  const guarded: string[] = [];
  for (let position = positions.get(documentId); position; position = positions.get(position.parentDocumentId)) {
    const { parentDocumentId, frameIndex } = position;
    const located = await askDocument({ tabId, documentId: parentDocumentId }, "frame-locate", {
      frameIndex,
      guard,
      x,
      y,
    });
    if (!located) return null;
    ({ x, y } = located);
    if (guard) guarded.push(parentDocumentId);
  }
  return { x, y, guarded };
}
