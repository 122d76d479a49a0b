/** One tab of a run, as the agent needs it: looks and actions over content scripts, the debugger and navigation. */
import {
  type DocumentRef,
  type Focus,
  type LiveDocument,
  type Observation,
  PageBlocked,
  type PagePort,
  type PerformRequest,
  type TabResult,
} from "../agent/index.ts";
import { DEFAULT_BUDGET, joinFrames, renderOutline } from "../dom-compressor/outline.ts";
import type { ActionResult } from "../protocol/action.ts";
import { ConfigurationError, PageError } from "../protocol/errors.ts";
import { webOrigin } from "../protocol/grant.ts";
import type { BackgroundToContent, InputRequest } from "../protocol/messages.ts";
import type { ElementFacts, FrameSnapshot } from "../protocol/snapshot.ts";
import { readAttachments } from "./attachment-store.ts";
import { askDocument, type DocumentAddress, DocumentGone } from "./content-link.ts";
import { answerDialogOf, attachDebugger, detachDebugger } from "./debugger.ts";
import { type FramePosition, leaveErrorPage, liveDocuments, locateInTab, obstacleInTab } from "./frames.ts";
import { goBack } from "./go-back.ts";
import { HeldByDialog } from "./held-by-dialog.ts";
import { isInputOf, MAX_INPUTS } from "./input-scope.ts";
import { NavigationWatch } from "./navigation-watch.ts";
import { readFromPage } from "./page-reading.ts";
import { isPdf, PDF_OBSTACLE, withPdfNamed } from "./pdf.ts";
import { makeInput, releaseButton } from "./trusted-input.ts";

/** How long a page may stay restless after an action, and before it is looked at for the first time. */
const SETTLE_LIMIT_MS = 3000;
const RELEASE_LIMIT_MS = 1000;

/** Actions that can change a page without an input: native lists, dates and colours are set, not clicked. */
const WITHOUT_INPUT: ReadonlySet<string> = new Set(["select_option", "fill_form", "type", "upload_file"]);

const NO_ANSWER =
  "the page that this leads to has not answered yet; the one before is still here: wait for the other, or go on";

/** Inputs that must not land anywhere else, in no frame on the way either. */
const GUARDED: ReadonlySet<InputRequest["primitive"]> = new Set(["press", "down"]);

type WholeRun = "use" | "openTab" | "closeTab" | "originOf";

export class TabPage implements Omit<PagePort, WholeRun> {
  /** A dialog of the page, and what it keeps from answering. */
  readonly dialog = new HeldByDialog();
  private readonly positions = new Map<string, FramePosition>();
  /** Documents that were looked at; a new one is given time to build itself up. */
  private readonly known = new Set<string>();
  private readonly pdfs = new Set<string>();
  private hasBeenRead = false;
  private trusted = true;
  private closed = false;

  /** @param isHome the task began here: on what cannot be read there is nothing to begin with */
  constructor(
    private readonly tabId: number,
    private readonly isHome = false,
  ) {}

  async documents(): Promise<LiveDocument[]> {
    const live = await liveDocuments(this.tabId);
    const obstacle = await obstacleInTab(this.tabId);
    if (obstacle !== null) throw new PageError("page-restricted", obstacle);
    return live;
  }

  observe(documents: DocumentRef[]): Promise<Observation | null> {
    return this.dialog.unlessOpened(this.observeNow(documents), () => null);
  }

  private async observeNow(documents: DocumentRef[]): Promise<Observation | null> {
    await this.dialog.settled();
    await this.attach();
    const live = await this.documents();
    const frames = await Promise.all(
      documents.flatMap((document) => {
        const frame = live.find(({ documentId }) => documentId === document.documentId);
        return frame ? [this.snapshot(document, frame)] : [];
      }),
    );
    const [top, ...others] = frames;
    // Without the top document what was read belongs to a page that is no longer shown.
    if (!top?.snapshot || top.live.parentFrameId >= 0) return null;
    this.rememberPositions(frames);
    const unread = live.filter(({ documentId }) => !documents.some((document) => document.documentId === documentId));
    const page = joinFrames(top.snapshot, [
      ...others.map(({ live, snapshot }) =>
        snapshot ? { ...place(live), snapshot } : { ...place(live), origin: live.origin },
      ),
      ...unread.map((frame) => ({ ...place(frame), origin: frame.origin })),
    ]);
    const { text, tokens, pageTokens } = renderOutline(page, { budget: DEFAULT_BUDGET });
    return { page, outline: text, tokens, pageTokens };
  }

  private async attach(): Promise<void> {
    if (this.closed) throw new PageError("page-unreachable", "The run has let go of this tab.");
    try {
      await attachDebugger(this.tabId);
      this.trusted = true;
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      // Where the browser refuses the debugger, DOM events do most of the same work.
      this.trusted = false;
    }
  }

  private async snapshot(document: DocumentRef, frame: LiveDocument): Promise<ReadFrame> {
    const address = { tabId: this.tabId, documentId: document.documentId };
    try {
      if (!this.known.has(document.documentId)) {
        await this.lookForPdf(address, frame);
        await askDocument(address, "settle-wait", { limitMs: SETTLE_LIMIT_MS });
        await askDocument(address, "watch-set", { watching: true });
        this.known.add(document.documentId);
      }
      const snapshot = await askDocument(address, "snapshot-take", { refPrefix: document.prefix });
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

  async describe(documents: DocumentRef[], ref: string, print?: number): Promise<ElementFacts | null> {
    const prefix = ref.replace(/\d+$/, "");
    const document = documents.find((candidate) => candidate.prefix === prefix);
    if (!document) return null;
    return this.facts(document, { ref, ...(print === undefined ? {} : { print }) });
  }

  private facts(document: DocumentRef, request: ContentData<"element-describe">): Promise<ElementFacts | null> {
    const address = { tabId: this.tabId, documentId: document.documentId };
    const asked = askDocument(address, "element-describe", request).catch(nullWhenGone);
    return this.dialog.unlessOpened(asked, () => {
      throw new PageBlocked();
    });
  }

  async focus(documents: DocumentRef[]): Promise<Focus> {
    let [document] = documents;
    while (document) {
      const facts = await this.facts(document, { ref: null });
      const { frameIndex } = facts ?? {};
      if (frameIndex === undefined) return { document, facts };
      const { documentId } = document;
      document = documents.find((child) => {
        const position = this.positions.get(child.documentId);
        return position?.parentDocumentId === documentId && position.frameIndex === frameIndex;
      });
    }
    return "hidden";
  }

  perform(request: PerformRequest, signal: AbortSignal): Promise<TabResult> {
    return this.dialog.hold(this.performAndSettle(request, signal));
  }

  read = readFromPage;

  private async performAndSettle(request: PerformRequest, signal: AbortSignal): Promise<TabResult> {
    const [before] = await liveDocuments(this.tabId);
    const watch = new NavigationWatch(this.tabId);
    try {
      const result = await this.performInPage(request, signal);
      if (result.outcome !== "done" && result.outcome !== "no-change") return result;
      return await this.settle(request.document.documentId, result, watch, before);
    } finally {
      watch.stop();
    }
  }

  /** Runs the action in the page and makes the inputs that it asks for, one by one. */
  private async performInPage(request: PerformRequest, signal: AbortSignal): Promise<ActionResult> {
    const { actionId, action, prints, document, relocate, attachments = [] } = request;
    const address = { tabId: this.tabId, documentId: document.documentId };
    const cancel = () => void askDocument(address, "action-cancel", { actionId }).catch(nullWhenGone);
    signal.addEventListener("abort", cancel);
    let inputs = 0;
    try {
      const files = action.action === "upload_file" ? { files: await readAttachments(attachments, action.files) } : {};
      const start = { actionId, action, prints, trusted: this.trusted, relocate, ...files };
      let reply = await askDocument(address, "action-perform", start);
      while (reply.state === "input") {
        inputs++;
        const problem = signal.aborted || inputs > MAX_INPUTS || !isInputOf(action, reply.input) ? "stopped" : null;
        if (problem ?? (await this.input(document.documentId, reply.input))) {
          await askDocument(address, "action-cancel", { actionId });
          return {
            outcome: inputs > 1 ? "unknown" : "refused",
            effect: problem ?? "its frame is covered or has moved",
          };
        }
        reply = await askDocument(address, "action-continue", { actionId });
      }
      return reply.result;
    } catch (error) {
      if (error instanceof ConfigurationError) return { outcome: "refused", effect: error.message };
      if (!(error instanceof DocumentGone)) throw error;
      // A click that opens a page takes the content script that made it along.
      if (inputs > 0) return { outcome: "done", effect: "" };
      // What is done without input, such as choosing in a list that leads on, may or may not have been done.
      if (WITHOUT_INPUT.has(action.action) || !this.trusted) {
        return { outcome: "unknown", effect: "the page was replaced while this was being done: look whether it was" };
      }
      // Whoever only waits goes on waiting on the page that comes.
      return { outcome: action.action === "wait_for" ? "skipped" : "failed", effect: "the page went away before" };
    } finally {
      signal.removeEventListener("abort", cancel);
      if (action.action === "drag" && inputs > 0) await releaseButton(this.tabId);
    }
  }

  /** Makes one input at its place in the tab; says why not when the frame is not where it should be. */
  private async input(documentId: string, input: InputRequest): Promise<string | null> {
    if (!("x" in input)) {
      await makeInput(this.tabId, input);
      return null;
    }
    const located = await locateInTab(this.tabId, documentId, this.positions, input, GUARDED.has(input.primitive));
    if (!located) return "its frame is covered or has moved";
    const { x, y, guarded } = located;
    await makeInput(this.tabId, { ...input, x, y });
    for (const guard of guarded) {
      await askDocument({ tabId: this.tabId, documentId: guard }, "guard-release", null).catch(nullWhenGone);
    }
    return null;
  }

  /** Waits until the page is quiet or the next one is there, and says what changed. */
  private async settle(
    documentId: string,
    result: ActionResult,
    watch: NavigationWatch,
    before: LiveDocument | undefined,
  ): Promise<TabResult> {
    const settled = await askDocument({ tabId: this.tabId, documentId }, "settle-wait", {
      limitMs: SETTLE_LIMIT_MS,
    }).catch(nullWhenGone);
    if (watch.started) await watch.finished();
    const now = (await liveDocuments(this.tabId))[0];
    if (watch.failed || !now) {
      if (before) await leaveErrorPage(this.tabId, before, this.trusted);
      return { outcome: "failed", effect: `${result.effect}\nthe page could not be opened`.trim() };
    }
    // What was sent may have arrived: to say that nothing was done would invite to do it twice.
    if (watch.isLate && before?.documentId === now.documentId)
      return { outcome: "unknown", effect: `${result.effect}\n${NO_ANSWER}`.trim() };
    const replaced = settled === null || watch.started || before?.documentId !== now.documentId;
    const effects = [result.effect, ...(settled?.changes ?? [])];
    if (replaced) effects.push(movedTo(before?.url, now.url));
    const opened = await openedBy(watch);
    const changed = replaced || opened.length > 0 || effects.some((line) => line && line !== "no change");
    const effect = [...new Set(effects.filter(Boolean))].join("\n") || (opened.length > 0 ? "" : "no change");
    const outcome = result.outcome === "done" && !changed ? "no-change" : result.outcome;
    return { ...result, outcome, effect, opened };
  }

  async navigate(address: string, signal: AbortSignal): Promise<TabResult> {
    const [before] = await liveDocuments(this.tabId);
    const go = () => chrome.tabs.update(this.tabId, { url: address });
    const result = await this.move(`${shortUrl(address)} could not be opened`, signal, go);
    if (result.outcome === "failed" && before) await leaveErrorPage(this.tabId, before, false);
    return result;
  }

  goBack(signal: AbortSignal): Promise<TabResult> {
    return this.move("there is no page to go back to", signal, () => goBack(this.tabId));
  }

  reload(signal: AbortSignal): Promise<TabResult> {
    return this.move("the page could not be loaded again", signal, () => chrome.tabs.reload(this.tabId));
  }

  /** Takes the tab to another page, and waits until that can be used. */
  private move(problem: string, signal: AbortSignal, go: () => Promise<unknown>): Promise<TabResult> {
    return this.dialog.hold(this.moveNow(problem, signal, go));
  }

  private async moveNow(problem: string, signal: AbortSignal, go: () => Promise<unknown>): Promise<TabResult> {
    const [before] = await liveDocuments(this.tabId);
    const watch = new NavigationWatch(this.tabId);
    try {
      if (signal.aborted) return { outcome: "skipped", effect: "the run has ended" };
      // Chrome says why in words for developers; what it comes to is that the page stayed.
      const isMoving = await go().then(
        () => true,
        () => false,
      );
      if (!isMoving) return { outcome: "failed", effect: problem };
      await watch.finished();
      const now = (await liveDocuments(this.tabId))[0];
      if (watch.failed || !now) return { outcome: "failed", effect: problem };
      if (watch.isLate && before?.documentId === now.documentId) return { outcome: "failed", effect: NO_ANSWER };
      if (!watch.started && !watch.movedByScript) return { outcome: "failed", effect: "the page stayed where it was" };
      return { outcome: "done", effect: movedTo(before?.url, now.url) };
    } finally {
      watch.stop();
    }
  }

  async answerDialog({ accept, text }: DialogAnswer): Promise<{ settled: Promise<TabResult> }> {
    const answer = { accept, ...(text === undefined ? {} : { promptText: text }) };
    try {
      const { settled } = await this.dialog.answer(() => answerDialogOf(this.tabId, answer));
      return { settled: settled.then((held) => answeredWith(accept, held)) };
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      return { settled: Promise.resolve({ outcome: "failed", effect: error.message }) };
    }
  }

  async release(): Promise<void> {
    // Only who is attached when a dialog opens can answer it.
    if (this.closed || this.dialog.isOpen) return;
    const watched = [...this.known];
    this.known.clear();
    await detachDebugger(this.tabId);
    const unwatched = watched.map((documentId) =>
      askDocument({ tabId: this.tabId, documentId }, "watch-set", { watching: false }).catch(() => undefined),
    );
    // A page that does not answer must not keep the run.
    await Promise.race([Promise.all(unwatched), new Promise((resolve) => setTimeout(resolve, RELEASE_LIMIT_MS))]);
  }

  /** Lets go for good: whatever of the run is still under way cannot touch the tab any more. */
  async close(): Promise<void> {
    // The page must not stay blocked: what nobody has said yes to is a no.
    if (this.dialog.isOpen && !this.closed) await this.answerDialog({ accept: false });
    await this.release();
    this.closed = true;
  }
}

type ContentData<Name extends keyof BackgroundToContent> = BackgroundToContent[Name]["request"];

interface ReadFrame {
  live: LiveDocument;
  snapshot: FrameSnapshot | null;
}

const place = ({ frameId, parentFrameId }: LiveDocument) => ({ id: frameId, parent: parentFrameId });

function nullWhenGone(error: unknown): null {
  if (error instanceof DocumentGone || error instanceof PageError) return null;
  throw error;
}

type DialogAnswer = Parameters<PagePort["answerDialog"]>[0];

/** What came of the answer: of the action, too, that the dialog had held up. */
function answeredWith(accept: boolean, held: TabResult | null): TabResult {
  const answered = `answered with ${accept ? "OK" : "Cancel"}`;
  if (!held) return { outcome: "done", effect: answered };
  const isUnclear = held.outcome === "failed" || held.outcome === "unknown";
  return { ...held, outcome: isUnclear ? held.outcome : "done", effect: `${answered}\n${held.effect}`.trim() };
}

/** The tabs that were opened, and where they are now. */
async function openedBy({ openedTabs }: NavigationWatch): Promise<{ tabId: number; origin: string }[]> {
  const opened = openedTabs.map(async (tabId) => ({ tabId, origin: (await originOfTab(tabId)) ?? "about:blank" }));
  return Promise.all(opened);
}

/** The origin that a tab shows or is loading; null when that is no web page. */
export async function originOfTab(tabId: number): Promise<string | null> {
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return webOrigin(tab?.pendingUrl || tab?.url || "") ?? null;
}

/** Where a tab has gone. Queries stay out of it: they may hold anything. */
function movedTo(before: string | undefined, now: string): string {
  if (before === now) return "page reloaded";
  const isSamePlace = before !== undefined && shortUrl(before) === shortUrl(now);
  return `url → ${shortUrl(now)}${isSamePlace ? " (its query changed)" : ""}`;
}

function shortUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
