/** The documents that are live in a tab, and how a point in a frame becomes a point in the tab. */
import type { LiveDocument } from "../../agent/index.ts";
import { PageError } from "../../protocol/errors.ts";
import { webOrigin } from "../../protocol/grant.ts";
import { askDocument, nullWhenGone } from "../document/content-link.ts";
import { NavigationWatch } from "./navigation-watch.ts";
import { obstacleOf } from "./tab-view.ts";

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

/** Why nothing can be read in a tab as it is now, with what to do instead; null when nothing is known against it. */
export async function obstacleInTab(tabId: number): Promise<string | null> {
  const top = await topFrame(tabId);
  // A tab in which nothing has been opened yet has no address: what comes is waited for.
  if (!top?.url) return null;
  // The browser's own error page, or what there is of a page whose loading was broken off.
  const broken = top.errorOccurred ? "This page could not be loaded. Reload it and run again." : null;
  return obstacleOf(top.url) ?? broken;
}

const topFrame = (tabId: number) => chrome.webNavigation.getFrame({ tabId, frameId: 0 });

/**
 * Chrome puts a page of its own where one could not be opened: goes back to the page before, where a run can go on.
 * @param wasLeftByInput going back restores what was typed, but passes over a page on which nobody did anything before it
 *   was left: that one is opened anew
 */
export async function leaveErrorPage(tabId: number, before: LiveDocument, wasLeftByInput: boolean): Promise<void> {
  if (!(await topFrame(tabId))?.errorOccurred || webOrigin(before.url) === undefined) return;
  const watch = new NavigationWatch(tabId);
  try {
    await (wasLeftByInput ? chrome.tabs.goBack(tabId) : chrome.tabs.update(tabId, { url: before.url }));
    await watch.finished();
  } catch {
    // There is no way back: the next look says what the tab shows.
  } finally {
    watch.stop();
  }
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
 * next one is what lies at the point. Null when it is not, or when the document no longer stands there.
 */
export async function locateInTab(
  tabId: number,
  documentId: string,
  positions: Map<string, FramePosition>,
  point: { x: number; y: number },
  guard: boolean,
): Promise<LocatedPoint | null> {
  let { x, y } = point;
  let inner = documentId;
  const guarded: string[] = [];
  const moved = async () => {
    await releaseGuards(tabId, guarded);
    return null;
  };
  for (let position = positions.get(inner); position; position = positions.get(inner)) {
    const { parentDocumentId, frameIndex } = position;
    const parent = { tabId, documentId: parentDocumentId };
    const located = await askDocument(parent, "frame-locate", { frameIndex, guard, x, y });
    if (!located) return moved();
    if (guard) guarded.push(parentDocumentId);
    // A frame's number only ever falls: what has it afterwards had it when the frame was located.
    if (!(await isStillAt(tabId, inner, frameIndex))) return moved();
    ({ x, y } = located);
    inner = parentDocumentId;
  }
  return (await isOnTop(tabId, inner)) ? { x, y, guarded } : moved();
}

/** Has documents let pass again what misses a frame in them. */
export async function releaseGuards(tabId: number, documentIds: readonly string[]): Promise<void> {
  for (const documentId of documentIds) {
    await askDocument({ tabId, documentId }, "guard-release", null).catch(nullWhenGone);
  }
}

/** Whether a document is this one of its parent's frames: when one goes, those behind it move up. */
export async function isStillAt(tabId: number, documentId: string, frameIndex: number): Promise<boolean> {
  return (await askDocument({ tabId, documentId }, "frame-index", null)) === frameIndex;
}

/** Whether the tab shows a document by itself. Of one in a frame whose place is not known there are no points in the tab. */
async function isOnTop(tabId: number, documentId: string): Promise<boolean> {
  return (await topFrame(tabId))?.documentId === documentId;
}
