/** What is read of the protocol's answers about listeners. Pure. */
import * as z from "zod/mini";
import { type HeardListeners, readMark } from "../../protocol/listener-marks.ts";

const root = z.object({ root: z.object({ backendNodeId: z.int(), documentURL: z.string() }) });

/** The document's number and address. */
export function documentIn(answer: unknown): { backendNodeId: number; url: string } {
  const { backendNodeId, documentURL } = root.parse(answer).root;
  return { backendNodeId, url: documentURL };
}

const handle = z.object({ object: z.object({ objectId: z.string() }) });

/** The handle of a node. @throws when the node is gone */
export function objectIdOf(answer: unknown): string {
  return handle.parse(answer).object.objectId;
}

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

const listeners = z.object({
  listeners: z.array(z.object({ type: z.string(), backendNodeId: z.optional(z.int()) })),
});

/**
 * The listening elements of each document that was marked, by the token it was marked with. Documents with other tokens
 * are none of ours; one of which no mark was seen was not reached, and has no entry.
 */
export function heardIn(answer: unknown, tokens: ReadonlySet<string>): Map<string, HeardListeners> {
  const heard = new Map<string, HeardListeners>();
  for (const types of typesByNode(answer)) {
    const mark = types.map(readMark).find((read) => read !== null && tokens.has(read.token));
    if (!mark) continue;
    const into = heard.get(mark.token) ?? { pressed: [], keyed: [] };
    heard.set(mark.token, into);
    if (types.some((type) => PRESSES.has(type))) into.pressed.push(mark.index);
    else if (types.includes(KEY)) into.keyed.push(mark.index);
  }
  return heard;
}

/** What each node listens for, in tree order. The listeners of a window have no node. */
function typesByNode(answer: unknown): Iterable<string[]> {
  const types = new Map<number, string[]>();
  for (const { type, backendNodeId } of listeners.parse(answer).listeners) {
    if (backendNodeId === undefined) continue;
    const known = types.get(backendNodeId);
    if (known) known.push(type);
    else types.set(backendNodeId, [type]);
  }
  return types.values();
}
