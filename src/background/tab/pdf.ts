/**
 * Chrome's viewer for PDFs. Its tab has the address and the title of the file, like any page; the file itself is drawn in
 * a process of its own, of which no extension sees a frame. Only the type of the document gives it away.
 */
import type { FrameSnapshot } from "../../protocol/snapshot.ts";
import type { DocumentAddress } from "../document/content-link.ts";

export const PDF_OBSTACLE = "This tab shows a PDF, which Deckhand cannot read. Open a web page and try there.";

/** Whether a document is that viewer. A document that cannot be asked is taken for a page: who reads it finds out why. */
export async function isPdf({ tabId, documentId }: DocumentAddress): Promise<boolean> {
  const target = { tabId, documentIds: [documentId] };
  const asked = chrome.scripting.executeScript({ target, injectImmediately: true, func: () => document.contentType });
  const [answer] = await asked.catch(() => []);
  return answer?.result === "application/pdf";
}

/** What there is to say of a PDF where a page is expected: that it is there, and hidden. */
export function withPdfNamed(snapshot: FrameSnapshot): FrameSnapshot {
  const pdf = { role: "iframe", name: "hidden, a PDF that Deckhand cannot read", place: "viewport" } as const;
  return { ...snapshot, root: { ...snapshot.root, children: [pdf] } };
}
