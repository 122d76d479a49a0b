/** What a run sees of a tab: its documents, joined to one page; single elements of them; and where the focus is. */
import { type DocumentRef, type Focus, type LiveDocument, type Observation, PageBlocked } from "../../agent/index.ts";
import { DEFAULT_BUDGET, joinFrames, renderOutline } from "../../dom-compressor/outline.ts";
import { PageError } from "../../protocol/errors.ts";
import type { BackgroundToContent } from "../../protocol/messages.ts";
import type { ElementFacts, FrameSnapshot, PageSnapshot } from "../../protocol/snapshot.ts";
import { believable } from "../document/believable.ts";
import { askDocument, type DocumentAddress, DocumentGone, nullWhenGone } from "../document/content-link.ts";
import { within } from "../time-limit.ts";
import { type FramePosition, isStillAt, liveDocuments, obstacleInTab } from "./frames.ts";
import type { HeldByDialog } from "./held-by-dialog.ts";
import { isPdf, PDF_OBSTACLE, withPdfNamed } from "./pdf.ts";
import { SETTLE_LIMIT_MS } from "./settling.ts";
import { untilLoaded } from "./until-loaded.ts";

const RELEASE_LIMIT_MS = 1000;
/** A page that goes on loading can be read all the same. */
const LOAD_LIMIT_MS = 10_000;

interface ReadFrame {
  live: LiveDocument;
  snapshot: FrameSnapshot | null;
}

export class TabReader {
  /** Where the frames of what was read last sit, by document. */
  readonly positions = new Map<string, FramePosition>();
  /** Documents whose things the last observation showed. */
  lastRead: readonly LiveDocument[] = [];
  /** Documents that were looked at; a new one is given time to build itself up. */
  private readonly known = new Set<string>();
  private readonly pdfs = new Set<string>();
  private hasBeenRead = false;

  /**
   * @param dialog while the page has one open, nothing in it answers
   * @param isHome the task began here: on what cannot be read there is nothing to begin with
   */
  constructor(
    private readonly tabId: number,
    private readonly dialog: HeldByDialog,
    private readonly isHome: boolean,
  ) {}

  /** Live documents, the top one first. @throws {PageError} when the tab is closed or shows what cannot be read */
  async documents(): Promise<LiveDocument[]> {
    const [live, obstacle] = await Promise.all([liveDocuments(this.tabId), obstacleInTab(this.tabId)]);
    if (obstacle !== null) throw new PageError("page-restricted", obstacle);
    return live.length === 0 && (await this.wakeUp()) ? liveDocuments(this.tabId) : live;
  }

  /**
   * Loads a page that Chrome has put out of its memory: by its address, so that no form is sent again.
   * @returns whether it was one
   */
  private async wakeUp(): Promise<boolean> {
    const tab = await chrome.tabs.get(this.tabId).catch(() => null);
    if (!tab?.discarded || tab.url === undefined) return false;
    await chrome.tabs.update(this.tabId, { url: tab.url });
    await within(LOAD_LIMIT_MS, untilLoaded(this.tabId), () => undefined);
    return true;
  }

  /** Reads these documents; the others of the tab are named as hidden. Null when the page was replaced meanwhile. */
  async observe(documents: DocumentRef[]): Promise<Observation | null> {
    const page = await this.readPage(documents, false);
    if (!page) return null;
    const { text, tokens, pageTokens } = renderOutline(page, { budget: DEFAULT_BUDGET });
    return { page, outline: text, tokens, pageTokens };
  }

  /** The same with all that an observation only counts. */
  readWhole(documents: DocumentRef[]): Promise<PageSnapshot | null> {
    return this.readPage(documents, true);
  }

  private async readPage(documents: DocumentRef[], whole: boolean): Promise<PageSnapshot | null> {
    const live = await this.documents();
    const frames = await Promise.all(
      documents.flatMap((document) => {
        const frame = live.find(({ documentId }) => documentId === document.documentId);
        return frame ? [this.snapshot(document, frame, whole)] : [];
      }),
    );
    const [top, ...others] = frames;
    // Without the top document what was read belongs to a page that is no longer shown.
    if (!top?.snapshot || top.live.parentFrameId >= 0) return null;
    this.rememberPositions(frames);
    this.lastRead = frames.flatMap(({ live, snapshot }) => (snapshot ? [live] : []));
    const unread = live.filter(({ documentId }) => !documents.some((document) => document.documentId === documentId));
    return joinPage(top.snapshot, [...others, ...unread.map((frame) => ({ live: frame, snapshot: null }))]);
  }

  private async snapshot(document: DocumentRef, frame: LiveDocument, whole: boolean): Promise<ReadFrame> {
    const address = { tabId: this.tabId, documentId: document.documentId };
    try {
      await this.becomeAcquainted(address, frame);
      const snapshot = await askDocument(address, "snapshot-take", { refPrefix: document.prefix, whole });
      // A sandboxed frame has an origin of its own that no grant covers, whatever its address says.
      if (snapshot.origin !== frame.origin) return { live: frame, snapshot: null };
      if (frame.parentFrameId < 0) this.hasBeenRead = true;
      return { live: frame, snapshot: this.pdfs.has(document.documentId) ? withPdfNamed(snapshot) : snapshot };
    } catch (error) {
      if (error instanceof DocumentGone || (error instanceof PageError && frame.parentFrameId >= 0)) {
        return { live: frame, snapshot: null };
      }
      throw error;
    }
  }

  /** Lets a new document build itself up, and has it tell from now on when the user acts in it. */
  private async becomeAcquainted(address: DocumentAddress, frame: LiveDocument): Promise<void> {
    if (this.known.has(address.documentId)) return;
    await this.lookForPdf(address, frame);
    await askDocument(address, "settle-wait", { limitMs: SETTLE_LIMIT_MS });
    await askDocument(address, "watch-set", { watching: true });
    this.known.add(address.documentId);
  }

  private async lookForPdf(address: DocumentAddress, { parentFrameId }: LiveDocument): Promise<void> {
    if (!(await isPdf(address))) return;
    if (this.isHome && !this.hasBeenRead && parentFrameId < 0) throw new PageError("page-restricted", PDF_OBSTACLE);
    this.pdfs.add(address.documentId);
  }

  private rememberPositions(frames: ReadFrame[]): void {
    this.positions.clear();
    for (const { live, snapshot } of frames) {
      const parent = frames.find((frame) => frame.live.frameId === live.parentFrameId);
      if (!parent || snapshot?.frameIndex == null) continue;
      this.positions.set(live.documentId, {
        parentDocumentId: parent.live.documentId,
        frameIndex: snapshot.frameIndex,
      });
    }
  }

  /** Facts of an element now; null when it is gone and none like it is there. */
  async describe(documents: DocumentRef[], ref: string, print?: number): Promise<ElementFacts | null> {
    const prefix = ref.replace(/\d+$/, "");
    const document = documents.find((candidate) => candidate.prefix === prefix);
    if (!document) return null;
    return this.facts(document, { ref, ...(print === undefined ? {} : { print }) });
  }

  private async facts(document: DocumentRef, request: ContentData<"element-describe">): Promise<ElementFacts | null> {
    const address = { tabId: this.tabId, documentId: document.documentId };
    const asked = askDocument(address, "element-describe", request).catch(nullWhenGone);
    const facts = await this.dialog.unlessOpened(asked, () => {
      throw new PageBlocked();
    });
    return facts && believable(facts, { ref: request.ref, ...document }, await liveDocuments(this.tabId));
  }

  /** Where a key would go now, through all frames; `hidden` when that is a frame that was not read. */
  async focus(documents: DocumentRef[]): Promise<Focus> {
    let [document] = documents;
    while (document) {
      const facts = await this.facts(document, { ref: null });
      const { frameIndex } = facts ?? {};
      if (frameIndex === undefined) return { document, facts };
      document = await this.documentAt(documents, document, frameIndex);
    }
    return "hidden";
  }

  private async documentAt(
    documents: DocumentRef[],
    { documentId }: DocumentRef,
    frameIndex: number,
  ): Promise<DocumentRef | undefined> {
    const child = documents.find((candidate) => {
      const position = this.positions.get(candidate.documentId);
      return position?.parentDocumentId === documentId && position.frameIndex === frameIndex;
    });
    const isThere = child && (await isStillAt(this.tabId, child.documentId, frameIndex).catch(nullWhenGone));
    return isThere ? child : undefined;
  }

  /** Takes all documents for new ones from now on. @returns those that still tell when the user acts in them */
  forgetDocuments(): string[] {
    const watched = [...this.known];
    this.known.clear();
    return watched;
  }
}

type ContentData<Name extends keyof BackgroundToContent> = BackgroundToContent[Name]["request"];

/** Joins what was read to the top document; what was not is named by its origin alone. */
function joinPage(top: FrameSnapshot, frames: ReadFrame[]): PageSnapshot {
  const joined = frames.map(({ live, snapshot }) => {
    const place = { id: live.frameId, parent: live.parentFrameId };
    return snapshot ? { ...place, snapshot } : { ...place, origin: live.origin };
  });
  return joinFrames(top, joined);
}

/** Has documents tell no more when the user acts in them. */
export async function unwatch(tabId: number, documentIds: string[]): Promise<void> {
  const unwatched = documentIds.map((documentId) =>
    askDocument({ tabId, documentId }, "watch-set", { watching: false }).catch(() => undefined),
  );
  // A page that does not answer must not keep the run.
  await within(RELEASE_LIMIT_MS, Promise.all(unwatched), () => undefined);
}
