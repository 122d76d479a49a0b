/**
 * Which elements of a tab listen for presses, as the browser itself says: controls that only scripts know. The content
 * scripts have marked their elements; here one question a process tells what else each marked element listens for. No
 * script runs for it, and of all nodes the document alone is taken hold of, as the page itself has it: asked of one in
 * an isolated world, Chromium 156 mixes the page's own objects into that world, and soon ends the page's process.
 */
import type { HeardListeners } from "../../protocol/listener-marks.ts";
import { type DebuggerTarget, joinFrameSessions, leaveFrameSessions, sendToTarget } from "../debugger.ts";
import { documentIn, heardIn, objectIdOf } from "./listener-answers.ts";

/** What a question is about. */
export interface ListenerQuestion {
  /** Origins that may be read: a process is asked only where its outermost frame is of one of them. */
  origins: ReadonlySet<string>;
  /** One for each document that has marked its elements. */
  tokens: ReadonlySet<string>;
}

/**
 * The listening elements of the documents that were marked with these tokens; those that could not be reached are left
 * out. To be called while the debugger is attached to the tab.
 * @throws when the browser does not answer: the tab is gone, or the debugger was detached
 */
export async function findListeners(tabId: number, question: ListenerQuestion): Promise<Map<string, HeardListeners>> {
  const heard = new Map<string, HeardListeners>();
  try {
    for await (const target of targetsOf({ tabId }, question.origins)) {
      for (const [token, listeners] of await findIn(target, question)) heard.set(token, listeners);
    }
  } finally {
    await leaveFrameSessions(tabId);
  }
  return heard;
}

/** The tab, and the processes below it whose outermost frame may be read. */
async function* targetsOf(target: DebuggerTarget, origins: ReadonlySet<string>): AsyncGenerator<DebuggerTarget> {
  yield target;
  // Before version 125 Chrome takes nothing for frames in other processes, and a frame may go away at any time.
  for (const session of await joinFrameSessions(target).catch(() => [])) {
    if (isOf(origins, session.url)) yield* targetsOf(session.target, origins);
  }
}

async function findIn(target: DebuggerTarget, question: ListenerQuestion): Promise<Map<string, HeardListeners>> {
  try {
    const { backendNodeId, url } = await documentOf(target);
    if (!isOf(question.origins, url)) return new Map();
    return heardIn(await listenersBelow(target, backendNodeId), question.tokens);
  } catch {
    return new Map(); // It has gone elsewhere meanwhile.
  }
}

const isOf = (origins: ReadonlySet<string>, url: string) => URL.canParse(url) && origins.has(new URL(url).origin);

/** The outermost document in the process. */
async function documentOf(target: DebuggerTarget): Promise<{ backendNodeId: number; url: string }> {
  try {
    return documentIn(await sendToTarget(target, "DOM.getDocument", { depth: 0 }));
  } finally {
    // Who asks for a document is told of its changes from then on.
    await sendToTarget(target, "DOM.disable");
  }
}

/** Every listener below the document, through the frames and shadow roots that share its process. */
async function listenersBelow(target: DebuggerTarget, backendNodeId: number): Promise<unknown> {
  // In no object group: for an object that is in one Chrome would wrap the functions that listen, too.
  const objectId = objectIdOf(await sendToTarget(target, "DOM.resolveNode", { backendNodeId }));
  try {
    return await sendToTarget(target, "DOMDebugger.getEventListeners", { objectId, depth: -1, pierce: true });
  } finally {
    await sendToTarget(target, "Runtime.releaseObject", { objectId });
  }
}
