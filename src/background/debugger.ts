/**
 * The only caller of `chrome.debugger`. Chrome does not limit the debugger by host permissions, so this file does: it
 * attaches to a tab only when told that its top document may be read, and knows no method but those listed here.
 */
import { PageError } from "../protocol/errors.ts";
import { Downloads } from "./downloads.ts";
import { type RequestMark, RequestsInFlight } from "./requests-in-flight.ts";

/**
 * Input, dialogs, the emulation of focus that lets a tab work in the background, what tells who listens for presses,
 * and that requests begin and end. Nothing that reads what a page holds, and nothing that runs script. The events of
 * requests say more than that; it is passed over here and goes nowhere.
 */
export const ALLOWED_METHODS = [
  "Input.dispatchMouseEvent",
  "Input.dispatchKeyEvent",
  "Input.insertText",
  "Page.enable",
  "Page.handleJavaScriptDialog",
  "Emulation.setFocusEmulationEnabled",
  "Network.enable",
  "Target.setAutoAttach",
  "DOM.getDocument",
  "DOM.resolveNode",
  "DOM.disable",
  "DOMDebugger.getEventListeners",
  "Runtime.releaseObject",
] as const;
export type DebuggerMethod = (typeof ALLOWED_METHODS)[number];

const PROTOCOL_VERSION = "1.3";

/** A tab, or, with a session, those of its frames that live in another process together. */
export interface DebuggerTarget {
  tabId: number;
  sessionId?: string;
}

export interface FrameSession {
  target: DebuggerTarget;
  /** Address of the outermost frame in that process. */
  url: string;
}

export interface OpenedDialog {
  kind: "alert" | "confirm" | "prompt" | "beforeunload";
  text: string;
  url: string;
}

export interface DebuggerListener {
  dialogOpened(tabId: number, dialog: OpenedDialog): void;
  /** A dialog was answered, by whomever, or the page that had opened it went away. `accepted`: with OK or Leave. */
  dialogClosed(tabId: number, accepted: boolean): void;
  /** The user pressed Cancel on the browser's debugging bar, or the tab went away. */
  detached(tabId: number, byUser: boolean): void;
}

/** Tabs that this worker knows itself attached to; an attachment outlives the worker, this set does not. */
const attached = new Set<number>();

/** Of the top session alone: what frames in processes of their own ask for is not told here. */
const requests = new RequestsInFlight();

const downloads = new Downloads();

/** Bodies could be asked for only of what Chrome keeps of them: nothing. */
const KEEP_NOTHING = { maxTotalBufferSize: 0, maxResourceBufferSize: 0, maxPostDataSize: 0 };

/** Registers what is to be told of dialogs and of the end of an attachment. Called once, at the worker's start. */
export function listenToDebugger(listener: DebuggerListener): void {
  chrome.debugger.onEvent.addListener((source, method, params) => {
    if (source.tabId === undefined) return;
    if (sessionOf(source) === undefined) requests.told(source.tabId, method, params);
    downloads.told(source.tabId, method, params);
    if (method === "Page.javascriptDialogOpening") {
      // Events come from our own attachments alone; this one may have been made before the worker last died.
      attached.add(source.tabId);
      const dialog = readDialog(params);
      if (dialog) listener.dialogOpened(source.tabId, dialog);
    }
    if (method === "Page.javascriptDialogClosed") listener.dialogClosed(source.tabId, wasAccepted(params));
  });
  chrome.debugger.onDetach.addListener((source, reason) => {
    if (source.tabId === undefined) return;
    attached.delete(source.tabId);
    forgetTab(source.tabId);
    listener.detached(source.tabId, reason === "canceled_by_user");
  });
}

const DIALOG_KINDS = ["alert", "confirm", "prompt", "beforeunload"] as const;

function readDialog(params: unknown): OpenedDialog | null {
  if (typeof params !== "object" || params === null) return null;
  const { type, message, url } = params as Record<string, unknown>; // Each field is checked below.
  const kind = DIALOG_KINDS.find((known) => known === type);
  return kind
    ? { kind, text: typeof message === "string" ? message : "", url: typeof url === "string" ? url : "" }
    : null;
}

function wasAccepted(params: unknown): boolean {
  return typeof params === "object" && params !== null && "result" in params && params.result === true;
}

/**
 * Attaches to a tab whose top document may be read; idempotent, also over the death of the worker.
 * @throws {PageError} `debugger-refused` when the browser refuses: policy, or a page that no debugger may touch.
 */
export async function attachDebugger(tabId: number): Promise<void> {
  if (attached.has(tabId)) return;
  try {
    await chrome.debugger.attach({ tabId }, PROTOCOL_VERSION);
  } catch (cause) {
    if (!(await isOurs(tabId))) {
      throw new PageError("debugger-refused", "The browser does not let Deckhand click and type in this tab.", {
        cause,
      });
    }
  }
  attached.add(tabId);
  await sendToDebugger(tabId, "Page.enable");
  await sendToDebugger(tabId, "Emulation.setFocusEmulationEnabled", { enabled: true });
  await sendToDebugger(tabId, "Network.enable", KEEP_NOTHING);
}

/** What the page asks for from now on is waited for by `requestsEnded`. */
export function markRequests(): RequestMark {
  return requests.mark();
}

/**
 * Waits until the tab's requests since the mark have ended; each is given up when it lasts too long.
 * @returns whether there was one to wait for
 */
export async function requestsEnded(tabId: number, mark: RequestMark): Promise<boolean> {
  if (requests.since(tabId, mark) === 0) return false;
  await requests.ended(tabId, mark);
  return true;
}

/** The files that pages of the tab have begun to download since it was attached to, by name, oldest first. */
export function downloadsOf(tabId: number): readonly string[] {
  return downloads.of(tabId);
}

/** Nobody tells of the tab any more. */
function forgetTab(tabId: number): void {
  requests.forget(tabId);
  downloads.forget(tabId);
}

/** After the worker's death the attachment is still there: attaching again fails, sending works. */
async function isOurs(tabId: number): Promise<boolean> {
  try {
    await chrome.debugger.sendCommand({ tabId }, "Page.enable");
    return true;
  } catch {
    return false;
  }
}

/**
 * Answers the dialog that a tab shows. The attachment may have been made before the worker last died; while the dialog
 * is open the page answers nothing that attaching anew would ask of it.
 * @throws {PageError} when no debugger of ours is attached, or no dialog is open
 */
export async function answerDialogOf(tabId: number, answer: { accept: boolean; promptText?: string }): Promise<void> {
  const wasKnown = attached.has(tabId);
  attached.add(tabId);
  try {
    await sendToDebugger(tabId, "Page.handleJavaScriptDialog", answer);
  } catch (cause) {
    if (!wasKnown) attached.delete(tabId);
    throw new PageError("page-unreachable", "The dialog is no longer open.", { cause });
  }
}

export async function detachDebugger(tabId: number): Promise<void> {
  if (!attached.delete(tabId)) return;
  forgetTab(tabId);
  // The tab may have been closed meanwhile; then there is nothing left to detach from.
  await chrome.debugger.detach({ tabId }).catch(() => undefined);
}

/** Sends one of the allowed methods. @throws {PageError} for any other, and when the tab is gone. */
export function sendToDebugger(tabId: number, method: DebuggerMethod, params: object = {}): Promise<unknown> {
  return sendToTarget({ tabId }, method, params);
}

/**
 * Sends one of the allowed methods to a tab or to frames of it. A document is given without what is in it.
 * @throws {PageError} for any other method or more of a document, and when no debugger of ours is attached to the tab
 */
export async function sendToTarget(
  target: DebuggerTarget,
  method: DebuggerMethod,
  params: object = {},
): Promise<unknown> {
  const isAllowed = ALLOWED_METHODS.includes(method) && (method !== "DOM.getDocument" || isDocumentAlone(params));
  if (!isAllowed || !attached.has(target.tabId)) {
    throw new PageError("debugger-refused", `${method} may not be sent to this tab.`);
  }
  return await chrome.debugger.sendCommand(target, method, { ...params });
}

const isDocumentAlone = (params: object) => "depth" in params && params.depth === 0;

/**
 * Connects to the frames right below the target that live in processes of their own, until `leaveFrameSessions`. None of
 * them is sent anything by that; Chrome older than 125 tells of them but takes nothing for them.
 */
export async function joinFrameSessions(target: DebuggerTarget): Promise<FrameSession[]> {
  const sessions: FrameSession[] = [];
  const listen = (source: DebuggerTarget | chrome.debugger.Debuggee, method: string, params?: object) => {
    const session = method === "Target.attachedToTarget" ? readSession(params) : null;
    if (!session || source.tabId !== target.tabId || sessionOf(source) !== target.sessionId) return;
    sessions.push({ target: { tabId: target.tabId, sessionId: session.sessionId }, url: session.url });
  };
  chrome.debugger.onEvent.addListener(listen);
  try {
    // Frames alone, no workers. Chrome tells of those that are there before it answers.
    await sendToTarget(target, "Target.setAutoAttach", {
      ...AUTO_ATTACH,
      autoAttach: true,
      filter: [{ type: "iframe" }],
    });
  } finally {
    chrome.debugger.onEvent.removeListener(listen);
  }
  return sessions;
}

/** Ends the connections to a tab's frames. Chrome refuses it when it is given a filter. */
export async function leaveFrameSessions(tabId: number): Promise<void> {
  await sendToTarget({ tabId }, "Target.setAutoAttach", { ...AUTO_ATTACH, autoAttach: false });
}

/** A page never waits for us. */
const AUTO_ATTACH = { waitForDebuggerOnStart: false, flatten: true };

const sessionOf = (source: object) => ("sessionId" in source ? source.sessionId : undefined);

function readSession(params: unknown): { sessionId: string; url: string } | null {
  if (typeof params !== "object" || params === null) return null;
  const { sessionId, targetInfo } = params as Record<string, unknown>; // Each field is checked below.
  if (typeof sessionId !== "string" || typeof targetInfo !== "object" || targetInfo === null) return null;
  const url = "url" in targetInfo ? targetInfo.url : undefined;
  return typeof url === "string" ? { sessionId, url } : null;
}
