/** Talks to the content script of one document: injects it on demand, asks, and believes only the reply to its own question. */

// Plasmo bundles the script by itself and gives its file name: nothing runs in a page before it is injected.
import contentScript from "url:~content/index.ts";
import { cleanText } from "../../dom-compressor/outline.ts";
import { PageError, type Reply } from "../../protocol/errors.ts";
import type { BackgroundToContent } from "../../protocol/messages.ts";
import { within } from "../time-limit.ts";
import { readResponse } from "./read-reply.ts";

export interface DocumentAddress {
  tabId: number;
  documentId: string;
}

/** Longest reply that is read; a page cannot make the worker swallow more. */
const MAX_REPLY_CHARACTERS = 1024 * 1024;
const MAX_FAULT_CHARACTERS = 300;
const MAX_INJECTIONS = 3;

/** The document is no longer there: the tab went elsewhere or was closed. Expected after many a click. */
export class DocumentGone extends Error {
  override readonly name = "DocumentGone";
}

/** For `catch`: a page that is gone or does not answer has nothing to say. */
export function nullWhenGone(error: unknown): null {
  if (error instanceof DocumentGone || error instanceof PageError) return null;
  throw error;
}

/**
 * Asks a document's content script, which is injected where it is missing.
 * @throws {DocumentGone} when the document has been replaced
 * @throws {PageError} when the page cannot be reached, or answers with a fault
 */
export async function askDocument<Name extends keyof BackgroundToContent>(
  address: DocumentAddress,
  name: Name,
  data: BackgroundToContent[Name]["request"],
): Promise<BackgroundToContent[Name]["response"]> {
  for (let attempt = 1; ; attempt++) {
    const nonce = crypto.randomUUID();
    const raw = await send(address, { name, data, nonce });
    if (raw !== undefined) return responseOf(name, data, readReply(raw, nonce));
    if (attempt > MAX_INJECTIONS)
      throw new PageError("page-unreachable", "The page does not answer. Reload it and run again.");
    await inject(address);
  }
}

/** The raw reply, or undefined when no content script listens in the document. */
async function send(address: DocumentAddress, message: object): Promise<unknown> {
  const { tabId, documentId } = address;
  try {
    return (await whileShown(address, chrome.tabs.sendMessage(tabId, message, { documentId }))) ?? undefined;
  } catch (error) {
    if (error instanceof DocumentGone) throw error;
    // The same words are used for a document without a listener and for one that is gone; injecting tells them apart.
    if (isNoReceiver(error)) return undefined;
    throw new DocumentGone("the page went away", { cause: error });
  }
}

/** How often it is looked whether a document that has not answered yet is still shown. */
const LOOK_EVERY_MS = 250;

/** The answer. A document that Chrome keeps for the way back takes messages, and never answers. @throws {DocumentGone} */
async function whileShown({ documentId }: DocumentAddress, answer: Promise<unknown>): Promise<unknown> {
  const notYet = {};
  for (;;) {
    const answered = await within(LOOK_EVERY_MS, answer, () => notYet);
    if (answered !== notYet) return answered;
    const frame = await chrome.webNavigation.getFrame({ documentId });
    if (frame?.documentLifecycle !== "active") throw new DocumentGone("the page went away");
  }
}

const isNoReceiver = (error: unknown) => error instanceof Error && /Receiving end does not exist/i.test(error.message);

/** Chrome waits with a script until the document is parsed, which one that never ends never is. */
const PARSE_LIMIT_MS = 4000;

async function inject({ tabId, documentId }: DocumentAddress): Promise<void> {
  const file = new URL(contentScript, location.href).pathname.slice(1);
  const injection = { target: { tabId, documentIds: [documentId] }, files: [file] };
  const injectAnyway = () => chrome.scripting.executeScript({ ...injection, injectImmediately: true });
  try {
    // A script that comes a second time finds itself there and does nothing.
    await within(PARSE_LIMIT_MS, chrome.scripting.executeScript(injection), injectAnyway);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : "";
    if (/no (document|frame|tab) with id|was removed|frame.*(removed|not found)|invalid document/i.test(said)) {
      throw new DocumentGone("the page went away", { cause });
    }
    if (await hasCrashed(tabId)) {
      throw new PageError("page-unreachable", "The page has crashed. Reload it and run again.", { cause });
    }
    throw new PageError("page-restricted", `Chrome does not let Deckhand into this page (${said}).`, { cause });
  }
}

/** Chrome says of such a tab only that it may not be entered. */
async function hasCrashed(tabId: number): Promise<boolean> {
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return tab?.status === "unloaded";
}

/** The value of the reply to this very question. */
function readReply(raw: unknown, nonce: string): unknown {
  if (typeof raw !== "object" || raw === null || JSON.stringify(raw).length > MAX_REPLY_CHARACTERS) throw unreadable();
  const { nonce: echoed, reply } = raw as { nonce?: unknown; reply?: Reply<unknown> }; // Checked on the next line.
  if (echoed !== nonce || typeof reply !== "object" || reply === null) throw unreadable();
  if (reply.ok) return reply.value;
  throw new PageError("page-unreachable", cleanText(String(reply.error?.message)).slice(0, MAX_FAULT_CHARACTERS));
}

function responseOf<Name extends keyof BackgroundToContent>(
  name: Name,
  data: BackgroundToContent[Name]["request"],
  value: unknown,
): BackgroundToContent[Name]["response"] {
  try {
    return readResponse(name, data, value);
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause?: unknown) =>
  new PageError(
    "page-unreachable",
    "The page answered something that Deckhand does not read. Reload it and run again.",
    {
      cause,
    },
  );
