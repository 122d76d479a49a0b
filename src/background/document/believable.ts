import type { LiveDocument } from "../../agent/index.ts";
import type { ElementFacts } from "../../protocol/snapshot.ts";

/** What was asked of a document: an element that was given out, or what has the focus. */
interface Asked {
  documentId: string;
  ref: string | null;
}

/**
 * Facts as far as a document may tell them of itself. Whose it is the browser knows: a renderer that has been taken over
 * would call itself another site, to be typed that one's secrets. Null where it does.
 */
export function believable(facts: ElementFacts, asked: Asked, live: readonly LiveDocument[]): ElementFacts | null {
  const document = live.find(({ documentId }) => documentId === asked.documentId);
  return document?.origin === facts.origin ? { ...facts, ref: asked.ref ?? facts.ref } : null;
}
