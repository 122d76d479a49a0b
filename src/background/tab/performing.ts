/** Does one action in a page: the content script performs it and asks for the inputs that it needs, one by one. */
import type { PerformRequest, TabResult } from "../../agent/index.ts";
import type { ActionResult } from "../../protocol/action.ts";
import { ConfigurationError } from "../../protocol/errors.ts";
import type { InputRequest } from "../../protocol/messages.ts";
import { downloadsOf, markRequests } from "../debugger.ts";
import { askDocument, type DocumentAddress, DocumentGone, nullWhenGone } from "../document/content-link.ts";
import { isInputOf, MAX_INPUTS } from "../input/input-scope.ts";
import { makeInput, releaseButton } from "../input/trusted-input.ts";
import { readAttachments } from "../store/attachment-store.ts";
import { type FramePosition, liveDocuments, locateInTab, releaseGuards } from "./frames.ts";
import { NavigationWatch } from "./navigation-watch.ts";
import { settle } from "./settling.ts";

/** Actions that can change a page without an input: native lists, dates and colours are set, not clicked. */
const WITHOUT_INPUT: ReadonlySet<string> = new Set(["select_option", "fill_form", "type", "upload_file"]);

/** Inputs that must not land anywhere else, in no frame on the way either. */
const GUARDED: ReadonlySet<InputRequest["primitive"]> = new Set(["press", "down"]);

const FRAME_MOVED = "its frame is covered or has moved";

/** The tab in which is acted. */
export interface ActingTab {
  tabId: number;
  /** Whether inputs are made by the browser; else by DOM events. */
  trusted: boolean;
  /** Where the documents' frames sit, by document. */
  positions: Map<string, FramePosition>;
}

/** Performs an action, waits for what comes of it, and says what changed. */
export async function performInTab(tab: ActingTab, request: PerformRequest, signal: AbortSignal): Promise<TabResult> {
  const { tabId, trusted } = tab;
  const { documentId } = request.document;
  const watch = new NavigationWatch(tabId);
  const requests = markRequests();
  const downloads = downloadsOf(tabId).length;
  try {
    // Chrome is asked first and answers in order, so this is the tab before the action.
    const [[before], result] = await Promise.all([
      liveDocuments(tabId),
      new ActionInPage(tab, request, signal).perform(),
    ]);
    if (result.outcome !== "done" && result.outcome !== "no-change") return result;
    return await settle({ tabId, documentId, trusted, result, watch, requests, downloads, before });
  } finally {
    watch.stop();
  }
}

/** An action while it is made. */
class ActionInPage {
  private readonly address: DocumentAddress;
  /** How many inputs it has asked for. */
  private inputs = 0;

  constructor(
    private readonly tab: ActingTab,
    private readonly request: PerformRequest,
    private readonly signal: AbortSignal,
  ) {
    this.address = { tabId: tab.tabId, documentId: request.document.documentId };
  }

  async perform(): Promise<ActionResult> {
    const cancel = () => void this.cancel().catch(nullWhenGone);
    this.signal.addEventListener("abort", cancel);
    try {
      return await this.exchange();
    } catch (error) {
      if (error instanceof ConfigurationError) return { outcome: "refused", effect: error.message };
      if (error instanceof DocumentGone) return this.resultOfGone();
      throw error;
    } finally {
      this.signal.removeEventListener("abort", cancel);
      if (this.request.action.action === "drag" && this.inputs > 0) await releaseButton(this.tab.tabId);
    }
  }

  /** Begins the action in the page, and makes each input that it asks for until it has a result. */
  private async exchange(): Promise<ActionResult> {
    const { actionId, action, prints, relocate, attachments = [] } = this.request;
    const { trusted } = this.tab;
    const files = action.action === "upload_file" ? { files: await readAttachments(attachments, action.files) } : {};
    const start = { actionId, action, prints, trusted, relocate, ...files };
    let reply = await askDocument(this.address, "action-perform", start);
    while (reply.state === "input") {
      this.inputs++;
      const problem = await this.input(reply.input);
      if (problem !== null) {
        await this.cancel().catch(nullWhenGone);
        return { outcome: this.inputs > 1 ? "unknown" : "refused", effect: problem };
      }
      reply = await askDocument(this.address, "action-continue", { actionId });
    }
    return reply.result;
  }

  /** Makes one input, where it may be made; says why not. */
  private async input(input: InputRequest): Promise<string | null> {
    const isOurs = this.inputs <= MAX_INPUTS && isInputOf(this.request.action, input);
    return this.signal.aborted || !isOurs ? "stopped" : makeInputAt(this.tab, this.address.documentId, input);
  }

  private cancel(): Promise<unknown> {
    return askDocument(this.address, "action-cancel", { actionId: this.request.actionId });
  }

  /** The page went away, and its content script with it. */
  private resultOfGone(): ActionResult {
    const { action } = this.request.action;
    // A click that opens a page takes the content script that made it along.
    if (this.inputs > 0) return { outcome: "done", effect: "" };
    // What is done without input, such as choosing in a list that leads on, may or may not have been done.
    if (WITHOUT_INPUT.has(action) || !this.tab.trusted) {
      return { outcome: "unknown", effect: "the page was replaced while this was being done: look whether it was" };
    }
    // Whoever only waits goes on waiting on the page that comes.
    return { outcome: action === "wait_for" ? "skipped" : "failed", effect: "the page went away before" };
  }
}

/** Makes one input at its place in the tab; says why not when the frame is not where it should be. */
async function makeInputAt(tab: ActingTab, documentId: string, input: InputRequest): Promise<string | null> {
  const { tabId, positions } = tab;
  if (!("x" in input)) {
    await makeInput(tabId, input);
    return null;
  }
  const located = await locateInTab(tabId, documentId, positions, input, GUARDED.has(input.primitive));
  if (!located) return FRAME_MOVED;
  const { x, y, guarded } = located;
  await makeInput(tabId, { ...input, x, y });
  await releaseGuards(tabId, guarded);
  return null;
}
