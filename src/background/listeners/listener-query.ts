/**
 * Which elements of a tab listen for presses, as the browser itself says: controls that only scripts know. The answer
 * goes straight to the content scripts, through worlds of ours that the page's own scripts cannot look into.
 */
import { type DebuggerTarget, forgetWorlds, joinFrameSessions, leaveFrameSessions, sendToTarget } from "../debugger.ts";
import { framesIn, listenersIn, objectIdOf, worldOf } from "./listener-answers.ts";

/** Events by which a press, a tap or the beginning of a drag is noticed. */
const PRESSES: ReadonlySet<string> = new Set([
  "click",
  "dblclick",
  "contextmenu",
  "mousedown",
  "mouseup",
  "pointerdown",
  "pointerup",
  "touchstart",
  "touchend",
  "dragstart",
]);
const KEY = "keydown";

/** Of a document with more the first are known. */
const MOST_ELEMENTS = 2000;
/** So many are handed on at once: what the run itself sends waits for no more than these. */
const AT_ONCE = 200;

const WORLD_NAME = "deckhand-listeners";
const OBJECT_GROUP = "deckhand-listeners";

const GIVE_DOCUMENT = "function () { return document; }";

/**
 * Runs in a world of ours. An event that goes to a root carries elements into every world as ranges, but none of another
 * tree: each shadow root gets its own. Nobody can listen for an event whose type is not known. What only listens for
 * keys is reached where the focus gets. Chrome may give handles to nodes as another world sees them: they are asked by
 * this world's own getters, which answer for any, and which no page can have replaced.
 */
const HAND_OVER = `function (token, pressed, ...nodes) {
  const { getRootNode } = Node.prototype;
  const nodeType = Object.getOwnPropertyDescriptor(Node.prototype, "nodeType").get;
  const tabIndexes = [HTMLElement, SVGElement].map((kind) => Object.getOwnPropertyDescriptor(kind.prototype, "tabIndex").get);
  const takesFocus = (node) => tabIndexes.some((tabIndex) => {
    try { return tabIndex.call(node) >= 0; } catch { return false; }
  });
  const rangesByRoot = new Map([[this, []]]);
  nodes.forEach((node, index) => {
    if (nodeType.call(node) !== 1 || getRootNode.call(node, { composed: true }) !== this) return;
    if (index >= pressed && !takesFocus(node)) return;
    const root = getRootNode.call(node);
    const range = new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset: 0 });
    if (!rangesByRoot.has(root)) rangesByRoot.set(root, []);
    rangesByRoot.get(root).push(range);
  });
  for (const [root, targetRanges] of rangesByRoot) {
    EventTarget.prototype.dispatchEvent.call(root, new InputEvent(token, { targetRanges }));
  }
}`;

/**
 * Tells every document of these origins that awaits the token which of its elements listen. To be called while the
 * debugger is attached to the tab; documents of other origins are neither asked nor told.
 * @param token type of the event that carries the elements; to be known to nobody but the content scripts
 * @throws when the browser does not answer: the tab is gone, or the debugger was detached
 */
export async function handOverListeners(tabId: number, origins: ReadonlySet<string>, token: string): Promise<void> {
  try {
    for await (const target of targetsOf({ tabId }, origins)) await handOverIn(target, origins, token);
  } finally {
    await leaveFrameSessions(tabId);
  }
}

/** The tab, and the processes below it whose outermost frame may be read. */
async function* targetsOf(target: DebuggerTarget, origins: ReadonlySet<string>): AsyncGenerator<DebuggerTarget> {
  yield target;
  for (const session of await joinFrameSessions(target)) {
    if (URL.canParse(session.url) && origins.has(new URL(session.url).origin))
      yield* targetsOf(session.target, origins);
  }
}

async function handOverIn(target: DebuggerTarget, origins: ReadonlySet<string>, token: string): Promise<void> {
  try {
    const frames = framesIn(await sendToTarget(target, "Page.getFrameTree"));
    for (const { id, origin } of frames) if (origins.has(origin)) await handOverFrame(target, id, token);
  } catch {
    // A frame may go away at any time, and Chrome before 125 takes nothing for one in another process.
  } finally {
    forgetWorlds(target);
  }
}

async function handOverFrame(target: DebuggerTarget, frameId: string, token: string): Promise<void> {
  const made = await sendToTarget(target, "Page.createIsolatedWorld", { frameId, worldName: WORLD_NAME });
  const executionContextId = worldOf(made);
  const objectId = await documentIn(target, executionContextId);
  try {
    const listeners = { objectId, depth: -1, pierce: true };
    const { pressed, keyed } = listening(await sendToTarget(target, "DOMDebugger.getEventListeners", listeners));
    const resolve = (ids: number[]) => resolveAll(target, ids, executionContextId);
    const [presses, keys] = [await resolve(pressed), await resolve(keyed)];
    await sendToTarget(target, "Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: HAND_OVER,
      arguments: [{ value: token }, { value: presses.length }, ...presses, ...keys],
    });
  } finally {
    await sendToTarget(target, "Runtime.releaseObject", { objectId });
    await sendToTarget(target, "Runtime.releaseObjectGroup", { objectGroup: OBJECT_GROUP });
  }
}

/** It is in no object group: for an object that is in one Chrome would wrap the functions that listen, too. */
async function documentIn(target: DebuggerTarget, executionContextId: number): Promise<string> {
  const call = { executionContextId, functionDeclaration: GIVE_DOCUMENT };
  const objectId = objectIdOf(await sendToTarget(target, "Runtime.callFunctionOn", call), "result");
  if (objectId === undefined) throw new Error("The frame has no document.");
  return objectId;
}

/** Numbers of the nodes that listen for presses, and of those that only listen for keys, in tree order. */
function listening(answer: unknown): { pressed: number[]; keyed: number[] } {
  const listeners = listenersIn(answer);
  const nodesThat = (matches: (type: string) => boolean) =>
    new Set(listeners.filter(({ type }) => matches(type)).map(({ backendNodeId }) => backendNodeId));
  const pressed = nodesThat((type) => PRESSES.has(type));
  const keyed = [...nodesThat((type) => type === KEY)].filter((id) => !pressed.has(id));
  return { pressed: [...pressed].slice(0, MOST_ELEMENTS), keyed: keyed.slice(0, MOST_ELEMENTS - pressed.size) };
}

/** Handles to the nodes in a world; those that are gone, or of a frame that the world may not look into, are left out. */
async function resolveAll(target: DebuggerTarget, ids: number[], world: number): Promise<{ objectId: string }[]> {
  const found: { objectId: string }[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const part = ids.slice(start, start + AT_ONCE).map((id) => resolveOne(target, id, world));
    for (const objectId of await Promise.all(part)) if (objectId !== undefined) found.push({ objectId });
  }
  return found;
}

async function resolveOne(target: DebuggerTarget, backendNodeId: number, world: number): Promise<string | undefined> {
  const node = { backendNodeId, executionContextId: world, objectGroup: OBJECT_GROUP };
  try {
    return objectIdOf(await sendToTarget(target, "DOM.resolveNode", node), "object");
  } catch {
    return undefined;
  }
}
