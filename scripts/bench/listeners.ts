/** Who listens for presses, as the browser itself says. */
import type { CDPSession, Page } from "playwright";

/** Events by which a press is noticed. */
const PRESSES = new Set(["click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "auxclick"]);

/** Tells the benchmark in the page which elements listen for presses. */
export async function noteListeners(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const ids = await listeningNodes(session, "document");
    const onWindow = await listeningNodes(session, "window");
    await handOver(session, ids, onWindow.length > 0);
  } finally {
    await session.detach();
  }
}

/** Nodes that listen, by the browser's own number; for the window itself, which is no node, 0. */
async function listeningNodes(session: CDPSession, expression: string): Promise<number[]> {
  const { result } = await session.send("Runtime.evaluate", { expression });
  if (result.objectId === undefined) return [];
  const { listeners } = await session.send("DOMDebugger.getEventListeners", {
    objectId: result.objectId,
    depth: -1,
    pierce: true,
  });
  const pressed = listeners.filter(({ type }) => PRESSES.has(type));
  return [...new Set(pressed.map(({ backendNodeId }) => backendNodeId ?? 0))];
}

const HAND_OVER = `function (everywhere, ...nodes) {
  const elements = nodes.filter((node) => node.nodeType === 1);
  globalThis.__deckhandBench.noteListeners(elements, everywhere || elements.length < nodes.length);
}`;

async function handOver(session: CDPSession, ids: readonly number[], everywhere: boolean): Promise<void> {
  const executionContextId = await ownWorld(session);
  const nodes = ids.filter((id) => id !== 0).map((id) => resolve(session, id, executionContextId));
  const objects = (await Promise.all(nodes)).filter((objectId) => objectId !== undefined);
  await session.send("Runtime.callFunctionOn", {
    executionContextId,
    functionDeclaration: HAND_OVER,
    arguments: [{ value: everywhere }, ...objects.map((objectId) => ({ objectId }))],
  });
}

/** The world of the top document's own scripts: nodes of frames are handed over in it too, or they cannot be together. */
async function ownWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send("Page.getFrameTree");
  const found = new Promise<number>((resolve) => {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.auxData?.isDefault && context.auxData.frameId === frameTree.frame.id) resolve(context.id);
    });
  });
  // Names the worlds that are there already.
  await session.send("Runtime.enable");
  return found;
}

/** A handle to the node; undefined when it is gone, or of a document that the page may not look into. */
async function resolve(session: CDPSession, backendNodeId: number, world: number): Promise<string | undefined> {
  try {
    const { object } = await session.send("DOM.resolveNode", { backendNodeId, executionContextId: world });
    return object.objectId;
  } catch {
    return undefined;
  }
}
