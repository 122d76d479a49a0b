/**
 * Keeps the content scripts of a run's tab informed of who listens for presses. It never attaches the debugger: it asks
 * only where that is attached for input anyway, which is from a run's first look at the tab until the run pauses, ends
 * or leaves the tab, unless the user chose synthetic input or the browser refuses. Nothing waits for it: what an
 * outline is built from is what was known before.
 */
import type { BackgroundToContent } from "../../protocol/messages.ts";
import type { DocumentAddress } from "../document/content-link.ts";

/** A document that may be read. */
export interface ReadDocument {
  documentId: string;
  origin: string;
}

type Message = "listeners-await" | "listeners-heard";

/** What asking takes: the way to a content script, and the query of the debugger. */
export interface ListenerPorts {
  ask<Name extends Message>(
    address: DocumentAddress,
    name: Name,
    data: BackgroundToContent[Name]["request"],
  ): Promise<BackgroundToContent[Name]["response"]>;
  handOver(tabId: number, origins: ReadonlySet<string>, token: string): Promise<void>;
}

export class Listeners {
  private isAsking = false;

  constructor(
    private readonly tabId: number,
    private readonly ports: ListenerPorts,
  ) {}

  /**
   * Asks for the listeners of those documents that have changed much since they were last asked for. Only one question
   * is under way at a time; failing is silent, for a page is read and used without, only less of it.
   */
  async refresh(documents: readonly ReadDocument[]): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      await this.refreshNow(documents);
    } catch {
      // The tab is gone, the debugger detached, or the page is being left.
    } finally {
      this.isAsking = false;
    }
  }

  private async refreshNow(documents: readonly ReadDocument[]): Promise<void> {
    const token = crypto.randomUUID();
    const awaiting: ReadDocument[] = [];
    for (const document of documents) if (await this.isAwaited(document, token)) awaiting.push(document);
    if (awaiting.length === 0) return;
    try {
      await this.ports.handOver(this.tabId, new Set(awaiting.map(({ origin }) => origin)), token);
    } finally {
      await Promise.all(awaiting.map((document) => this.tellHeard(document)));
    }
  }

  private isAwaited({ documentId }: ReadDocument, token: string): Promise<boolean> {
    return this.ports.ask({ tabId: this.tabId, documentId }, "listeners-await", { token }).catch(() => false);
  }

  private async tellHeard({ documentId }: ReadDocument): Promise<void> {
    await this.ports.ask({ tabId: this.tabId, documentId }, "listeners-heard", null).catch(() => null);
  }
}
