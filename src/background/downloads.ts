/** Which downloads the pages of a tab have begun. Of each only the name that its file is to have is kept. */
import { cleanText } from "../dom-compressor/outline.ts";

const MAX_NAME_CHARACTERS = 100;

/** Counts by the event of https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-downloadWillBegin. */
export class Downloads {
  private readonly names = new Map<number, string[]>();

  /** Takes an event of the protocol; others are passed over. */
  told(tabId: number, method: string, params: unknown): void {
    if (method !== "Page.downloadWillBegin") return;
    this.names.set(tabId, [...this.of(tabId), nameIn(params)]);
  }

  /** Names of all files so far, oldest first. */
  of(tabId: number): readonly string[] {
    return this.names.get(tabId) ?? [];
  }

  forget(tabId: number): void {
    this.names.delete(tabId);
  }
}

/** A page, or its server, chooses the name. */
function nameIn(params: unknown): string {
  const name =
    typeof params === "object" && params !== null && "suggestedFilename" in params ? params.suggestedFilename : "";
  return typeof name === "string" && name !== "" ? cleanText(name).slice(0, MAX_NAME_CHARACTERS) : "a file";
}
