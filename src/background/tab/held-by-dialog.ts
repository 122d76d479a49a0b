/**
 * A dialog of the page stops everything in it: scripts, input, and our own. What was under way goes on when the dialog
 * is answered, and until then nobody waits for it.
 */
import type { TabResult } from "../../agent/index.ts";

const OPENED = Symbol("a dialog has opened");

export class HeldByDialog {
  private words: string | null = null;
  private held: Promise<TabResult> | null = null;
  private isAnswering = false;
  private readonly waiters = new Set<() => void>();

  get isOpen(): boolean {
    return this.words !== null;
  }

  /** @param words for the log: `confirm “Delete?”` */
  opened(words: string): void {
    this.words = words;
    for (const waiter of [...this.waiters]) waiter();
  }

  /** Somebody has answered it. @returns whether that was the user, in the page */
  closed(): boolean {
    const byUser = this.isOpen && !this.isAnswering;
    this.words = null;
    return byUser;
  }

  /** Does what may open a dialog; then it ends with that, and the rest is for `answer`. */
  hold(work: Promise<TabResult>): Promise<TabResult> {
    return this.unlessOpened(work, () => {
      this.held = work.catch(() => ({ outcome: "failed", effect: "the page went away" }));
      return { outcome: "done", effect: `dialog opened: ${this.words}` };
    });
  }

  /** The result of the work, or what stands for it when a dialog opens before or meanwhile. */
  async unlessOpened<Result>(work: Promise<Result>, instead: () => Result): Promise<Result> {
    let wake = () => {};
    const opened = new Promise<typeof OPENED>((resolve) => {
      wake = () => resolve(OPENED);
    });
    this.waiters.add(wake);
    if (this.isOpen) wake();
    try {
      const first = await Promise.race([work, opened]);
      if (first !== OPENED) return first;
      // It may yet fail, long after anybody waits for it.
      work.catch(() => undefined);
      return instead();
    } finally {
      this.waiters.delete(wake);
    }
  }

  /**
   * Answers. What the dialog has held up ends by itself, or at the next dialog; null when that was nothing.
   * @throws what the sending throws; then nothing is open any more
   */
  async answer(send: () => Promise<unknown>): Promise<{ settled: Promise<TabResult | null> }> {
    this.isAnswering = true;
    const { words } = this;
    try {
      await send();
    } finally {
      this.isAnswering = false;
      // Another may have opened in the same moment.
      if (this.words === words) this.words = null;
    }
    const { held } = this;
    this.held = null;
    return { settled: held ? this.hold(held) : Promise.resolve(null) };
  }

  /** When the user has answered the dialog in the page, what it held up comes to its end first. */
  async settled(): Promise<void> {
    const { held } = this;
    this.held = null;
    await held;
  }
}
