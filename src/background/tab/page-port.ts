/** One tab of a run, as the agent needs it. Here it is taken hold of and let go; what is done in it stands in `tab/`. */
import type { DocumentRef, Observation, PagePort, PerformRequest, TabResult } from "../../agent/index.ts";
import { PageError } from "../../protocol/errors.ts";
import type { Input } from "../../protocol/settings.ts";
import type { PageSnapshot } from "../../protocol/snapshot.ts";
import { answerDialogOf, attachDebugger, detachDebugger } from "../debugger.ts";
import { askDocument } from "../document/content-link.ts";
import { findListeners } from "../listeners/listener-query.ts";
import { Listeners } from "../listeners/listeners.ts";
import { within } from "../time-limit.ts";
import { HeldByDialog } from "./held-by-dialog.ts";
import { TabMoves } from "./moving.ts";
import { TabReader, unwatch } from "./observing.ts";
import { readFromPage } from "./page-reading.ts";
import { performInTab } from "./performing.ts";
import { tellingOfSilence } from "./silence.ts";

type WholeRun = "use" | "openTab" | "closeTab" | "originOf";
type Of<Method extends keyof PagePort> = PagePort[Method];

/** A page is shown without the controls that only scripts know rather than later than this. */
const LISTENERS_LIMIT_MS = 300;

/** What holds for every tab of a run. */
export interface TabManner {
  /** With *synthetic* the debugger is never attached. */
  input: Input;
  /** Told of a tab that does not answer, where no dialog is known that would explain it. */
  silent(tabId: number): void;
}

export class TabPage implements Omit<PagePort, WholeRun> {
  /** A dialog of the page, and what it keeps from answering. */
  readonly dialog = new HeldByDialog();
  private readonly reader: TabReader;
  private readonly moves: TabMoves;
  private readonly listeners: Listeners;
  private trusted: boolean;
  private closed = false;
  /** The document and address of the last look. */
  private lastShown = "";

  /** @param isHome the task began here: on what cannot be read there is nothing to begin with */
  constructor(
    private readonly tabId: number,
    private readonly manner: TabManner,
    isHome = false,
  ) {
    this.trusted = manner.input === "trusted";
    this.reader = new TabReader(tabId, this.dialog, isHome);
    this.moves = new TabMoves(tabId, this.dialog);
    this.listeners = new Listeners(tabId, { ask: askDocument, find: findListeners });
  }

  documents: Of<"documents"> = () => this.reader.documents();
  describe: Of<"describe"> = (...request) => this.reader.describe(...request);
  focus: Of<"focus"> = (documents) => this.reader.focus(documents);
  read: Of<"read"> = readFromPage;
  navigate: Of<"navigate"> = (address, signal) => this.moves.navigate(address, signal);
  goBack: Of<"goBack"> = (signal) => this.moves.goBack(signal);
  reload: Of<"reload"> = (signal) => this.moves.reload(signal);

  observe(documents: DocumentRef[]): Promise<Observation | null> {
    return this.dialog.unlessOpened(this.heard(this.observeNow(documents)), () => null);
  }

  readWhole(documents: DocumentRef[]): Promise<PageSnapshot | null> {
    return this.dialog.unlessOpened(this.reader.readWhole(documents), () => null);
  }

  private async observeNow(documents: DocumentRef[]): Promise<Observation | null> {
    await this.dialog.settled();
    await this.attach();
    const observation = await this.reader.observe(documents);
    // Where the debugger is refused there is nobody to ask.
    if (!observation || !this.trusted) return observation;
    const heard = this.listeners.refresh(this.reader.lastRead);
    if (!this.isOtherPage(observation, documents)) return observation; // What comes of it is for the next one.
    const hasHeard = await within(LISTENERS_LIMIT_MS, heard, () => false);
    return hasHeard ? ((await this.reader.observe(documents)) ?? observation) : observation;
  }

  /** Whether the tab shows another page than at the last look, be it the same document. */
  private isOtherPage({ page }: Observation, [top]: DocumentRef[]): boolean {
    const shown = `${top?.documentId} ${page.url}`;
    const isOther = shown !== this.lastShown;
    this.lastShown = shown;
    return isOther;
  }

  private async attach(): Promise<void> {
    if (this.closed) throw new PageError("page-unreachable", "The run has let go of this tab.");
    if (this.manner.input === "synthetic") return;
    try {
      await attachDebugger(this.tabId);
      this.trusted = true;
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      // Where the browser refuses the debugger, DOM events do most of the same work.
      this.trusted = false;
    }
  }

  perform(request: PerformRequest, signal: AbortSignal): Promise<TabResult> {
    const { tabId, trusted } = this;
    const { positions } = this.reader;
    return this.dialog.hold(this.heard(performInTab({ tabId, trusted, positions }, request, signal)));
  }

  /** The work, of which it is told when the page keeps it waiting. */
  private heard<Result>(work: Promise<Result>): Promise<Result> {
    return tellingOfSilence(this.tabId, work, () => {
      if (!this.dialog.isOpen && !this.closed) this.manner.silent(this.tabId);
    });
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
    const watched = this.reader.forgetDocuments();
    await detachDebugger(this.tabId);
    await unwatch(this.tabId, watched);
  }

  /** Lets go for good: whatever of the run is still under way cannot touch the tab any more. */
  async close(): Promise<void> {
    // The page must not stay blocked: what nobody has said yes to is a no.
    if (this.dialog.isOpen && !this.closed) await this.answerDialog({ accept: false });
    await this.release();
    this.closed = true;
  }
}

type DialogAnswer = Parameters<PagePort["answerDialog"]>[0];

/** What came of the answer: of the action, too, that the dialog had held up. */
function answeredWith(accept: boolean, held: TabResult | null): TabResult {
  const answered = `answered with ${accept ? "OK" : "Cancel"}`;
  if (!held) return { outcome: "done", effect: answered };
  const isUnclear = held.outcome === "failed" || held.outcome === "unknown";
  return { ...held, outcome: isUnclear ? held.outcome : "done", effect: `${answered}\n${held.effect}`.trim() };
}
