/** What a run needs of the world. The background implements these over `chrome.*`, tests over plain values. */
import type { Action, ActionOf, ActionResult, PageAction, ReadAction } from "../protocol/action.ts";
import type { Attachment, RunEvent } from "../protocol/event.ts";
import type { SiteRule, SiteRules } from "../protocol/grant.ts";
import type { LanguageModel } from "../protocol/model.ts";
import type { Choices } from "../protocol/question.ts";
import type { ModelRole } from "../protocol/settings.ts";
import type { ElementFacts, PageSnapshot } from "../protocol/snapshot.ts";

/** A document that is live in the run's tab now. */
export interface LiveDocument {
  documentId: string;
  frameId: number;
  parentFrameId: number;
  origin: string;
  url: string;
}

export interface DocumentRef {
  prefix: string;
  documentId: string;
}

/** What one look at the page gives: the tree, and the same as text within the budget. */
export interface Observation {
  page: PageSnapshot;
  outline: string;
  tokens: number;
  pageTokens: number;
}

/** A dialog that the page has opened and that blocks it. */
export interface PageDialog {
  kind: "alert" | "confirm" | "prompt" | "beforeunload";
  text: string;
  origin: string;
}

export type Focus = "hidden" | { document: DocumentRef; facts: ElementFacts | null };

export interface PerformRequest {
  /** Never the same twice, over all runs: a page does not begin an action again that it has begun before. */
  actionId: string;
  action: PageAction;
  /** Prints of the targets as the model saw them, by ref. */
  prints: Record<string, number>;
  document: DocumentRef;
  /** Whether another element may stand in that has the same fingerprint as the one seen. Never for what has consequences. */
  relocate: boolean;
  /** For `upload_file`: which of the task's files. */
  attachments?: Attachment[];
  /** Origins that it may lead to beside those that the run may read: where the form goes that the user said yes to. */
  leadsTo?: string[];
}

/** What came of an action in the page or in a tab. */
export interface TabResult extends ActionResult {
  /** Tabs that it opened. */
  opened?: { tabId: number; origin: string }[];
  /** The address at which the browser stopped the page, since nobody has allowed to go there. */
  stoppedAt?: string;
}

/**
 * The tabs of a run, one of them the current one, which all but the last three methods are about. Every method throws
 * `PageError` when the tab is closed or shows what no extension may touch.
 */
export interface PagePort {
  /** Live documents, the top one first. */
  documents(): Promise<LiveDocument[]>;
  /** Reads the named documents and joins them; the others of the tab show as hidden frames. Null when the page was replaced meanwhile. */
  observe(documents: DocumentRef[]): Promise<Observation | null>;
  /** Reads them with all that an observation only counts (`unread`) or cuts (`cut`). Null when the page was replaced meanwhile. */
  readWhole(documents: DocumentRef[]): Promise<PageSnapshot | null>;
  /** Facts of an element now. Null when it is gone and none like it (`print`) is there. */
  describe(documents: DocumentRef[], ref: string, print?: number): Promise<ElementFacts | null>;
  /** Where a key would go now, through all frames; `hidden` when that is a frame that was not read. */
  focus(documents: DocumentRef[]): Promise<Focus>;
  /** While a dialog of the page is open nothing in it answers: then this ends with `dialog opened`. */
  perform(request: PerformRequest, signal: AbortSignal): Promise<TabResult>;
  /** Answers from what was read: a part of the outline, Markdown, or rows of data; `null` when only a model can tell. */
  read(page: PageSnapshot, action: ReadAction): ActionResult | null;
  /** @param isNamed the user named the address: then it may lead on to wherever its server says */
  navigate(address: string, signal: AbortSignal, isNamed?: boolean): Promise<TabResult>;
  goBack(signal: AbortSignal): Promise<TabResult>;
  reload(signal: AbortSignal): Promise<TabResult>;
  /**
   * Answers the open dialog. `settled` says what the action that it held up has changed; another dialog may end that.
   * `failed` at once when no dialog is open any more.
   */
  answerDialog(answer: Pick<ActionOf<"answer_dialog">, "accept" | "text">): Promise<{ settled: Promise<TabResult> }>;
  /** Opens an address in a tab of its own, in the background. It does not become the current one. */
  openTab(address: string, signal: AbortSignal, isNamed?: boolean): Promise<TabResult & { tabId: number | null }>;
  closeTab(tabId: number): Promise<void>;
  /** The origin that a tab shows now; null when it shows no web page. */
  originOf(tabId: number): Promise<string | null>;
  /** Makes a tab the current one. */
  use(tabId: number): void;
  /** Lets go of the page: input and watching end. Called at every pause and at the end. */
  release(): Promise<void>;
}

/** Direct commands, joined in by the background: `agent` itself knows no grammar. */
export interface DirectCommandsPort {
  parse(task: string): { ok: true; instructions: DirectInstruction[] } | { ok: false; message: string };
}

export interface DirectInstruction {
  /** The words it was read from. */
  source: string;
  /** Whether it changes the page, so that one question at the start can cover the whole task. */
  writes: boolean;
  /** It answers a dialog: while the browser shows one, it is grounded on `null` and the page is not read. */
  needsPage?: false;
  /** `page: null` while a dialog of the browser is open and the page cannot be read: all but its answer is missing then. */
  ground(page: PageSnapshot | null, context?: DirectContext): DirectGrounding;
  /** Reads the user's answer to "which one?". */
  narrow(answer: string, page: PageSnapshot, context?: DirectContext): DirectGrounding;
}

/** What is known of the run beside the page; what is absent is not known. */
export interface DirectContext {
  /** Open tabs of the run, in the order in which they were opened: `t1`, `t2`… */
  tabs?: { tab: string; current: boolean; title?: string }[];
  /** Names of the files that the user attached. */
  files?: string[];
}

export type DirectGrounding =
  | { kind: "action"; action: Action; target?: string }
  | { kind: "ambiguous"; question: string; choices: Choices }
  | { kind: "missing"; message: string };

export interface JournalPort {
  /** One awaited transaction; throws when nothing could be written, and then the effect must not happen. */
  append(event: RunEvent): Promise<void>;
  /** Replaces what was written of a run: for a secret that was recognised only after it was written. */
  rewrite(events: readonly RunEvent[]): Promise<void>;
}

export interface SitesPort {
  read(): Promise<SiteRules>;
  /** What is absent of the rule stays as it is. */
  write(origin: string, rule: Partial<SiteRule>): Promise<void>;
  /** Whether Chrome lets us into a site now. Some sites only in the tab in which the user opened our popup. */
  reachable(origin: string): Promise<boolean>;
  /** Waits until Chrome lets us into a site, for which our own page asks the user: false when it does not come. */
  admitted(origin: string, signal: AbortSignal): Promise<boolean>;
}

/** Values that stand behind `{{secret:name}}` in this run. They appear in no event and no prompt. */
export interface SecretsPort {
  values(): Promise<Record<string, string>>;
  /** These and whatever else must never be written or sent, such as the API key. */
  masked(): Promise<Record<string, string>>;
  /** Names of the secrets that the user has saved, each with the one origin that it may be typed into. */
  saved(): Promise<Record<string, string>>;
  /** Keeps a value for the length of the run; returns its name. */
  add(value: string): Promise<string>;
}

export interface Ports {
  page: PagePort;
  /** Takes the turns. Null: the task is read as direct commands. */
  model: LanguageModel | null;
  /** For the roles beside the navigator; by default it is the same model. */
  modelFor(role: ModelRole): Promise<LanguageModel | null>;
  direct: DirectCommandsPort;
  journal: JournalPort;
  sites: SitesPort;
  secrets: SecretsPort;
  clock: { now(): number; sleep(ms: number, signal: AbortSignal): Promise<void> };
  /** Hex digits that nobody can guess. */
  random(): string;
}
