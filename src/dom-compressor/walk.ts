/** Live DOM to a tree of plain data: one visit of the flat tree, top down. */
import type { FrameSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText } from "./clean-text.ts";
import { hidesContents, holdsPositioned } from "./clipping.ts";
import { isField } from "./control-node.ts";
import { lookForCoverers } from "./coverers.ts";
import { flatContains, isElement, isText, rememberShadowRootOpener, type ShadowRootOpener } from "./dom-access.ts";
import { dependsOnPage, type KeptParts, relatedTo, type Trace } from "./kept-parts.ts";
import { rectOf, styleOf, withLayoutCache } from "./layout.ts";
import { type IsListening, rememberListening } from "./listening.ts";
import type { RefRegistry } from "./refs.ts";
import { roleOf } from "./roles.ts";
import { watchForPasswords } from "./secret-fields.ts";
import type { TextCollector } from "./text-collector.ts";
import { ReadingLimits } from "./unread-run.ts";
import { visitElement } from "./visit-element.ts";
import { visitTextIn } from "./visit-text.ts";
import { collect, exposeUpTo, type Level, leave, type Walk } from "./walk-levels.ts";

interface SnapshotOptions {
  /** Letters that begin every ref of this document. */
  refPrefix: string;
  /** The way into closed shadow roots. */
  openShadowRoot?: ShadowRootOpener | undefined;
  /** Which elements are known to listen for presses; nothing else is ever asked of the listeners themselves. */
  isListening?: IsListening | undefined;
  /** Leaves nothing unread, however much it is. */
  whole?: boolean | undefined;
  /** What was read before and may be read again; not for a whole document. */
  kept?: KeptParts | undefined;
}

/**
 * Reads the document as a person could see it; what is far outside the window and very much of it is only counted,
 * unless the whole is asked for. Nothing in the page is changed.
 */
export function takeSnapshot(registry: RefRegistry, options: SnapshotOptions): FrameSnapshot {
  rememberShadowRootOpener(options.openShadowRoot);
  rememberListening(options.isListening);
  return withLayoutCache(() => {
    const walk: Walk = {
      registry,
      refPrefix: options.refPrefix,
      levels: [],
      limits: new ReadingLimits(options.whole ?? false),
      kept: options.whole ? undefined : options.kept,
      textLength: 0,
      controlsAround: 0,
      preformatted: false,
      origin: self.origin,
      path: location.pathname,
      query: location.search,
    };
    const children = document.documentElement ? read(walk, document.documentElement) : [];
    return {
      origin: self.origin,
      url: addressWithoutQuery(document.URL),
      title: cleanText(document.title),
      frameIndex: frameIndexIn(window),
      scroll: scrollState(),
      root: { role: "document", place: "viewport", children },
      textLength: walk.textLength,
    };
  });
}

function read(walk: Walk, root: Element): SnapshotNode[] {
  watchForPasswords(document);
  walk.kept?.begin();
  lookForCoverers(root, walk.kept);
  walk.kept?.lookAtScene();
  let children: SnapshotNode[] = [];
  collect(walk, root, (nodes) => {
    children = nodes;
  });
  visitAll(walk);
  return children;
}

/** Origin and path. */
function addressWithoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, "");
}

/** Which of its parent's `window.frames` a window is; null for the top one. */
export function frameIndexIn(frame: Window): number | null {
  if (frame.parent === frame) return null;
  for (let index = 0; index < frame.parent.length; index += 1) if (frame.parent[index] === frame) return index;
  return null;
}

function scrollState(): FrameSnapshot["scroll"] {
  const scroller = document.scrollingElement ?? document.documentElement;
  return { y: Math.round(scrollY), height: scroller?.scrollHeight ?? 0, viewport: innerHeight };
}

/** Visits in document order, with a stack of its own: pages may be nested deeper than the one of the language is. */
function visitAll(walk: Walk): void {
  for (let level = walk.levels.at(-1); level; level = walk.levels.at(-1)) {
    const child = level.children[level.next];
    level.next += 1;
    if (child === undefined) leave(walk, level);
    else if (isText(child)) visitTextIn(walk, level, child);
    else if (isElement(child)) visitElementIn(walk, level, child);
  }
}

function visitElementIn(walk: Walk, { unread, into, trace }: Level, element: Element): void {
  if (unread?.takes(element)) {
    trace.extend(rectOf(element));
    return;
  }
  unread?.end(into);
  if (giveKept(walk, element, into, trace)) return;
  walk.limits.count(1);
  trace.elements += 1;
  const role = roleOf(element);
  // A field that is hidden may yet be pressed by its label.
  if (walk.kept && (!hidesContents(element) || isField(element, role))) noteDependences(walk, element, role, trace);
  visitElement(walk, element, role, into);
}

/** Gives what was read before of the element, where that still holds. */
function giveKept(walk: Walk, element: Element, into: TextCollector, trace: Trace): boolean {
  if (!walk.kept || walk.controlsAround > 0 || walk.preformatted) return false;
  const part = walk.kept.partOf(element);
  if (!part || !walk.limits.hasRoomFor(part.trace.elements + 1)) return false;
  part.give(into);
  walk.limits.count(part.trace.elements + 1);
  walk.textLength += part.trace.textLength;
  trace.elements += 1;
  trace.merge(part.trace);
  return true;
}

/** Notes what the parts that are being read depend on outside of them. */
function noteDependences(walk: Walk, element: Element, role: string, trace: Trace): void {
  trace.watch(element);
  if (dependsOnPage(element, role)) exposeUpTo(walk, () => false);
  const { display, position } = styleOf(element);
  if (display !== "inline" && position === "absolute") exposeUpTo(walk, holdsPositioned);
  for (const related of relatedTo(element)) exposeUpTo(walk, (around) => flatContains(around, related));
}
