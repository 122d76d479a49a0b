/**
 * Keeps the content scripts of a run's tab informed of who listens for presses. It never attaches the debugger: it asks
 * only where that is attached for input anyway, which is from a run's first look at the tab until the run pauses, ends
 * or leaves the tab, unless the user chose synthetic input or the browser refuses. Nothing needs to wait for it: what an
 * outline is built from is what was known before.
 */
import type { HeardListeners } from "../../protocol/listener-marks.ts";
import type { BackgroundToContent } from "../../protocol/messages.ts";
import type { DocumentAddress } from "../document/content-link.ts";
import { within } from "../time-limit.ts";
import type { ListenerQuestion } from "./listener-query.ts";

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
  /** What the documents with these tokens hear, by token. */
  find(tabId: number, question: ListenerQuestion): Promise<ReadonlyMap<string, HeardListeners>>;
}

/** A question that a frame which is gone keeps waiting must not keep all later ones from being asked. */
const QUESTION_LIMIT_MS = 5000;

export class Listeners {
  /** The question under way, and none other, is answered to the documents. */
  private asking: object | null = null;

  constructor(
    private readonly tabId: number,
    private readonly ports: ListenerPorts,
  ) {}

  /**
   * Asks for the listeners of those documents that have changed much since they were last asked for. Only one question
   * is under way at a time; failing is silent, for a page is read and used without, only less of it.
   * @returns whether any document has heard of something that listens
   */
  async refresh(documents: readonly ReadDocument[]): Promise<boolean> {
    if (this.asking) return false;
    const question = {};
    this.asking = question;
    try {
      return await within(QUESTION_LIMIT_MS, this.refreshNow(documents, question), () => false);
    } finally {
      this.asking = null;
    }
  }

  private async refreshNow(documents: readonly ReadDocument[], question: object): Promise<boolean> {
    const asked = documents.map(async (document) => {
      const token = newToken();
      return (await this.isAwaited(document, token)) ? [[token, document] as const] : [];
    });
    const awaiting = new Map((await Promise.all(asked)).flat());
    if (awaiting.size === 0) return false;
    const origins = new Set(documents.map(({ origin }) => origin));
    const heard = await this.find({ origins, tokens: new Set(awaiting.keys()) });
    // By now the documents may have been marked anew.
    if (this.asking !== question) return false;
    const told = [...awaiting].map(([token, document]) => this.tell(document, heard.get(token) ?? null));
    await Promise.all(told);
    return [...heard.values()].some(({ pressed, keyed }) => pressed.length + keyed.length > 0);
  }

  private isAwaited({ documentId }: ReadDocument, token: string): Promise<boolean> {
    return this.ports.ask({ tabId: this.tabId, documentId }, "listeners-await", { token }).catch(() => false);
  }

  /** Nothing where the tab is gone, the debugger detached, or the page is being left. */
  private find(question: ListenerQuestion): Promise<ReadonlyMap<string, HeardListeners>> {
    return this.ports.find(this.tabId, question).catch(() => new Map());
  }

  private async tell({ documentId }: ReadDocument, listeners: HeardListeners | null): Promise<void> {
    await this.ports.ask({ tabId: this.tabId, documentId }, "listeners-heard", { listeners }).catch(() => null);
  }
}

/** Short, for it comes back once an element; no page knows it, and one that guessed it would gain nothing. */
const newToken = () => crypto.randomUUID().slice(0, 8);
