/**
 * The outline outside the extension: one call, from a page's own world. The build (`scripts/build-outline.mjs`) makes
 * every global of the browser a property of a realm that it is given, so that this code can be run for the document of
 * a same-origin frame as it runs for the page's own: there is no message to send to it here.
 */
import type { FrameSnapshot, PageSnapshot } from "../protocol/snapshot.ts";
import { expandOutline } from "./expand.ts";
import { type ChildFrame, iframesIn, joinFrames } from "./join-frames.ts";
import { KeptParts } from "./kept-parts.ts";
import { RefRegistry } from "./refs.ts";
import { DEFAULT_BUDGET, renderOutline } from "./render.ts";
import { onlyInViewport } from "./viewport-only.ts";
import { takeSnapshot } from "./walk.ts";

export interface OutlineOptions {
  /** Tokens (o200k) that the text may have; 2,000 by default. */
  budget?: number;
  /** Only what the window shows: what can be operated, and of names and prose no more than it takes to know them again. */
  viewportOnly?: boolean;
  /** Instead of the outline all that lies under one thing, or without a ref in the page, as the action `expand` gives it. */
  expand?: { ref?: string; part?: number };
}

export interface PageOutline {
  text: string;
  /** The element behind every ref that stands in `text`. */
  refs: Map<string, Element>;
  /** Estimated o200k tokens of `text`. */
  tokens: number;
  /** Milliseconds of the call that went by in reading the page; in the extension the rest is the worker's. */
  readMs: number;
  /** How many parts there are of what was expanded. */
  parts?: number;
}

/** Reads one document and knows the elements behind the refs it gave. */
export interface DocumentReader {
  /** @param whole also of long runs far from the window everything */
  read(refPrefix: string, whole?: boolean): FrameSnapshot;
  resolve(ref: string): Element | undefined;
}

/** A reader for the document of the realm that this code was made for. */
export function createReader(): DocumentReader {
  const registry = new RefRegistry();
  const kept = new KeptParts();
  return {
    read: (refPrefix, whole = false) => takeSnapshot(registry, { refPrefix, kept, whole }),
    resolve: (ref) => registry.resolve(ref),
  };
}

interface KnownDocument {
  prefix: string;
  reader: DocumentReader;
}

/**
 * The function that is put into pages. Elements keep their refs from call to call.
 * @param readerIn makes a reader for the document that a window shows
 */
export function createOutliner(readerIn: (shown: Window) => DocumentReader): (options?: OutlineOptions) => PageOutline {
  const known = new WeakMap<Document, KnownDocument>();
  let count = 0;
  const knownIn = (shown: Window): KnownDocument => {
    const before = known.get(shown.document);
    if (before) return before;
    const made = { prefix: prefixOf(count), reader: readerIn(shown) };
    count += 1;
    known.set(shown.document, made);
    return made;
  };
  return ({ budget = DEFAULT_BUDGET, viewportOnly = false, expand } = {}) => {
    const documents: KnownDocument[] = [];
    const start = performance.now();
    const page = readPage((shown) => {
      const document = knownIn(shown);
      documents.push(document);
      return document.reader.read(document.prefix, expand !== undefined);
    });
    const readMs = performance.now() - start;
    const said = expand ? expanded(page, expand, budget) : outlined(page, budget, viewportOnly);
    return { ...said, refs: refsIn(said.text, documents), readMs };
  };
}

type Said = Omit<PageOutline, "refs" | "readMs">;

function outlined(page: PageSnapshot, budget: number, viewportOnly: boolean): Said {
  const { text, tokens } = renderOutline(viewportOnly ? onlyInViewport(page) : page, { budget, glance: viewportOnly });
  return { text, tokens };
}

/** @throws {Error} that says what is not there: the thing, or the part */
function expanded(page: PageSnapshot, { ref, part }: NonNullable<OutlineOptions["expand"]>, budget: number): Said {
  const reading = expandOutline(page, { ref, part, budget });
  if ("refused" in reading) throw new Error(reading.refused);
  return { text: reading.text, tokens: reading.tokens, parts: reading.parts };
}

/** Letters that begin the refs of a document, by its number: a to z, then aa, ab and so on. */
function prefixOf(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : prefixOf(Math.floor(number / 26) - 1) + letter;
}

function refsIn(text: string, documents: readonly KnownDocument[]): Map<string, Element> {
  const refs = new Map<string, Element>();
  for (const [, ref = "", prefix] of text.matchAll(/\[(([a-z]{1,3})\d{1,6})\]/g)) {
    const element = documents.find((each) => each.prefix === prefix)?.reader.resolve(ref);
    if (element) refs.set(ref, element);
  }
  return refs;
}

function readPage(read: (shown: Window) => FrameSnapshot): PageSnapshot {
  const top = read(window);
  const frames: ChildFrame[] = [];
  readFramesOf({ id: 0, shown: window, snapshot: top }, read, frames);
  return joinFrames(top, frames);
}

interface FrameBeingRead {
  id: number;
  shown: Window;
  snapshot: FrameSnapshot;
}

/** Adds the frames that can be seen in `parent`, and theirs. Of another origin's frame only that origin can be said. */
function readFramesOf(parent: FrameBeingRead, read: (shown: Window) => FrameSnapshot, frames: ChildFrame[]): void {
  for (const { frameIndex, href } of iframesIn(parent.snapshot.root)) {
    const child = frameIndex === undefined ? undefined : parent.shown[frameIndex];
    if (!child) continue;
    const id = frames.length + 1;
    if (!isReadable(child)) {
      frames.push({ id, parent: parent.id, origin: href ?? "null" });
      continue;
    }
    const snapshot = read(child);
    frames.push({ id, parent: parent.id, snapshot });
    readFramesOf({ id, shown: child, snapshot }, read, frames);
  }
}

/** Whether the page may look into the frame: its own origin's, as the browser judges it. */
function isReadable(frame: Window): boolean {
  try {
    return frame.document.documentElement !== null;
  } catch {
    return false;
  }
}
